import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { sentAs } from './wire.js';
import { tagOf } from './locales.js';
import { inEachLanguage, type Translations } from './localised-text.js';

/** ISO 4217 currencies in use, each with its minor unit's digits. */
export const CURRENCIES = { EUR: 2, SEK: 2 } as const;
export type Currency = keyof typeof CURRENCIES;

/** How many digits an amount has before its decimals. */
const MOST_DIGITS = 15;
export const LARGEST_AMOUNT = `${'9'.repeat(MOST_DIGITS)}.99`;

/** Whether it is a decimal, but a larger one than can be kept. */
export const isTooLarge = (amount: string): boolean =>
  new RegExp(`^-?\\d{${MOST_DIGITS + 1},}(\\.\\d+)?$`).test(amount);

/** An amount in integer minor units (cents, öre) of one currency. */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: Currency,
  ) {}

  static ofMinor(minor: bigint, currency: Currency): Money {
    return new Money(minor, currency);
  }

  /** From a decimal text with at most the currency's digits ("180000.00", "180000"); undefined for anything else. */
  static parse(amount: string, currency: Currency): Money | undefined {
    if (!/^-?\d{1,15}(\.\d+)?$/.test(amount)) return undefined;
    const minor = new Decimal(amount).times(new Decimal(10).pow(CURRENCIES[currency]));
    return minor.isInteger() && decimals(amount) <= CURRENCIES[currency]
      ? new Money(BigInt(minor.toFixed(0)), currency)
      : undefined;
  }

  /** The decimal text with exactly the currency's digits: "180000.00". Intl formats it exactly, as it would not a number. */
  get amount(): `${number}` {
    const digits = CURRENCIES[this.currency];
    const amount = new Decimal(this.minor.toString()).div(new Decimal(10).pow(digits)).toFixed(digits);
    if (!isDecimal(amount)) throw new Error(`Not a decimal: ${amount}`);
    return amount;
  }

  plus(other: Money): Money {
    return new Money(this.minor + this.same(other).minor, this.currency);
  }

  minus(other: Money): Money {
    return new Money(this.minor - this.same(other).minor, this.currency);
  }

  get isPositive(): boolean {
    return this.minor > 0n;
  }

  private same(other: Money): Money {
    if (other.currency !== this.currency)
      throw new Error(`Two currencies in one sum: ${this.currency}, ${other.currency}`);
    return other;
  }
}

/** An amount as people read it: `20 000,00 EUR` in Finnish and Swedish, `20,000.00 EUR` in English, its spaces no-break spaces. */
export const moneyText = ({ amount, currency: code }: Money): Translations =>
  inEachLanguage((locale) => {
    const format = new Intl.NumberFormat(tagOf(locale), { minimumFractionDigits: CURRENCIES[code] });
    return `${format.format(amount)}\u00a0${code}`;
  });

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

const decimals = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const currency = z.literal(['EUR', 'SEK']);

/** Money on the wire: `{ amount: "180000.00", currency: "EUR" }`. */
export const money = sentAs(
  'money',
  z.codec(
    z.strictObject({ amount: z.string().max(40), currency }),
    z.custom<Money>((value) => value instanceof Money),
    {
      decode: (wire, context) => {
        const parsed = Money.parse(wire.amount, wire.currency);
        if (parsed) return parsed;
        context.issues.push({
          code: 'custom',
          input: wire.amount,
          path: ['amount'],
          message: isTooLarge(wire.amount) ? `amount_too_large:${LARGEST_AMOUNT}` : `invalid_amount:${wire.currency}`,
        });
        return z.NEVER;
      },
      encode: ({ amount, currency: code }) => ({ amount, currency: code }),
    },
  ),
);
