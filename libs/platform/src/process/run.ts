import { SetupFault } from '../config/index.js';

/** Says how something that was opened is closed again; the last opened is closed first. */
export type AtTheEnd = (close: () => Promise<void>) => void;

/** Ends the process in good order, yet as failed, for a reason that came up while it ran. */
export type Fail = (reason: unknown) => void;

/**
 * Runs a process: starts it, and closes what it opened, in reverse, on SIGINT or SIGTERM or when starting fails half-way.
 * A second signal ends it at once.
 */
export async function run(start: (atTheEnd: AtTheEnd, fail: Fail) => Promise<void>): Promise<void> {
  const opened: (() => Promise<void>)[] = [];
  let ending = false;
  const end = async (code: number): Promise<void> => {
    if (ending) process.exit(130);
    ending = true;
    let outcome = code;
    for (const close of opened.toReversed()) {
      // oxlint-disable-next-line no-await-in-loop -- what was opened later stands on what was opened before
      await close().catch((error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
        outcome = 1;
      });
    }
    process.exit(outcome);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));
  const fail: Fail = (reason) => {
    process.stderr.write(`${explain(reason)}\n`);
    if (!ending) void end(1);
  };
  try {
    await start((close) => opened.push(close), fail);
  } catch (error) {
    fail(error);
  }
}

/** What a person can act on: the message alone for what they can mend, the stack for a bug. */
function explain(error: unknown): string {
  if (error instanceof SetupFault) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
