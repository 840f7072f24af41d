import { ID_KINDS, idOf, type IdKind } from '@talkoot/contracts';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../support/random.js';
import { findModelOfKind, models } from './declarations.js';
import type { GeneratedData } from './generated-data.js';
import { kindOfModel } from './plain-values.js';

/** What operations speak of besides the schema. */
export interface Vocabulary extends Pick<GeneratedData, 'codes' | 'days' | 'texts'> {
  /** Ids of everything that can be refetched, no matter who sees it. */
  readonly ids: ReadonlyMap<IdKind, readonly string[]>;
  /** Cursors of lists that were read before, by model and order. */
  readonly cursors: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface GeneratedOperation {
  readonly source: string;
  /** Values for its variables, anew each time. */
  readonly variables: () => Readonly<Record<string, unknown>>;
}

interface Variable {
  readonly name: string;
  readonly declared: string;
  /** Undefined: it is not given. */
  readonly value: () => unknown;
}

interface Fragment {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly rows: number;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** A value for an argument: as a literal, and anew as often as a variable is given. */
type Values = () => unknown;

/** Rows that a list may bring into an answer. */
const MOST_ROWS = 150;
const UNPAGED = 10;

/** Makes valid operations out of the schema: whatever GraphQL allows that the read path has to know. */
export class OperationMaker {
  private variables: Variable[] = [];
  private fragments: Fragment[] = [];
  private fields = 0;
  private names = 0;
  /** How often each field, and each kind of id, was asked for in all operations. */
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly schema: GraphQLSchema,
    private readonly known: Vocabulary,
    private readonly mostFields = 60,
  ) {}

  make(): GeneratedOperation {
    this.variables = [];
    this.fragments = [];
    this.fields = 0;
    this.names = 0;
    const query = this.schema.getQueryType();
    if (!query) throw new Error('The schema has no Query');
    const selections = this.selections(query, this.random.between(3, 9), 1, this.random.between(1, 3));
    const { variables } = this;
    const declared = variables.map(({ name, declared: type }) => `$${name}: ${type}`);
    const fragments = this.fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
    const head = `query${this.chance(0.5) ? ` ${this.name('Operation')}` : declared.length > 0 ? ' ' : ''}`;
    return {
      source: [`${head}${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${selections}`, ...fragments].join(
        '\n',
      ),
      variables: () =>
        Object.fromEntries(
          variables.flatMap(({ name, value }): [string, unknown][] => {
            const given = value();
            return given === undefined ? [] : [[name, given]];
          }),
        ),
    };
  }

  /** `{ … }` of a type; `rows` is how many such objects there may be. */
  private selections(type: Composite, depth: number, rows: number, most = 6): string {
    const all = Object.values(type.getFields()).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    const texts: string[] = [];
    const wanted = this.random.between(1, most);
    for (let made = 0; made < wanted && all.length > 0; made += 1)
      texts.push(...this.field(type, this.seldom(type, all), depth, rows));
    if (this.chance(0.12)) texts.push(this.aliased('__typename', 0.3));
    if (depth > 0 && this.fields < this.mostFields) texts.push(...this.fragmentsOf(type, depth, rows));
    return `{ ${texts.length === 0 ? '__typename' : texts.join(' ')} }`;
  }

  /** Of some fields the one that was asked for least: those deep down have their turn too. */
  private seldom(type: Composite, fields: readonly GraphQLField<unknown, unknown>[]): GraphQLField<unknown, unknown> {
    const some = Array.from({ length: 3 }, () => this.one(fields));
    return this.least(some, ({ name }) => `${type.name}.${name}`);
  }

  private least<T>(some: readonly T[], keyOf: (each: T) => string): T {
    const timesOf = (each: T) => this.asked.get(keyOf(each)) ?? 0;
    const chosen = some.reduce((least, each) => (timesOf(each) < timesOf(least) ? each : least));
    this.asked.set(keyOf(chosen), timesOf(chosen) + 1);
    return chosen;
  }

