import { LOCALES } from './locales.js';
import type { LocalisedText } from './localised-text.js';

export const sameText = (one: LocalisedText | undefined, other: LocalisedText | undefined): boolean =>
  LOCALES.every((locale) => one?.[locale] === other?.[locale]);

export const sameTexts = (one: readonly LocalisedText[], other: readonly LocalisedText[]): boolean =>
  one.length === other.length && one.every((each, place) => sameText(each, other[place]));
