import type { Values } from './values.js';

/** What is kept of a form until it is sent or discarded: over reloads, and over a session that ends. */
export interface Kept {
  readonly values: Values;
  /** What was there when the form was opened; a change sends what differs from it. */
  readonly before?: Values | undefined;
  /** The version that was read. */
  readonly version?: number | undefined;
  /** The request that was sent last without an answer. The same request is sent again with the same key. */
  readonly attempt?: { readonly key: string; readonly input: string } | undefined;
}

/** Whose form it is: one who signs in after another in the same tab does not see what the other typed. */
export interface Draft {
  readonly person: string;
  readonly mutation: string;
  readonly thing: string;
}

const nameOf = ({ person, mutation, thing }: Draft): string => `act:${person}:${mutation}:${thing}`;

/** This tab keeps it: another tab or browser has its own. */
export function keptOf(draft: Draft): Kept | undefined {
  const text = sessionStorage.getItem(nameOf(draft));
  // We wrote it ourselves.
  return text === null ? undefined : (JSON.parse(text) as Kept);
}

export const keep = (draft: Draft, kept: Kept): void => {
  sessionStorage.setItem(nameOf(draft), JSON.stringify(kept));
};

export const forget = (draft: Draft): void => {
  sessionStorage.removeItem(nameOf(draft));
};
