import fc from 'fast-check';
import { plainLine, plainText, searchLine, tidyLine } from './text.js';

const issuesOf = (schema: ReturnType<typeof plainLine>, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message);

describe('a line of text from outside', () => {
  it.each([
    ['A\u0308hta\u0308ri', 'Ähtäri'],
    ['Hämeenlinna ', 'Hämeenlinna'],
    ['\u00a0\u2003Hämeenlinna\u202f', 'Hämeenlinna'],
    ['\ufeffHämeenlinna', 'Hämeenlinna'],
    ['Hämeen\u00adlinna', 'Hämeenlinna'],
    ['Mänttä\u00a0\u00a0Vilppula', 'Mänttä Vilppula'],
    ['Kaksi\r\nriviä', 'Kaksi riviä'],
    ['Sarkain\tja\u2028rivi', 'Sarkain ja rivi'],
    ['👩\u200d🚒 ❤\ufe0f 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', undefined],
    ['می\u200cخواهم', undefined],
    ['Oslo – 北京 – עברית', undefined],
  ])('%j becomes %j', (typed, kept = typed) => {
    expect(plainLine(50).parse(typed)).toBe(kept);
    expect(searchLine(50).parse(typed)).toBe(kept);
  });

  const HIDDEN = '200B 200C 200D 200E 200F 202A 202B 202C 202D 202E 2060 2066 2067 2068 2069 061C 115F 3164 E0041 FE0F';
  it.each(`${HIDDEN} FEFF 180E 034F`.split(' '))('is refused with U+%s inside', (code) => {
    const text = `Ab${String.fromCodePoint(parseInt(code, 16))}cd`;
    for (const schema of [plainLine(50), plainText(50), searchLine(50)])
      expect(issuesOf(schema, text)).toEqual([`hidden_character:U+${code}`]);
  });

  it.each([
    ['   ', 'blank'],
    ['\u00a0\u3000', 'blank'],
    ['\u200b\u2060', 'blank'],
    ['x'.repeat(11), 'too_long:10'],
    ['a\u0000b', 'control_characters'],
    ['a\u000bb', 'control_characters'],
    ['a\u0085b', 'control_characters'],
    ['a\ud83d', 'control_characters'],
    ['a\ufffdb', 'control_characters'],
  ])('%j is refused as %s', (text, message) => {
    expect(issuesOf(plainLine(10), text)).toEqual([message]);
  });

  it('may be empty when it is looked for', () => {
    expect(searchLine(10).parse(' ')).toBe('');
  });

  it('keeps nothing that a second reading would change', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = tidyLine(text);
        expect(tidyLine(once)).toBe(once);
        expect(tidyLine(` ${text.normalize('NFD')}\u00a0`)).toBe(once);
      }),
    );
  });
});

describe('a text of several lines from outside', () => {
  it('keeps its lines and the spaces inside, and has one kind of line end', () => {
    expect(plainText(50).parse('  Ensin\u00a05\u00a0000 €\r\n\r\n\tsitten\rmuu\u2028loppu\n')).toBe(
      'Ensin\u00a05\u00a0000 €\n\n\tsitten\nmuu\nloppu',
    );
  });
});
