import { listText } from './format.js';
import { tag } from './locale.js';

/** Languages by their names, from the codes of ISO 639. */
export const languageNames = (codes: readonly string[]): string => {
  const names = new Intl.DisplayNames(tag(), { type: 'language' });
  return listText(codes.map((code) => names.of(code) ?? code));
};