  private field(type: Composite, field: GraphQLField<unknown, unknown>, depth: number, rows: number): string[] {
    if (this.fields >= this.mostFields && !isLeafType(getNamedType(field.type))) return [];
    this.fields += 1;
    const of = getNamedType(field.type);
    const below = this.rowsBelow(field, rows);
    if (below === undefined) return [];
    const given = this.arguments(type, field, below.size);
    // A key that stands for two fields is no valid operation: what has arguments has a name of its own.
    const head = `${given === '' ? this.aliased(field.name, 0.12) : `${this.alias()}: ${field.name}`}${given}`;
    const selection = () =>
      isObjectType(of) || isInterfaceType(of) ? ` ${this.below(field, given, of, depth, below.rows)}` : '';
    const text = `${head}${this.directive()}${selection()}`;
    // The same key again: its selections are merged.
    return this.chance(0.12) ? [text, `${head}${selection()}`] : [text];
  }

  /** What is selected of an interface is mostly of the kind of thing that is asked for. */
  private below(
    field: GraphQLField<unknown, unknown>,
    given: string,
    of: Composite,
    depth: number,
    rows: number,
  ): string {
    const kind = /"([a-z]+)_[0-9a-z]{26}"/.exec(given)?.[1];
    const model = field.name === 'node' ? findModelOfKind(kind ?? '') : undefined;
    const type = model && this.schema.getType(model.name);
    if (!isObjectType(type) || this.chance(0.2)) return this.selections(of, depth - 1, rows);
    return `{ ... on ${type.name} ${this.selections(type, depth - 1, rows)} ${this.chance(0.3) ? '__typename id' : ''} }`;
  }

