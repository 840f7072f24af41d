import { randomUUID } from 'node:crypto';

export const newRequestId = (): string => randomUUID();

/** The id of a request: what its client or a proxy gave it, or else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{8,100}$/.test(header) ? header : newRequestId();
}
