import { InvalidConfiguration } from '../config/index.js';

/** Anything that can be closed: an application, an embedded database. */
export interface Running {
  close(): Promise<void>;
}

/** Runs a process: starts it, and on SIGINT or SIGTERM closes it once, cleanly; a second signal ends it at once. */
export async function run(start: () => Promise<Running>): Promise<void> {
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
  let closing = false;
  const close = (): void => {
    if (closing) process.exit(130);
    closing = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

/** What a person can act on: the message alone for what they can mend, the stack for a bug. */
function explain(error: unknown): string {
  if (error instanceof InvalidConfiguration) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port is taken (${error.message}). Set PORT to a free one or stop the process that has it.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
