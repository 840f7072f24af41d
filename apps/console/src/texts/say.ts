import { IntlMessageFormat } from 'intl-messageformat';
import type texts from '../messages/fi.json';
import { type Messages, textsIn } from './catalogues.js';
import { locale, tag } from './locale.js';

export type Key = keyof typeof texts;

const FILES = import.meta.glob('../messages/*.json', { import: 'default' });

let messages: Messages = {};
let formats = new Map<string, IntlMessageFormat>();

/** Before anything is said, and again when the reader chooses another language. */
export async function loadTexts(): Promise<void> {
  messages = await textsIn(FILES, locale());
  formats = new Map();
  document.documentElement.lang = locale();
}

/** A text of the console in the reader's language. */
export function say(key: Key, given: Readonly<Record<string, string | number>> = {}): string {
  const format = formats.get(key) ?? new IntlMessageFormat(messages[key] ?? key, tag(), undefined, { ignoreTag: true });
  formats.set(key, format);
  return String(format.format(given));
}

/** Whether there is such a text: for keys that are made of names of the API. */
export const isSaid = (key: string): key is Key => key in messages;

/** What people call a value of an enum: `PilotStatus` and `RUNNING`. */
export const named = (type: string, value: string): string => {
  const key = `value.${type}.${value}`;
  return isSaid(key) ? say(key) : value;
};
