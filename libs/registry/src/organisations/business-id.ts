import type { Country } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

const RULES: Record<Country, (text: string) => string | undefined> = { FI: yTunnus, SE: organisationsnummer };

/** The business id as its country writes it; throws INVALID_BUSINESS_ID when its form or its check digit is wrong. */
export function businessIdOf(country: Country, text: string): string {
  const found = RULES[country](text.trim());
  if (found === undefined) throw refuse('INVALID_BUSINESS_ID', ['businessId'], { country });
  return found;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/**
 * Y-tunnus (Yritys- ja yhteisötietolaki 244/2001): seven digits (older ones have six, a zero goes before) and a check digit. The digits by
 * the weights 7, 9, 10, 5, 8, 4, 2, their sum divided by 11: remainder 0 checks with 0, 1 is never given out, else 11 minus the remainder
 * (Verohallinto, "Y-tunnuksen tarkistusmerkin laskenta").
 */
function yTunnus(text: string): string | undefined {
  const [, digits = '', check] = /^(\d{6,7})-(\d)$/.exec(text) ?? [];
  if (check === undefined) return undefined;
  const number = digits.padStart(7, '0');
  const remainder = WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11;
  const expected = remainder === 0 ? 0 : 11 - remainder;
  return expected === Number(check) ? `${number}-${check}` : undefined;
}

/**
 * Organisationsnummer (lag 1974:174 om identitetsbeteckning för juridiska personer m.fl.): ten digits, the third of which is at least 2, so
 * that it is never taken for a personnummer; the last makes the sum by the modulus 10 method (Luhn) divisible by ten (Skatteverket, SKV 709).
 */
function organisationsnummer(text: string): string | undefined {
  const [, first = '', last] = /^(\d{2}[2-9]\d{3})-?(\d{4})$/.exec(text) ?? [];
  if (last === undefined) return undefined;
  const sum = Array.from(first + last).reduce((before, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return before + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? `${first}-${last}` : undefined;
}
