import { CURRENCIES, type ErrorCode, LocalDate, parseLocalDate, type Translations } from '@talkoot/contracts';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { z } from 'zod';

/** A value that a scalar does not take; the text goes to the client in the client's language. */
function refused(reason: ErrorCode, text: Translations, node?: ValueNode): GraphQLError {
  return new GraphQLError(text.en, { nodes: node ?? null, extensions: { reason, text } });
}

const noSuchDay: Translations = {
  fi: 'Tällaista päivää ei ole. Anna päivä muodossa VVVV-KK-PP.',
  sv: 'Det finns ingen sådan dag. Ange dagen som ÅÅÅÅ-MM-DD.',
  en: 'There is no such day. Give the day as YYYY-MM-DD.',
};

function toDay(value: unknown, node?: ValueNode): LocalDate {
  const day = typeof value === 'string' ? parseLocalDate(value) : undefined;
  if (!day) throw refused('INVALID_DATE', noSuchDay, node);
  return day;
}

export const DateScalar = new GraphQLScalarType({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD. It has no time and no time zone.',
  serialize: (value) => (value instanceof LocalDate ? value.toString() : toDay(value).toString()),
  parseValue: (value) => toDay(value),
  parseLiteral: (node) => toDay(node.kind === Kind.STRING ? node.value : undefined, node),
});

const noSuchMoment: Translations = {
  fi: 'Tällaista hetkeä ei ole. Anna se vyöhykkeineen, esimerkiksi 2026-12-15T09:00:00Z.',
  sv: 'Det finns ingen sådan tidpunkt. Ange den med zon, till exempel 2026-12-15T09:00:00Z.',
  en: 'There is no such moment. Give it with its zone, such as 2026-12-15T09:00:00Z.',
};

/** JavaScript's own parser makes 1 March of 29 February, and takes the machine's zone where none is given. */
function toMoment(value: unknown, node?: ValueNode): Date {
  if (typeof value !== 'string' || !z.iso.datetime({ offset: true }).safeParse(value).success)
    throw refused('INVALID_DATE', noSuchMoment, node);
  return new Date(value);
}

export const DateTimeScalar = new GraphQLScalarType({
  name: 'DateTime',
  description: 'A moment, RFC 3339 with its zone; told in UTC: "2026-12-15T09:00:00Z".',
  serialize: (value) => (value instanceof Date ? value : toMoment(value)).toISOString(),
  parseValue: (value) => toMoment(value),
  parseLiteral: (node) => toMoment(node.kind === Kind.STRING ? node.value : undefined, node),
});

const mostDigits = Math.max(...Object.values(CURRENCIES));
const noDecimal: Translations = {
  fi: `Anna rahamäärä merkkijonona, jossa on enintään ${mostDigits} desimaalia, esimerkiksi "180000.00".`,
  sv: `Ange beloppet som en sträng med högst ${mostDigits} decimaler, till exempel "180000.00".`,
  en: `Give the amount as a string with at most ${mostDigits} decimals, such as "180000.00".`,
};

function toDecimal(value: unknown, node?: ValueNode): string {
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,20})?$/.test(value))
    throw refused('INVALID_AMOUNT', noDecimal, node);
  return value;
}

export const DecimalScalar = new GraphQLScalarType({
  name: 'Decimal',
  description: 'An exact decimal number as a string, with as many decimals as its currency has: "180000.00".',
  serialize: (value) => toDecimal(value),
  parseValue: (value) => toDecimal(value),
  parseLiteral: (node) => toDecimal(node.kind === Kind.STRING ? node.value : undefined, node),
});
