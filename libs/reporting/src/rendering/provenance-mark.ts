import { type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from './language.js';
import { type Content, type Markup, markup } from './markup.js';

/** Signs that stay apart in black and white; a documented fact needs none. */
export const PROVENANCE_SIGNS: Record<Provenance, string> = {
  documented: '',
  illustrative: '◇',
  reported: '○',
  estimated: '≈',
};

/** Marks the exception: the sign and the word of what comes from elsewhere than is usual where it stands, else nothing. */
export function provenanceMark(provenance: Provenance | undefined, usual: Provenance, language: Language): Content {
  return provenance === undefined || provenance === usual
    ? undefined
    : markup` ${provenanceName(provenance, language)}`;
}

/** The sign and the word. */
export function provenanceName(provenance: Provenance, language: Language): Markup {
  const sign = PROVENANCE_SIGNS[provenance];
  const shown = sign && markup`<span aria-hidden="true">${sign}</span> `;
  return markup`<span class="mark ${provenance}">${shown}${language.plain(VALUE_NAMES.provenance[provenance])}</span>`;
}
