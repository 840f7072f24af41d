import { DEFAULT_LOCALE, type Relation, type Visible, visibilityOf } from '@talkoot/contracts';
import { isLinked, linkCondition } from './linked.js';
import type { Link, Party, ReadModel, Standing } from './model.js';
import { concerned, type ReadContext } from './read-context.js';
import { all, any, identifier, sql, Sql, TRUE } from './sql.js';
import { Through } from './through.js';
import { type Row, rowOf, type Source, tableOf } from './table.js';

/** Any set of organisations: `includes` tells whether one is in it, `organisations` gives them as `id`. */
export class Among<E extends object> {
  constructor(
    readonly table: Source<object>,
    readonly includes: (row: Row<E>, organisation: Sql, context: ReadContext) => Sql,
    readonly organisations: (row: Row<E>, context: ReadContext) => Sql,
  ) {}
}

/** The person who looks. */
export class InPerson<E extends object> {
  constructor(readonly is: (row: Row<E>, context: ReadContext) => Sql) {}
}

/** Those who stand in one of the relations to another thing. */
export class StandingTo<E extends object> {
  readonly relations: readonly Relation[];

  constructor(
    readonly model: () => ReadModel<object>,
    readonly by: keyof E & string,
    ...relations: readonly Relation[]
  ) {
    this.relations = relations;
  }
}

/** Who stands in the relation, of those whom a model declares or takes from the thing to which its row belongs. */
export function declares({ own, of }: Standing, relation: Relation): boolean {
  return own.has(relation) || (of !== undefined && declares(of.model().standing, relation));
}

/** Whether the viewer stands in one of the relations to the row of a model. */
export function standsTo(
  model: Pick<ReadModel<object>, 'standing'>,
  relations: readonly Relation[],
  row: object,
  context: ReadContext,
): Sql {
  return any(conditionsOf(model.standing, relations).map((each) => each(row, context)));
}

/** The organisations that stand in one of the relations to the row of a model, as `id`. */
export function organisationsOf(
  model: ReadModel<object>,
  relations: readonly Relation[],
  row: object,
  context: ReadContext,
): Sql {
  const sets = partiesOf(model.standing, relations).flatMap((party) => setOf(party, row, context));
  return sets.length === 0 ? NOBODY : new Sql(sets.join(' UNION '));
}

const NOBODY = new Sql('SELECT NULL::uuid AS id WHERE false');

/** All who stand in one of the relations, those included whom the thing to which the row belongs tells. */
function partiesOf({ own, of }: Standing, relations: readonly Relation[]): readonly Party[] {
  const parties = relations.flatMap((relation) => own.get(relation) ?? []);
  const others = relations.filter((relation) => !own.has(relation));
  const isToldThere = of && others.some((each) => declares(of.model().standing, each));
  return isToldThere ? [...parties, { how: 'of', ...of, relations: others }] : parties;
}

/** Whether the viewer sees a thing that is the row of a model, by the table for people. */
export function sees(
  model: Pick<ReadModel<object>, 'standing'>,
  thing: Visible,
  row: object,
  context: ReadContext,
): Sql {
  const { seenBy } = visibilityOf(thing);
  return seenBy === 'anybody' ? TRUE : concerned(context, () => standsTo(model, seenBy, row, context));
}

type Condition = (row: object, context: ReadContext) => Sql;

/** One condition for each relation that is asked for; those that one table tells are asked as one. */
const conditionsOf = (standing: Standing, relations: readonly Relation[]): Condition[] =>
  asFew(partiesOf(standing, relations)).map(conditionOf);

/** Links over the same columns are one, of those for whom one of them holds. */
function asFew(parties: readonly Party[]): Party[] {
  const found: Party[] = [];
  for (const party of parties) {
    const place = found.findIndex((each) => isOverTheSame(each, party));
    const known = found[place];
    if (known?.how === 'through' && party.how === 'through')
      found[place] = { ...known, link: either(known.link, party.link) };
    else if (!found.some((each) => isSame(each, party))) found.push(party);
  }
  return found;
}

const isSame = (a: Party, b: Party): boolean => a.how === 'column' && b.how === 'column' && a.column === b.column;

const isOverTheSame = (a: Party, b: Party): boolean =>
  a.how === 'through' &&
  b.how === 'through' &&
  a.from === b.from &&
  a.link.table === b.link.table &&
  a.link.from === b.link.from &&
  a.link.to === b.link.to &&
  a.link.dated === b.link.dated;

function either(a: Link, b: Link): Link {
  if (!a.where) return a;
  if (!b.where) return b;
  const conditions = [a.where.bind(a), b.where.bind(b)];
  return { ...a, where: (row, context) => any(conditions.map((each) => each(row, context))) };
}

function conditionOf(party: Party): Condition {
  switch (party.how) {
    case 'column':
      return (row, { organisation }) => sql`${Reflect.get(row, party.column) as Sql} = ${organisation}`;
    case 'through':
      return (row, context) => {
        const day = party.link.dated === undefined ? undefined : context.today;
        return isLinked(party.link, Reflect.get(row, party.from) as Sql, context.organisation, context, day);
      };
    case 'of':
      return (row, context) =>
        standsToReferred(party.model(), party.relations, Reflect.get(row, party.by) as Sql, context);
    case 'set':
      return (row, context) => party.includes(row, context.organisation, context);
    case 'person':
      return (row, context) => party.is(row, context);
  }
}

