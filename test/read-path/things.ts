import type { IdKind } from '@talkoot/contracts';
import {
  columnOf,
  findModelOfKind,
  type Link,
  type ReadContext,
  type ManyField,
  type OneField,
  type Order,
  type PolymorphicField,
  type ReadModel,
  type RootField,
  quoted,
  rowOf,
  sql,
  Sql,
  type Values,
} from './declarations.js';
import { type Collations, compare, type Place } from './pages.js';
import { type Asking, type PlainDatabase, Question, type Scene } from './question.js';

/** A row that is read, as somebody looks at it. */
export interface Thing {
  readonly model: ReadModel<object>;
  /** Where it stands in its table (`ctid`): an id need not be the only one of a row. */
  readonly at: string;
  readonly scene: Scene;
}

export type Given = Readonly<Record<string, unknown>>;
type Expression = (row: object, asking: Asking) => Sql;

/** Rows, one question at a time: what a row says, who sees it, which others belong to it. */
export class Things {
  constructor(private readonly database: PlainDatabase) {}

  /** What the expressions give for one row, as texts. */
  async values(
    { model, at, scene }: Thing,
    ...expressions: readonly Expression[]
  ): Promise<readonly (string | null)[]> {
    const question = new Question();
    const asking = question.looking(scene);
    const subject = question.subject(model, asking);
    const asked = expressions.map((each) => each(subject.row, asking).toString());
    const wanted = question.parameter(at, subject.atType);
    const rows = await this.database.ask(
      `SELECT ${asked.join(', ')} FROM ${subject.from()} WHERE ${subject.at} = ${wanted}`,
      question.values,
    );
    if (rows.length !== 1) throw new Error(`${rows.length} rows of ${model.name} ${at}: its sides are not one each`);
    return rows[0] ?? [];
  }

  async value(thing: Thing, expression: Expression): Promise<string | null> {
    const [value = null] = await this.values(thing, expression);
    return value;
  }

  /** Whether a row is there for the viewer. */
  async isSeen(thing: Thing): Promise<boolean> {
    const { model, scene } = thing;
    const everything = scene.operation.viewer.platformRoles.length > 0;
    const rules = model.visible.flatMap((rule) => (rule.kind === 'rule' && !everything ? [rule] : []));
    const conditions: Expression[] = [
      ...(model.existsWhen ? [(row: object, asking: Asking) => model.existsWhen?.(row, asking) ?? sql`true`] : []),
      ...rules.map((rule) => (row: object, asking: Asking) => rule.sees(row, asking)),
    ];
    for (const condition of conditions) if ((await this.value(thing, condition)) !== 't') return false;
    for (const rule of model.visible) {
      if (rule.kind === 'rule') continue;
      const key = await this.value(thing, (row) => Reflect.get(row, rule.by) as Sql);
      if (rule.kind === 'as' && !(await this.ifSeen(rule.model(), key, scene))) return false;
      if (rule.kind === 'as-any' && (await this.isHidden(rule.kinds, key, scene))) return false;
    }
    return true;
  }

  /** Whether the id is that of a thing of one of the kinds that the viewer does not see. */
  private async isHidden(kinds: readonly IdKind[], key: string | null, scene: Scene): Promise<boolean> {
    for (const model of kinds.flatMap((kind) => findModelOfKind(kind) ?? [])) {
      const question = new Question();
      const subject = question.subject(model, question.looking(scene));
      const isIt = sql`${Reflect.get(subject.row, model.key) as Sql} = ${question.parameter(key, 'uuid')}`;
      const rows = await this.database.ask(
        `SELECT ${subject.at} FROM ${subject.from()} WHERE ${isIt}`,
        question.values,
      );
      if (rows.length > 0 && !(await this.ifSeen(model, key, scene))) return true;
    }
    return false;
  }

