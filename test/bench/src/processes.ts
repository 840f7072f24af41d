import { readdirSync, readFileSync } from 'node:fs';

/** Of the clock by which the kernel counts a process' time, on every Linux there is. */
const TICKS_A_SECOND = 100;

interface Times {
  readonly parent: number;
  /** Seconds of processor, in user and kernel mode. */
  readonly own: number;
  /** Of its children that are gone. */
  readonly gone: number;
}

function times(pid: number): Times | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, goneUser = 0, goneSystem = 0] = fields.slice(11, 15);
    return {
      parent: fields[1] ?? 0,
      own: (user + system) / TICKS_A_SECOND,
      gone: (goneUser + goneSystem) / TICKS_A_SECOND,
    };
  } catch {
    // It ended a moment ago.
    return undefined;
  }
}

/** Seconds of processor that a process and its children have used until now. */
export function processorTime(pid: number): number {
  const own = times(pid);
  if (own === undefined) throw new Error(`No process ${pid}: processor time is read from /proc, on Linux only.`);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => times(Number(name)))
    .filter((each) => each?.parent === pid);
  return own.own + own.gone + children.reduce((sum, each) => sum + (each?.own ?? 0), 0);
}

/** Megabytes that a process holds of the memory. */
export function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}