/**
 * The same of the thing with a key. What its id alone tells is asked with the key itself, and its row is read only for what is left.
 */
function standsToReferred(
  model: ReadModel<object>,
  relations: readonly Relation[],
  key: Sql,
  context: ReadContext,
): Sql {
  const conditions = conditionsOf(model.standing, relations);
  const known = conditions.filter((each) => needsKeyAlone(model, each));
  const left = conditions.filter((each) => !known.includes(each));
  const byKey = known.map((condition) =>
    condition(
      rowWith(() => key),
      context,
    ),
  );
  if (left.length === 0) return any(byKey);
  const { alias, row } = ofThing(model);
  const isIt = sql`${Reflect.get(row, model.key) as Sql} = ${key}`;
  const condition = all([isIt, any(left.map((each) => each(row, context)))]);
  return any([sql`EXISTS (SELECT FROM ${model.table.name} ${alias} WHERE ${condition})`, ...byKey]);
}

/** The row of a thing under an alias that no condition on it has for a table of its own. */
function ofThing({ name, table }: ReadModel<object>): { readonly alias: Sql; readonly row: object } {
  const alias = identifier(`its_${name.toLowerCase()}`);
  return { alias, row: rowOf(table, alias) };
}

const rowWith = (column: (property: string) => Sql): object =>
  new Proxy({}, { get: (_, property) => column(String(property)) });

/** Whether a condition asks no column of a row but its key. */
function needsKeyAlone(model: ReadModel<object>, condition: Condition): boolean {
  const used = new Set<string>();
  const row = rowWith((property) => {
    used.add(property);
    return TRUE;
  });
  condition(row, ANY_CONTEXT);
  return [...used].every((property) => property === model.key);
}

const ANY_CONTEXT: ReadContext = {
  on: TRUE,
  today: TRUE,
  now: TRUE,
  locale: DEFAULT_LOCALE,
  scope: 'organisation',
  organisation: TRUE,
  person: TRUE,
  role: TRUE,
  scopes: TRUE,
  session: TRUE,
  isOperator: TRUE,
};

/** The organisations of a party, as `id`; undefined: it is a person. */
function setOf(party: Party, row: object, context: ReadContext): Sql | [] {
  switch (party.how) {
    case 'column':
      return sql`SELECT ${Reflect.get(row, party.column) as Sql} AS id`;
    case 'through': {
      const { link } = party;
      const alias = identifier('any_link');
      const linked = rowOf(link.table, alias);
      const condition = linkCondition(link, linked, Reflect.get(row, party.from) as Sql, context, context.today);
      return sql`SELECT ${Reflect.get(linked, link.to) as Sql} AS id FROM ${link.table.name} ${alias} WHERE ${condition}`;
    }
    case 'of': {
      const other = party.model();
      const { alias, row: there } = ofThing(other);
      const found = organisationsOf(other, party.relations, there, context);
      return sql`SELECT stands.id FROM ${other.table.name} ${alias} CROSS JOIN LATERAL (${found}) stands WHERE ${Reflect.get(there, other.key) as Sql} = ${Reflect.get(row, party.by) as Sql}`;
    }
    case 'set':
      return party.organisations(row, context);
    case 'person':
      return [];
  }
}

type Declared<E extends object> = (keyof E & string) | Through<E> | Among<E> | InPerson<E> | StandingTo<E>;

/** Each relation with those who stand in it: a column with an organisation, those over a link, any set, the person, or those of another thing. */
export type Relations<E extends object> = Readonly<Partial<Record<Relation, Declared<E> | readonly Declared<E>[]>>>;

export function standingOf<E extends object>(relations: Relations<E>, of: Standing['of']): Standing {
  const own = Object.entries(relations).map(([relation, parties]): [Relation, readonly Party[]] => [
    relation as Relation,
    [parties].flat().map((each) => partyOf(each as Declared<E>)),
  ]);
  return { own: new Map(own), of };
}

function partyOf<E extends object>(declared: Declared<E>): Party {
  if (typeof declared === 'string') return { how: 'column', column: declared };
  if (declared instanceof Through) {
    if (typeof declared.from !== 'string') throw new Error('Relations are over links from a column');
    return { how: 'through', link: declared.link, from: declared.from };
  }
  if (declared instanceof StandingTo) {
    const { by, model, relations } = declared;
    return { how: 'of', by, model, relations };
  }
  if (declared instanceof InPerson) return { how: 'person', is: (row, context) => declared.is(row as Row<E>, context) };
  return {
    how: 'set',
    table: tableOf(declared.table).name,
    includes: (row, organisation, context) => declared.includes(row as Row<E>, organisation, context),
    organisations: (row, context) => declared.organisations(row as Row<E>, context),
  };
}
