import { LOCALES, type LocalisedText } from '@talkoot/contracts';

export const sameText = (one: LocalisedText, other: LocalisedText): boolean =>
  LOCALES.every((locale) => one[locale] === other[locale]);
