import { QueryFailedError } from 'typeorm';
import { DatabaseError } from './connection.js';

/** The SQLSTATE of a failed statement. */
export function sqlState(error: unknown): string | undefined {
  return driverText(error, 'code');
}

/** The constraint that a failed statement met. */
export function violatedConstraint(error: unknown): string | undefined {
  return driverText(error, 'constraint');
}

/** What PostgreSQL says of an error, whether pg or TypeORM tells it. */
function driverText(error: unknown, field: 'code' | 'constraint'): string | undefined {
  if (!(error instanceof QueryFailedError || error instanceof DatabaseError)) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : undefined;
}
