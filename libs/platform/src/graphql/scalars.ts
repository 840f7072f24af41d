import {
  CURRENCIES,
  type ErrorCode,
  isTooLarge,
  LARGEST_AMOUNT,
  LocalDate,
  OPERATORS_LOCALE,
  parseLocalDate,
  type Translations,
} from '@talkoot/contracts';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { z } from 'zod';
import { say } from '../messages/index.js';

/** A value that a scalar does not take; the text goes to the client in the client's language. */
function refused(reason: ErrorCode, text: Translations, node?: ValueNode): GraphQLError {
  return new GraphQLError(text[OPERATORS_LOCALE], { nodes: node ?? null, extensions: { reason, text } });
}

function toDay(value: unknown, node?: ValueNode): LocalDate {
  const day = typeof value === 'string' ? parseLocalDate(value) : undefined;
  if (!day) throw refused('INVALID_DATE', say('INVALID_DATE.day'), node);
  return day;
}

export const DateScalar = new GraphQLScalarType({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD. It has no time and no time zone.',
  serialize: (value) => (value instanceof LocalDate ? value.toString() : toDay(value).toString()),
  parseValue: (value) => toDay(value),
  parseLiteral: (node) => toDay(node.kind === Kind.STRING ? node.value : undefined, node),
});

/** JavaScript's own parser makes 1 March of 29 February, and takes the machine's zone where none is given. */
function toMoment(value: unknown, node?: ValueNode): Date {
  if (typeof value !== 'string' || !z.iso.datetime({ offset: true }).safeParse(value).success)
    throw refused('INVALID_DATE', say('INVALID_DATE.moment'), node);
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
const noDecimal = say('INVALID_AMOUNT.decimal', { digits: mostDigits });
const tooLarge = say('INVALID_AMOUNT.tooLarge', { most: LARGEST_AMOUNT });

function toDecimal(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && isTooLarge(value)) throw refused('INVALID_AMOUNT', tooLarge, node);
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