  /** The rows of a model for which the condition holds and that the viewer sees. */
  async seen(model: ReadModel<object>, scene: Scene, condition: Expression): Promise<Thing[]> {
    const question = new Question();
    const asking = question.looking(scene);
    const subject = question.subject(model, asking);
    const holds = condition(subject.row, asking);
    const rows = await this.database.ask(
      `SELECT DISTINCT ${subject.at} FROM ${subject.from()} WHERE ${holds}`,
      question.values,
    );
    const things = rows.map(([at]): Thing => ({ model, at: at ?? '', scene }));
    const seen = await Promise.all(things.map((thing) => this.isSeen(thing)));
    return things.filter((_, place) => seen[place]);
  }

  /** Those that a root field speaks of. */
  ofRoot(root: RootField, given: Given, scene: Scene, filter: Given): Promise<Thing[]> {
    const model = root.model();
    return this.seen(model, scene, (row, asking) =>
      allOf([
        root.where?.(row, valuesOf(asking, given, root.arguments), asking) ?? sql`true`,
        ...filterConditions(model, filter, row, asking),
      ]),
    );
  }

  /** The others that a list speaks of. */
  async ofMany(field: ManyField, thing: Thing, scene: Scene, filter: Given): Promise<Thing[]> {
    const { source } = field;
    const model = field.model();
    const from = await this.value({ ...thing, scene }, (row, asking) => source.from(row, asking));
    if (from === null) return [];
    const condition: Expression = (row, asking) =>
      allOf([
        source.how === 'by'
          ? sql`${Reflect.get(row, source.by) as Sql} = ${asking.parameter(from, columnOf(model.table, source.by).type)}`
          : source.how === 'via'
            ? sql`${Reflect.get(row, source.by ?? model.key) as Sql} IN (SELECT via.id FROM (${source.ids(asking.parameter(from, 'uuid'), asking)}) via)`
            : sql`${Reflect.get(row, model.key) as Sql} IN (${linkedIds(source.link, from, asking)})`,
        ...(field.where ? [field.where(row, asking)] : []),
        ...filterConditions(model, filter, row, asking),
      ]);
    return this.seen(model, scene, condition);
  }

  /** The order that the link itself has, if it has one. */
  async orderOfLink({ source, model }: ManyField, thing: Thing): Promise<Order | undefined> {
    if (source.how !== 'through' || source.link.place === undefined) return undefined;
    const { link } = source;
    const { place = '' } = link;
    const from = quoted((await this.value(thing, (row, asking) => source.from(row, asking))) ?? '');
    const expression = (row: object, context: ReadContext) =>
      sql`(${linked(link, place, sql`${from}::uuid`, context, Reflect.get(row, model().key) as Sql)})`;
    return {
      description: '',
      descending: false,
      isUnique: false,
      keys: [{ type: 'integer', expression }],
    };
  }

  async ofOne(field: OneField, thing: Thing, scene: Scene, given: Given): Promise<Thing | undefined> {
    const model = field.model();
    const { join } = field;
    const above: Thing = { ...thing, scene };
    if (join.how === 'key') {
      const key = await this.value(above, (row, asking) => join.key(row, asking));
      return this.ifSeen(model, key, scene);
    }
    const from = await this.value(above, (row, asking) => join.from(row, asking));
    if (from === null) return undefined;
    if (join.how === 'through') {
      const found = await this.seen(
        model,
        scene,
        (row, asking) => sql`${Reflect.get(row, model.key) as Sql} IN (${linkedIds(join.link, from, asking)})`,
      );
      if (found.length > 1) throw new Error(`Several ${model.name} where one was declared`);
      return found[0];
    }
    const found = await this.seen(model, scene, (row, asking) =>
      join.matches(row, asking.parameter(from, 'uuid'), asking, valuesOf(asking, given, field.arguments)),
    );
    const [first] = await this.sorted(model, found, join.order, scene);
    return first && { model, at: first.at, scene };
  }

  async ofPolymorphic(field: PolymorphicField, thing: Thing): Promise<Thing | undefined> {
    for (const branch of field.branches) {
      const model = findModelOfKind(branch.kind);
      const key = await this.value(thing, (row, asking) => branch.key(row, asking));
      const found = model && (await this.ifSeen(model, key, thing.scene));
      if (found) return found;
    }
    return undefined;
  }

