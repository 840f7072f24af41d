import { type Locale, LOCALES } from './locales.js';

export { type Locale, LOCALES };

/** By these, Intl writes numbers and days, as the server does. */
const TAGS: Readonly<Record<Locale, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const KEPT = 'language';

const isLocale = (text: string | null | undefined): text is Locale => LOCALES.some((each) => each === text);

/** The language that the reader has chosen, else the first of the browser's that we have. */
function readersLocale(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (isLocale(kept)) return kept;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLocale) ?? 'en';
}

let current: Locale = readersLocale();

export const locale = (): Locale => current;
export const tag = (): string => TAGS[current];

export function setLocale(chosen: Locale): void {
  current = chosen;
  localStorage.setItem(KEPT, chosen);
}
