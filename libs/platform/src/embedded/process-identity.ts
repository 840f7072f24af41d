import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isSystemError } from './files.js';

/** Tells a process from every other that had its number before or gets it later. */
export const processIdentity = z.object({
  pid: z.int().positive(),
  /** Boot and clock tick at which it started; empty where the system has no /proc. */
  started: z.string(),
});
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** The process that has this number now; `undefined` if none has, or if it is dead and merely not reaped yet. */
export function processOf(pid: number): ProcessIdentity | undefined {
  const boot = readProc('sys/kernel/random/boot_id');
  if (boot === undefined) return answersSignals(pid) ? { pid, started: '' } : undefined;

  const stat = readProc(`${pid}/stat`);
  if (stat === undefined) return undefined;
  // The command's name, in parentheses, may hold spaces and parentheses itself: the fields count from its end.
  // See proc_pid_stat(5): state is field 3, start time field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || started === undefined) return undefined;
  return { pid, started: `${boot.trim()} ${started}` };
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return processOf(process.pid) ?? { pid: process.pid, started: '' };
}

/** True while exactly this process lives, not merely one that was given its number again. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processOf(identity.pid)?.started === identity.started;
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch (error) {
    // ESRCH: the process ended while its file was open.
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ESRCH')) return undefined;
    throw error;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error, 'EPERM');
  }
}
