import { Money, money } from './money.js';

describe('Money', () => {
  it.each([
    ['180000.00', 18_000_000n, '180000.00'],
    ['180000', 18_000_000n, '180000.00'],
    ['0.1', 10n, '0.10'],
    ['-5.05', -505n, '-5.05'],
    ['999999999999999.99', 99_999_999_999_999_999n, '999999999999999.99'],
  ])('%s is exact', (text, minor, amount) => {
    const parsed = Money.parse(text, 'EUR');
    expect(parsed?.minor).toBe(minor);
    expect(parsed?.amount).toBe(amount);
  });

  it.each(['1.001', '1.000', '1e3', '1,50', '', ' 1', '1.', '9999999999999999', 'NaN'])('%p is no amount', (text) => {
    expect(Money.parse(text, 'EUR')).toBeUndefined();
  });

  it('has one currency in a sum', () => {
    const euros = Money.ofMinor(100n, 'EUR');
    expect(euros.plus(Money.ofMinor(1n, 'EUR')).amount).toBe('1.01');
    expect(() => euros.plus(Money.ofMinor(1n, 'SEK'))).toThrow('Two currencies');
  });

  it('is told at its field when it is wrong', () => {
    const { error } = money.safeParse({ amount: '1.001', currency: 'SEK' });
    expect(error?.issues).toMatchObject([{ path: ['amount'], message: 'invalid_amount:SEK' }]);
  });
});
