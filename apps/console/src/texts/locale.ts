import { languageName, type Locale, LOCALES, OPERATORS_LOCALE, tagOf } from '../../../../libs/contracts/src/locales.js';

export { languageName, type Locale, LOCALES };

const KEPT = 'language';

const isLocale = (text: string | null | undefined): text is Locale => LOCALES.some((each) => each === text);

/** The language that the reader has chosen, else the first of the browser's that we have. */
function readersLocale(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (isLocale(kept)) return kept;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLocale) ?? OPERATORS_LOCALE;
}

let current: Locale = readersLocale();

export const locale = (): Locale => current;
/** By this, Intl writes numbers and days, as the server does. */
export const tag = (): string => tagOf(current);

export function setLocale(chosen: Locale): void {
  current = chosen;
  localStorage.setItem(KEPT, chosen);
}