  /** The thing with the id, if the viewer sees it. */
  async ifSeen(model: ReadModel<object>, key: string | null, scene: Scene): Promise<Thing | undefined> {
    if (key === null) return undefined;
    const { type } = columnOf(model.table, model.key);
    const [found, ...others] = await this.seen(
      model,
      scene,
      (row, asking) => sql`${Reflect.get(row, model.key) as Sql} = ${asking.parameter(key, type)}`,
    );
    if (others.length > 0) throw new Error(`Several ${model.name} with one id`);
    return found;
  }

  /** In order, the keys of which are asked row by row. */
  async sorted(model: ReadModel<object>, things: readonly Thing[], order: Order, scene: Scene): Promise<Place[]> {
    const collations = await this.collations(model, order, scene);
    const places = await Promise.all(
      things.map(async (thing): Promise<Place> => {
        const keys = await this.values(
          thing,
          (row) => Reflect.get(row, model.key) as Sql,
          ...order.keys.map(
            (key): Expression =>
              (row, asking) =>
                key.type === 'boolean' ? sql`(${key.expression(row, asking)})::text` : key.expression(row, asking),
          ),
        );
        const [key, ...others] = keys.map((each) => notNull(each, model));
        return { at: thing.at, keys: [...others, key ?? ''] };
      }),
    );
    return places.toSorted((a, b) => compare(a.keys, b.keys, order, collations));
  }

  async collations(model: ReadModel<object>, order: Order, scene: Scene): Promise<Collations> {
    return Promise.all(
      order.keys.map(async (of) => {
        if (!/^(text|character)/.test(of.type)) return undefined;
        const question = new Question();
        const asking = question.looking(scene);
        const subject = question.subject(model, asking);
        const key = of.expression(subject.row, asking);
        const [row] = await this.database.ask(
          `SELECT pg_collation_for(${key}) FROM ${subject.from()} LIMIT 1`,
          question.values,
        );
        return (row?.[0] ?? 'default').replaceAll('"', '');
      }),
    );
  }
}

function notNull(key: string | null, { name }: ReadModel<object>): string {
  if (key === null) throw new Error(`A key of an order of ${name} is null`);
  return key;
}

const allOf = (conditions: readonly Sql[]): Sql => new Sql(conditions.map((each) => `(${each})`).join(' AND '));

const linkedIds = (link: Link, from: string, asking: Asking): Sql =>
  linked(link, link.to, asking.parameter(from, 'uuid'), asking);

/** A column of the links that lead on from the key on the day. */
function linked(link: Link, column: string, from: Sql, context: ReadContext, to?: Sql): Sql {
  const alias = new Sql('linked');
  const row = rowOf(link.table, alias);
  const conditions = [
    sql`${Reflect.get(row, link.from) as Sql} = ${from}`,
    ...(to ? [sql`${Reflect.get(row, link.to) as Sql} = ${to}`] : []),
    ...(link.dated === undefined ? [] : [sql`${Reflect.get(row, link.dated) as Sql} @> ${context.on}`]),
    ...(link.where ? [link.where(row, context)] : []),
  ];
  return sql`SELECT ${Reflect.get(row, column) as Sql} FROM ${link.table.name} ${alias} WHERE ${allOf(conditions)}`;
}

/** The values of arguments as parameters, as declared. */
const valuesOf =
  (asking: Asking, given: Given, declared: RootField['arguments']): Values =>
  (name, otherwise) => {
    const value = given[name];
    if (value === undefined || value === null) return otherwise ?? new Sql('NULL');
    const form = declared[name]?.parameter;
    if (!form) throw new Error(`No argument ${name}`);
    return asking.parameter(form.parse(value, name), form.type);
  };

function filterConditions(model: ReadModel<object>, filter: Given, row: object, asking: Asking): Sql[] {
  return [...model.filters].flatMap(([name, declared]) => {
    const value = filter[name];
    if (value === undefined || value === null) return [];
    const { parameter } = declared;
    return [declared.holds(row, asking.parameter(parameter.parse(value, name), parameter.type), asking)];
  });
}
