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

  it('names the language of a text that it does not have', () => {
    expect(new Language('fi').say('report.inLanguage', { language: 'en' })).toBe('englanniksi');
  });
});
