import { localisedText, plainText, preferredLocale, readText } from './localised-text.js';

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
  it.each([
    ['   ', 'blank'],
    ['x'.repeat(11), 'too_long:10'],
    ['\u200b\u2060', 'blank'],
    ['a\u0000b', 'control_characters'],
    ['a\u0085b', 'control_characters'],
    ['a\ud83d', 'control_characters'],
  ])('%p is refused as %s', (text, message) => {
    expect(plainText(10).safeParse(text).error?.issues).toMatchObject([{ message }]);
  });

  it.each(['Ä\tå\n–', 'e\u0301', '👩\u200d🚒', 'אב\u200f'])('%p is a text', (text) => {
    expect(plainText(10).parse(text)).toBe(text);
  });

  it('are there in one language at least', () => {
    expect(localisedText(10).safeParse({}).error?.issues).toMatchObject([{ message: 'no_language' }]);
    expect(localisedText(10).parse({ sv: ' Ort ' })).toEqual({ sv: 'Ort' });
  });
});
