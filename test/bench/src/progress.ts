const began = performance.now();

/** Tells the person who waits how far it is. */
export function say(message: string): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}  ${message}`);
}
