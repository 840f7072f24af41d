import { Injectable, type PipeTransform } from '@nestjs/common';
import { fieldsHeedingNull, LocalDate, parseInput } from '@talkoot/contracts';
import type { z } from 'zod';

const NONE: ReadonlySet<string> = new Set();

/**
 * The input as it stood on the wire: the schemas are the same for the API, imports and events. A null stays where the schema
 * heeds it; elsewhere it means "not given".
 */
function asOnTheWire(value: unknown, heedingNull = NONE): unknown {
  if (value instanceof LocalDate) return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => asOnTheWire(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => each !== undefined && (each !== null || heedingNull.has(key)))
      .map(([key, each]) => [key, asOnTheWire(each)]),
  );
}

@Injectable()
class Parsed implements PipeTransform {
  private readonly heedingNull: ReadonlySet<string>;

  constructor(private readonly schema: z.ZodType) {
    this.heedingNull = fieldsHeedingNull(schema);
  }

  transform(input: unknown): unknown {
    return parseInput(this.schema, asOnTheWire(input, this.heedingNull));
  }
}

/** Checks a mutation's input whole: `@Args('input', parsed(schema))`. What is wrong becomes the payload's errors. */
export function parsed(schema: z.ZodType): PipeTransform {
  return new Parsed(schema);
}
