import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Before the first entry. */
export const BEGINNING = '0'.repeat(64);

/** An entry of the chain: its text is all of it but the hashes, in the form in which it is hashed and exported. */
export interface Link {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly text: string;
  /** Whether the events and rows that it refers to are as they were; a copy of the chain has them not. */
  readonly isContentWhole?: boolean;
}

/** A place in the chain and its hash, kept beside it; `removed`: all up to there is gone on purpose. */
export interface Checkpoint {
  readonly kind: 'head' | 'removed';
  readonly sequence: number;
  readonly hash: string;
  readonly at: string;
  readonly mac?: string;
}

/** The first that is wrong, for people. */
export interface Fault {
  readonly sequence: number;
  readonly what: string;
}

export const hashOf = (previous: string, text: string): string =>
  createHash('sha256').update(previous).update(text).digest('hex');

/** A checkpoint's seal under a key that the database does not know. */
export function macOf(key: string, { kind, sequence, hash, at }: Omit<Checkpoint, 'mac'>): string {
  return createHmac('sha256', key).update(`${kind} ${sequence} ${hash} ${at}`).digest('hex');
}

/** Whether nobody without the key has made or changed it. */
export function isSealed(key: string, checkpoint: Checkpoint): boolean {
  const [given, made] = [Buffer.from(checkpoint.mac ?? ''), Buffer.from(macOf(key, checkpoint))];
  return given.length === made.length && timingSafeEqual(given, made);
}

/** Walks a chain entry by entry, in constant memory. */
export class ChainWalk {
  private isHeadMet: boolean;

  /** `from`: the entry before the first, unless that is not known. `head`: a hash that somebody wrote down. */
  constructor(
    private last: { readonly sequence: number; readonly hash: string } | undefined,
    private readonly head?: string,
  ) {
    this.isHeadMet = head === undefined || head === last?.hash;
  }

  get end(): { readonly sequence: number; readonly hash: string } {
    return this.last ?? { sequence: 0, hash: BEGINNING };
  }

  /** What is wrong with the next entry. */
  next({ sequence, previous, hash, text, isContentWhole = true }: Link): Fault | undefined {
    const expected = this.last ?? { sequence: sequence - 1, hash: previous };
    if (sequence > expected.sequence + 1)
      return { sequence: expected.sequence + 1, what: 'is missing: it was removed, or moved to another place' };
    if (sequence <= expected.sequence) return { sequence, what: 'comes out of its order' };
    if (previous !== expected.hash)
      return { sequence, what: 'does not follow the one before: one of the two was replaced or inserted' };
    if (hash !== hashOf(previous, text)) return { sequence, what: 'was altered: its hash is not that of its content' };
    if (!isContentWhole)
      return { sequence, what: 'refers to events or replaced rows that were altered or removed since' };
    this.last = { sequence, hash };
    if (hash === this.head) this.isHeadMet = true;
    return undefined;
  }

  /** What is wrong at the end: `newest` is the last entry that is known from elsewhere. */
  finish(newest?: { readonly sequence: number; readonly hash: string }): Fault | undefined {
    const { sequence, hash } = this.end;
    if (newest && newest.sequence > sequence)
      return { sequence: sequence + 1, what: `and all after it were removed: there were ${newest.sequence}` };
    if (newest && (newest.sequence < sequence || newest.hash !== hash))
      return { sequence, what: 'is not the newest entry that the service has made' };
    if (!this.isHeadMet)
      return {
        sequence,
        what: 'is the last, and no entry has the hash that was written down: the end was removed or replaced',
      };
    return undefined;
  }
}

const LINE = /^\{"hash":"([\da-f]{64})","previous":"([\da-f]{64})","entry":(\{"sequence" : (\d{1,15}),.*\})\}$/;

/** An entry as a line of an export: the text between `"entry":` and the last brace is what is hashed. */
export const lineOf = ({ hash, previous, text }: Link): string =>
  `{"hash":"${hash}","previous":"${previous}","entry":${text}}`;

/** Undefined: it is no such line. */
export function linkIn(line: string): Link | undefined {
  const [, hash, previous, text, sequence] = LINE.exec(line) ?? [];
  if (hash === undefined || previous === undefined || text === undefined) return undefined;
  return { hash, previous, text, sequence: Number(sequence) };
}
