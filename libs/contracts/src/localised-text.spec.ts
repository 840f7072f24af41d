import { localisedLine, localisedText, preferredLocale, readText } from './localised-text.js';

describe('readText', () => {
  it('falls back in the declared order and says which language it gave', () => {
    const text = { sv: 'Tillväxt', en: 'Growth' };
    expect(readText(text, 'fi')).toEqual({ text: 'Tillväxt', locale: 'sv' });
    expect(readText(text, 'en')).toEqual({ text: 'Growth', locale: 'en' });
    expect(readText({ fi: 'Kasvu' }, 'en')).toEqual({ text: 'Kasvu', locale: 'fi' });
  });
});

describe('preferredLocale', () => {
  it.each([
    [undefined, 'fi'],
    ['sv-FI,sv;q=0.9,fi;q=0.8', 'sv'],
    ['de,en;q=0.5,sv;q=0.7', 'sv'],
    ['en;q=0, sv;q=0.1', 'sv'],
    ['de', 'fi'],
    ['*', 'fi'],
    [';;;q=,', 'fi'],
  ])('of %s is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('texts from outside', () => {
  it('are there in one language at least', () => {
    expect(localisedText(10).safeParse({}).error?.issues).toMatchObject([{ message: 'no_language' }]);
    expect(localisedText(10).parse({ sv: ' Ort ' })).toEqual({ sv: 'Ort' });
  });

  it('are tidied in each language', () => {
    expect(localisedLine(10).parse({ fi: 'A\u0308 \n b', sv: 'Ö' })).toEqual({ fi: 'Ä b', sv: 'Ö' });
    expect(localisedLine(10).safeParse({ fi: 'a', sv: 'b\u202e' }).error?.issues).toMatchObject([
      { path: ['sv'], message: 'hidden_character:U+202E' },
    ]);
  });
});
