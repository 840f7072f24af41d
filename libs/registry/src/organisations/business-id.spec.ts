import { businessIdOf } from './business-id.js';

describe('businessIdOf', () => {
  it.each([
    ['FI', '0112038-9', '0112038-9'],
    ['FI', '112038-9', '0112038-9'],
    ['SE', '2120001355', '212000-1355'],
    ['SE', '556016-0680', '556016-0680'],
  ] as const)('%s %s is %s', (country, text, expected) => {
    expect(businessIdOf(country, text)).toBe(expected);
  });

  it.each([
    ['FI', '0112038-8'],
    // Remainder 1: no such id is given out.
    ['FI', '0000006-1'],
    ['FI', '01120389'],
    ['FI', '212000-1355'],
    ['SE', '212000-1356'],
    // The third digit of a personnummer is 0 or 1.
    ['SE', '811218-9876'],
    ['SE', '0112038-9'],
  ] as const)('%s %s is refused', (country, text) => {
    expect(() => businessIdOf(country, text)).toThrow('INVALID_BUSINESS_ID');
  });
});
