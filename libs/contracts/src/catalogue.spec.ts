import { oneOf, refuse, say } from './catalogue.js';
import { DomainError } from './errors.js';
import { LocalDate } from './local-date.js';
import { Money } from './money.js';
import { Period } from './period.js';

const from = LocalDate.parse('2026-01-01');
const to = LocalDate.parse('2026-12-31');

describe('a message', () => {
  it('is said in every language', () => {
    expect(say('CODE_TAKEN', { code: 'X' })).toEqual({
      fi: 'Koodi X on jo käytössä. Valitse toinen.',
      sv: 'Koden X är redan i bruk. Välj en annan.',
      en: 'The code X is taken. Choose another.',
    });
  });

  it.each([
    [Period.of(from, to) ?? '', '1. tammikuuta 2026 – 31. joulukuuta 2026', '1 January 2026 – 31 December 2026'],
    [Period.from(from), '1. tammikuuta 2026 alkaen', 'from 1 January 2026'],
    [Period.of(undefined, to) ?? '', '31. joulukuuta 2026 asti', 'until 31 December 2026'],
    [Period.always, 'ilman ensimmäistä ja viimeistä päivää', 'without a first or last day'],
    [LocalDate.parse('2026-03-04'), '4. maaliskuuta 2026', '4 March 2026'],
    [Money.ofMinor(2_000_000n, 'EUR'), '20\u00a0000,00\u00a0EUR', '20,000.00\u00a0EUR'],
    [{ fi: 'Kasvu', en: 'Growth' }, 'Kasvu', 'Growth'],
    [{ sv: 'Tillväxt' }, 'Tillväxt', 'Tillväxt'],
    [['a', { fi: 'b', en: 'c' }], 'a, b', 'a, c'],
    [oneOf(['a', { fi: 'b', en: 'c' }]), 'a tai b', 'a or c'],
    ["{it} '{is}' <b>", "{it} '{is}' <b>", "{it} '{is}' <b>"],
  ])('shows its arguments as they are read: %s', (code, fi, en) => {
    const said = say('CODE_TAKEN', { code });
    expect([said.fi, said.en]).toEqual([
      `Koodi ${fi} on jo käytössä. Valitse toinen.`,
      `The code ${en} is taken. Choose another.`,
    ]);
  });

  it('is not said without an argument that it names', () => {
    expect(() => say('CODE_TAKEN')).toThrow('code');
  });
});

describe('a refusal', () => {
  it('has the code before the dot, the path and the text', () => {
    const refused = refuse('WRONG_STATUS.notPublicYet', ['member']);
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ code: 'WRONG_STATUS', path: ['member'] });
    expect(refused.text.en).toMatch(/^This is not public yet/);
  });
});
