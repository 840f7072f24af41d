/** Where the network is: moments are filled in by the clocks there. */
const TIME_ZONE = 'Europe/Helsinki';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What the clocks there show: "2026-12-15T11:00". */
export const localOf = (moment: string): string => clock.format(new Date(moment)).replace(' ', 'T').slice(0, 16);

/** The moment at which the clocks there show it: "2026-12-15T09:00:00Z". An hour that a summer time skips is the one after. */
export function momentOf(local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  let at = asUtc;
  // The zone's distance from UTC at a first guess may differ from that at the moment itself.
  for (let turn = 0; turn < 2; turn += 1) at = asUtc - (Date.parse(`${localOf(new Date(at).toISOString())}Z`) - at);
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
