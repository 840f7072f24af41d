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

const nameOf = (mutation: string, thing: string): string => `act:${mutation}:${thing}`;

/** This tab keeps it: another tab or browser has its own. */
export function keptOf(mutation: string, thing: string): Kept | undefined {
  const text = sessionStorage.getItem(nameOf(mutation, thing));
  // We wrote it ourselves.
  return text === null ? undefined : (JSON.parse(text) as Kept);
}

export const keep = (mutation: string, thing: string, kept: Kept): void => {
  sessionStorage.setItem(nameOf(mutation, thing), JSON.stringify(kept));
};

export const forget = (mutation: string, thing: string): void => {
  sessionStorage.removeItem(nameOf(mutation, thing));
};

/** A key for one attempt. Pages over plain HTTP have no `randomUUID`. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
