import { Inject, Injectable } from '@nestjs/common';
import { ID_KINDS, type IdKind, idOf, type PersonId, uuidOf } from '@talkoot/contracts';
import { CONTEXT_DATABASES, type ContextDatabase, type Personal, type Transaction } from '../database/index.js';

/** The newest rows of a table that an export shows. */
const MOST_ROWS = 2_000;

/** What a table holds on a person. */
export interface PersonalSection {
  /** The column by which it is the person's. */
  readonly place: string;
  readonly holds: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many older ones are not shown here. */
  readonly leftOff: number;
}

/** What all contexts hold on people, by what each of them declares of its tables. */
@Injectable()
export class PersonalRows {
  constructor(@Inject(CONTEXT_DATABASES) private readonly databases: readonly ContextDatabase[]) {}

  async of(transaction: Transaction, person: PersonId): Promise<PersonalSection[]> {
    // Sent one behind another, on one connection.
    return Promise.all(this.declared.map((each) => section(transaction, person, each)));
  }

  /** Empties and removes what the contexts say. */
  erase(transaction: Transaction, person: PersonId): void {
    for (const [column, { erased, where }] of this.declared) {
      const { table, condition } = placeOf(column, where);
      const id = [uuidOf(person)];
      if ('sets' in erased) void transaction.execute(`UPDATE ${table} SET ${erased.sets} WHERE ${condition}`, id);
      if ('goes' in erased) void transaction.execute(`DELETE FROM ${table} WHERE ${condition}`, id);
    }
  }

  private get declared(): [string, Personal][] {
    return this.databases.flatMap(({ personal = {} }) => Object.entries(personal));
  }
}

async function section(
  transaction: Transaction,
  person: PersonId,
  [column, { holds, where, leavesOut = [] }]: [string, Personal],
): Promise<PersonalSection> {
  const { table, condition } = placeOf(column, where);
  const found = await transaction.rows<{ row: Readonly<Record<string, unknown>>; count: number }>(
    `SELECT to_jsonb(held) - $2::text[] AS row, count(*) OVER ()::int AS count
     FROM ${table} AS held WHERE ${condition} ORDER BY to_jsonb(held) ->> 'id' DESC LIMIT ${MOST_ROWS}`,
    [uuidOf(person), [...leavesOut]],
  );
  return {
    place: column,
    holds,
    rows: found.map(({ row }) => withIds(table, row)),
    leftOff: (found[0]?.count ?? 0) - found.length,
  };
}

/** The table of a column, and which of its rows are meant. */
function placeOf(column: string, where: string | undefined): { table: string; condition: string } {
  const [schema = '', table = '', name = ''] = column.split('.');
  return { table: `${schema}.${table}`, condition: where ?? `${name} = $1` };
}

/** Ids as the API shows them, where the name of the column tells of what they are. */
function withIds(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const own = table.slice(table.indexOf('.') + 1);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const kind = kindNamed(name === 'id' ? own : name.replace(/_id$/, ''));
      return [name, kind && typeof value === 'string' && name.endsWith('id') ? idOf(kind, value) : value];
    }),
  );
}

const kindNamed = (name: string): IdKind | undefined => ID_KINDS.find((kind) => kind === name.replaceAll('_', ''));
