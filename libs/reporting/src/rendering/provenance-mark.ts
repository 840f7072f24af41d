import { type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from './language.js';
import { type Content, markup } from './markup.js';

/** Signs that stay apart in black and white; a documented fact needs none. */
export const PROVENANCE_SIGNS: Record<Provenance, string> = {
  documented: '',
  illustrative: '◇',
  reported: '○',
  estimated: '≈',
};

/** The sign and the word, as after a figure. Nothing for a documented fact. */
export function provenanceMark(provenance: Provenance, language: Language): Content {
  return provenance === 'documented' ? undefined : provenanceCell(provenance, language);
}

/** The sign and the word whatever the provenance, as in a column of its own. */
export function provenanceCell(provenance: Provenance, language: Language): Content {
  const sign = PROVENANCE_SIGNS[provenance];
  const shown = sign && markup`<span aria-hidden="true">${sign}</span> `;
  return markup`<span class="mark ${provenance}">${shown}${language.plain(VALUE_NAMES.provenance[provenance])}</span>`;
}
