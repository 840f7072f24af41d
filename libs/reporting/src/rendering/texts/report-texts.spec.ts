import { LOCALES } from '@talkoot/contracts';
import { REPORT_TEXTS, type ReportTexts } from './index.js';

describe('the texts of the report', () => {
  it('do not compile when one is missing', () => {
    const { attribution, ...incomplete } = REPORT_TEXTS.fi;
    // @ts-expect-error: a language without one of the texts is none
    const texts: ReportTexts = incomplete;
    expect({ ...texts, attribution }).toEqual(REPORT_TEXTS.fi);
  });

  it.each(LOCALES)('leave nothing blank or unfilled in %s', (locale) => {
    const sentences = textsIn(REPORT_TEXTS[locale]);
    expect(sentences.length).toBeGreaterThan(100);
    for (const each of sentences) expect(each).toMatch(/^\S(.*\S)?$/);
    expect(sentences.filter((each) => /undefined|NaN|\$\{/.test(each))).toEqual([]);
  });

  it('speak of one and of many', () => {
    expect(REPORT_TEXTS.fi.situation('19.11.2014', 1, 38)).toBe('Tilanne 19.11.2014: 1 pilotti ja 38 kumppanikuntaa.');
    expect(REPORT_TEXTS.sv.situation('19.11.2014', 4, 1)).toBe('Läget 19.11.2014: 4 piloter och 1 partnerkommun.');
    expect(REPORT_TEXTS.en.situation('19 Nov 2014', 1, 1)).toBe(
      'Situation on 19 Nov 2014: 1 pilot and 1 partner municipality.',
    );
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}
