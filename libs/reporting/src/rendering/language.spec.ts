import { languageName } from '@talkoot/contracts';
import { Language } from './language.js';

describe('the language of a report', () => {
  it.each([
    ['fi', 1, 38, 'Tilanne 19.11.: 1 pilotti ja 38 kumppanikuntaa.'],
    ['sv', 4, 1, 'Läget 19.11.: 4 piloter och 1 partnerkommun.'],
    ['en', 1, 0, 'Situation on 19.11.: 1 pilot and 0 partner municipalities.'],
  ] as const)('speaks of one and of many in %s', (locale, pilots, municipalities, text) => {
    const { say } = new Language(locale);
    expect(say('report.situation', { day: '19.11.', pilots, municipalities })).toBe(text);
  });

  it.each([
    ['fi', 'sv', 'ruotsiksi'],
    ['fi', 'en', 'englanniksi'],
    ['sv', 'fi', 'på finska'],
    ['sv', 'en', 'på engelska'],
    ['en', 'fi', 'in Finnish'],
    ['en', 'sv', 'in Swedish'],
  ] as const)('tells in %s that a text is in %s', (locale, of, words) => {
    expect(new Language(locale).say('report.inLanguage', { name: languageName(of, locale) })).toBe(words);
  });
});