  /** How many objects a field may have below it, and how many of a page; undefined: too many. */
  private rowsBelow(field: GraphQLField<unknown, unknown>, rows: number): { rows: number; size: number } | undefined {
    if (field.args.some(({ name }) => name === 'first')) {
      const size = Math.min(Math.floor(MOST_ROWS / rows), this.random.between(1, 6));
      return size < 1 ? undefined : { rows: rows * size, size };
    }
    if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type))) return { rows, size: 0 };
    // The lists of a page have as many as the page, those without pages few.
    const isOfPage = field.name === 'nodes' || field.name === 'edges';
    const below = isOfPage ? rows : rows * UNPAGED;
    return below > MOST_ROWS ? undefined : { rows: below, size: 0 };
  }

  private fragmentsOf(type: Composite, depth: number, rows: number): string[] {
    if (this.chance(0.75) && !isInterfaceType(type)) return [];
    const possible = isInterfaceType(type) ? this.schema.getPossibleTypes(type) : [];
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const of = isInterfaceType(type) && this.chance(0.8) ? this.one(possible) : this.one([type, type, ...interfaces]);
    if (this.chance(0.5)) {
      const condition = of === type && this.chance(0.4) ? '' : ` on ${of.name}`;
      return [`...${condition}${this.directive()} ${this.selections(of, depth - 1, rows, 3)}`];
    }
    const known = this.fragments.find((each) => each.type === of.name && each.rows >= rows);
    if (known && this.chance(0.7)) return [`...${known.name}${this.directive()}`];
    const name = this.name('Part');
    const text = this.selections(of, depth - 1, rows, 3);
    this.fragments.push({ name, type: of.name, text, rows });
    return [`...${name}${this.directive()}`];
  }

  private directive(): string {
    if (!this.chance(0.08)) return '';
    const name = this.chance(0.5) ? 'include' : 'skip';
    return ` @${name}(if: ${this.chance(0.4) ? this.chance(0.7) : this.variable('Boolean!', () => this.chance(0.5))})`;
  }

  private arguments(type: Composite, field: GraphQLField<unknown, unknown>, size: number): string {
    const order = field.args.find(({ name }) => name === 'orderBy');
    const orders = order && getNamedType(order.type);
    const chosen = isEnumType(orders) && this.chance(0.4) ? this.one(orders.getValues()) : undefined;
    const others = field.args
      .filter(({ name }) => !['first', 'after', 'last', 'before', 'orderBy'].includes(name))
      .flatMap((argument) => {
        const mayBeLeft = !isNonNullType(argument.type) || argument.defaultValue !== undefined;
        if (mayBeLeft && this.chance(argument.name === 'locale' ? 0.7 : 0.6)) return [];
        return [`${argument.name}: ${this.value(argument.type, this.valuesOf(type, field, argument))}`];
      });
    const all = [
      ...(size > 0 ? this.paging(field, size, chosen && String(chosen.value)) : []),
      ...(order && chosen ? [`orderBy: ${this.fixed(order.type, chosen.name)}`] : []),
      ...others,
    ];
    return all.length === 0 ? '' : `(${all.join(', ')})`;
  }

  /** One value, as a literal or a variable. */
  private fixed(type: GraphQLInputType, name: string): string {
    return this.chance(0.4) ? this.variable(String(type), () => name) : name;
  }

  /** A page of either end, sometimes after a cursor, seldom a wrong one. */
  private paging({ type }: GraphQLField<unknown, unknown>, size: number, order: string | undefined): string[] {
    const [count, beside] = this.chance(0.65) ? (['first', 'after'] as const) : (['last', 'before'] as const);
    const sizes: Values = () => (this.chance(0.004) ? this.one([0, 101, -1, null]) : this.random.between(1, size));
    const model = getNamedType(type).name.replace(/Connection$/, '');
    const cursors: Values = () =>
      this.chance(0.02) ? this.one(['', 'x', 'WyJ4Il0', null]) : this.cursor(model, order);
    const given = this.schema.getType('Int');
    const text = this.schema.getType('String');
    if (!isLeafType(given) || !isLeafType(text)) throw new Error('The schema has no Int or String');
    return [
      `${count}: ${this.value(given, sizes)}`,
      ...(this.chance(0.35) ? [`${beside}: ${this.value(text, cursors)}`] : []),
      ...(this.chance(0.005) ? [count === 'first' ? 'before: "x"' : 'first: 1'] : []),
    ];
  }

  /** A cursor of an earlier list of the model in the order; seldom in another one. */
  private cursor(model: string, order: string | undefined): string | null {
    const byDefault = models.get(model)?.orders.keys().next().value;
    const names = this.chance(0.02)
      ? [...(models.get(model)?.orders.keys() ?? [])]
      : [order ?? byDefault, ...(order === undefined ? [''] : [])];
    const known = names.flatMap((name) => [...(this.known.cursors.get(`${model} ${name}`) ?? [])]);
    return known.length === 0 ? null : this.one(known);
  }

  /** What an argument can be given. */
  private valuesOf(
    type: Composite,
    field: GraphQLField<unknown, unknown>,
    { name, type: given }: GraphQLArgument,
  ): Values {
    if (name === 'id' || name === 'ids') return () => this.id(kindOfModel(getNamedType(field.type).name));
    if (name === 'code') return () => this.one([...this.known.codes, 'none']);
    if (String(given) === 'Int!') return () => this.random.between(0, 5);
    return () => this.text();
  }

  private valueOf(type: GraphQLInputType, name: string, texts: Values): unknown {
    if (isNonNullType(type)) return this.valueOf(type.ofType, name, texts);
    if (isListType(type)) {
      if (this.chance(0.1)) return this.valueOf(type.ofType, name, texts);
      return Array.from({ length: this.random.between(0, 4) }, () => this.valueOf(type.ofType, name, texts));
    }
    if (isEnumType(type)) return this.one(type.getValues()).name;
    switch (getNamedType(type).name) {
      case 'Boolean':
        return this.chance(0.5);
      case 'Int':
        return name === '' ? texts() : this.random.between(0, 5);
      case 'Date':
        return this.one(this.known.days);
      case 'DateTime':
        return `${this.one(this.known.days)}T09:30:00.${this.one(['123', '124', '5'])}Z`;
      case 'ID':
        return name === '' ? texts() : this.id(name);
      default:
        return texts();
    }
  }

  private id(kind: string | undefined): string {
    if (this.chance(0.01))
      return this.one(['', 'x', 'pilot_', "organisation_'", 'organisation_01arz3ndektsv4rrffq69g5fav']);
    const wanted = ID_KINDS.find((each) => each === kind || (kind !== undefined && aliasesOfKinds[kind] === each));
    const kinds = [...this.known.ids.keys()];
    const of = wanted !== undefined && this.chance(0.95) ? wanted : this.least(kinds, (each) => each);
    if (this.chance(0.03)) return idOf(of, '01940000-0000-7000-8000-000000000000');
    const known = this.known.ids.get(of) ?? [];
    return known.length > 0 ? this.one(known) : idOf(of, '01940000-0000-7000-8000-000000000001');
  }

  private text(): string {
    const text = this.one([...this.known.texts, ...this.known.codes]);
    return this.chance(0.5) ? text : Array.from(text).slice(0, this.random.between(0, 3)).join('');
  }

  /** A value as a literal or a variable, and what is inside of it as well. */
  private value(type: GraphQLInputType, texts: Values, name = ''): string {
    if (this.chance(0.35)) {
      const value = () => this.valueOrInput(type, name, texts);
      return this.variable(String(type), value, type);
    }
    const nullable = getNullableType(type);
    if (!isNonNullType(type) && this.chance(0.04)) return 'null';
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(() => this.chance(0.35));
      return `{ ${fields.map((each) => `${each.name}: ${this.value(each.type, () => this.text(), each.name)}`).join(', ')} }`;
    }
    if (isListType(nullable) && this.chance(0.3)) {
      const items = Array.from({ length: this.random.between(0, 3) }, () => this.value(nullable.ofType, texts, name));
      return `[${items.join(', ')}]`;
    }
    return literal(this.valueOf(type, name, texts), type);
  }

  private valueOrInput(type: GraphQLInputType, name: string, texts: Values): unknown {
    const nullable = getNullableType(type);
    if (!isInputObjectType(nullable)) return this.valueOf(type, name, texts);
    const fields = Object.values(nullable.getFields()).filter(() => this.chance(0.35));
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        this.chance(0.05) ? null : this.valueOf(field.type, field.name, () => this.text()),
      ]),
    );
  }

  /** Declares a variable, sometimes with a default; at each run it may be null or missing where it may. */
  private variable(declared: string, value: () => unknown, type?: GraphQLInputType): string {
    this.names += 1;
    const name = `v${this.names}`;
    const mayBeMissing = !declared.endsWith('!');
    const isSimple = type !== undefined && !isInputObjectType(getNullableType(type));
    const hasDefault = isSimple && this.chance(0.25);
    this.variables.push({
      name,
      declared: hasDefault ? `${declared} = ${literal(value(), type)}` : declared,
      value: () => {
        if (mayBeMissing && this.chance(0.1)) return null;
        if ((mayBeMissing || hasDefault) && this.chance(0.25)) return undefined;
        return value();
      },
    });
    return `$${name}`;
  }

  /** The field by its own name, or under another. */
  private aliased(field: string, share: number): string {
    return this.chance(share) ? `${this.alias()}: ${field}` : field;
  }

  private alias(): string {
    return this.chance(0.03)
      ? this.one(['__proto__', 'constructor', 'id', '__typename', 'nodes', 'toString'])
      : this.name('a');
  }

  private name(begin: string): string {
    this.names += 1;
    return `${begin}${this.names}`;
  }

  private chance(share: number): boolean {
    return this.random.next() < share;
  }

  private one<T>(choices: readonly T[]): T {
    const found = choices[this.random.between(0, choices.length - 1)];
    if (found === undefined) throw new Error('Nothing to choose from');
    return found;
  }
}

/** Fields of filters that are called otherwise than the kind of what they take. */
const aliasesOfKinds: Readonly<Record<string, IdKind>> = {
  partner: 'organisation',
  coordinator: 'organisation',
  applicant: 'organisation',
  owner: 'organisation',
  holder: 'organisation',
  member: 'organisation',
  company: 'organisation',
  of: 'organisation',
  seated: 'organisation',
  secretariat: 'organisation',
  proposer: 'organisation',
  supporter: 'organisation',
  addressee: 'organisation',
  participant: 'organisation',
  programme: 'pilotprogramme',
  collaboration: 'alliance',
  subject: 'pilot',
};

function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const nullable = getNullableType(type);
    const each = isListType(nullable) ? nullable.ofType : nullable;
    return `[${value.map((item) => literal(item, each)).join(', ')}]`;
  }
  return isEnumType(getNamedType(type)) && typeof value === 'string' ? value : JSON.stringify(value);
}
