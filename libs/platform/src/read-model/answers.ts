import { anyId, type Operation, uuidOf } from '@talkoot/contracts';
import {
  type DocumentNode,
  execute,
  type FieldNode,
  getNamedType,
  getVariableValues,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import { commitsOf } from '../database/index.js';
import { bubble, parseMarked } from './bubble.js';
import { callerOf } from './caller.js';
import { COST_OF_CHANGE, HIGHEST_COST } from './cost.js';
import { Introspection } from './introspection.js';
import { MARK } from './marks.js';
import type { Asked, Wanted } from './prepared.js';
import type { Answer, ReadPath } from './read-path.js';
import { ChangedButNotRead, NotBegun, QueryTooCostly } from './read-errors.js';
import { ReadyData } from './ready-data.js';
import { models } from './registered.js';
import { fieldsAsked, fragmentsOf } from './selection.js';
import type { Turnstile } from './turnstile.js';

/** How many mistakes of a request are looked for and told. */
export const MOST_MISTAKES = 10;

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** An operation that Apollo has validated. */
export interface ValidOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: { readonly operation: Operation };
}

/** An answer before it is written; its data may be text already. */
export interface Answered {
  readonly data: ReadyData | Record<string, unknown> | null;
  readonly errors?: GraphQLFormattedError[];
  readonly cost: number;
  readonly sql: number;
  /** Of an operation that was refused or given up as a whole. */
  readonly status?: number;
  /** Beside it, what it cost. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of the changes of an operation. */
interface Done {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** The keys of those that are committed. */
  readonly made: readonly string[];
}

/** Makes an error of the answer of what was thrown, with the status of an answer that has nothing else. */
export type Tell = (
  error: unknown,
  operation: Operation,
) => { error: GraphQLFormattedError } & Pick<Answered, 'status' | 'headers'>;

/** Answers operations through the read path as far as it goes, and by ordinary execution beyond. */
export class Answers {
  private readonly introspection = new Introspection();

  constructor(
    private readonly reads: ReadPath,
    private readonly tell: Tell,
    private readonly changes: Turnstile,
  ) {}

  /** Holds every read model against the database. */
  check(schema: GraphQLSchema): Promise<void> {
    return this.reads.check(schema);
  }

  /** Undefined: nothing of it is for the read path. */
  async to(given: ValidOperation): Promise<Answered | undefined> {
    const { schema, definition, context } = given;
    const values = getVariableValues(schema, definition.variableDefinitions ?? [], given.variables, { maxErrors: 1 });
    if (!values.coerced) return undefined;
    const document = { fragments: fragmentsOf(given.document.definitions), variables: values.coerced };
    const asked: Asked = { schema, definition, document, operation: context.operation };
    try {
      const answered = await (definition.operation === OperationTypeNode.MUTATION
        ? this.mutation(given, asked)
        : this.query(given, asked));
      return { ...answered, headers: { 'x-query-cost': String(answered.cost) } };
    } catch (error) {
      const { error: told, ...whole } = this.tell(error, context.operation);
      return { data: null, errors: [told], cost: 0, sql: 0, ...whole };
    }
  }

  private async query(given: ValidOperation, asked: Asked): Promise<Answered> {
    const fields = fieldsAsked([asField(asked.definition)], new Set(['Query']), asked.document);
    const wanted = [...fields].flatMap(([key, nodes]): Wanted[] =>
      this.reads.answers(nodes[0].name.value) ? [{ kind: 'root', key, nodes }] : [],
    );
    const ours = new Set(wanted.map(({ key }) => key));
    const others = new Map([...fields].filter(([key]) => !ours.has(key)));
    const [answer, rest] = await Promise.all([
      this.reads.read(asked, wanted),
      this.introspection.of(asked, others, (nodes) => this.ordinary(given, asked, nodes)),
    ]);
    const errors = [...this.failuresOf(answer, asked.operation), ...this.told(rest.errors, asked.operation)];
    const { sql } = answer;
    const cost = answer.cost + rest.cost;
    const { texts: described } = rest;
    if (!described || answer.failures.some(({ key }) => this.mustBe(asked.schema, fields.get(key))))
      return { data: null, errors, cost, sql };
    const texts = [...fields.keys()].map((key) => {
      const text = (ours.has(key) ? answer.texts : described).get(key);
      return `"${key}":${text ?? 'null'}`;
    });
    const text = `{${texts.join(',')}}`;
    if (!text.includes(MARK.missing))
      return { data: new ReadyData(text), ...(errors.length > 0 && { errors }), cost, sql };
    const bubbled = this.bubbled(parseMarked(text), asked);
    return { data: bubbled.data, errors: [...errors, ...bubbled.errors], cost, sql };
  }

  /** What changes is changed first, one after the other; what is selected of it is read once, after the commit. */
  private async mutation(given: ValidOperation, asked: Asked): Promise<Answered> {
    const type = asked.schema.getMutationType();
    const fields = fieldsAsked([asField(asked.definition)], new Set(['Mutation']), asked.document);
    const things = changedThings(asked);
    // Before anything is changed: afterwards it could only be left out of the answer.
    const read = things.map(({ key, part, ...thing }): Wanted => {
      return { kind: 'thing', key: `${key}.${part}`, uuid: NO_UUID, ...thing };
    });
    const cost = COST_OF_CHANGE * fields.size + this.reads.cost(asked, read);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const cut = (nodes: Nodes, key: string): FieldNode => {
      const payload = getNamedType(type?.getFields()[nodes[0].name.value]?.type);
      const parts = fieldsAsked(nodes, new Set([payload?.name ?? '']), asked.document);
      const selections = [...parts].flatMap(([part, same]): SelectionNode[] =>
        things.some((each) => each.key === key && each.part === part)
          ? [{ ...same[0], selectionSet: ID_ONLY }]
          : [...same],
      );
      return { ...nodes[0], selectionSet: { kind: Kind.SELECTION_SET, selections } };
    };
    const leave = await this.changes.enter(callerOf(asked.operation));
    const done = await this.oneByOne(given, asked, fields, cut).finally(leave);
    const answer = await this.readMade(asked, things, done).catch((error: unknown) => this.lost(asked, done, error));
    return { ...answer, cost };
  }

  /** What the changes answer until they are read. */
  private async oneByOne(
    given: ValidOperation,
    asked: Asked,
    fields: ReadonlyMap<string, Nodes>,
    cut: (nodes: Nodes, key: string) => FieldNode,
  ): Promise<Done> {
    const { operation } = asked;
    const answers: [string, unknown][] = [];
    const errors: GraphQLFormattedError[] = [];
    const made: string[] = [];
    let isBroken = false;
    for (const [key, nodes] of fields) {
      if (isBroken) {
        errors.push({ ...this.tell(new NotBegun(), operation).error, path: [key] });
        continue;
      }
      const before = commitsOf(operation);
      // oxlint-disable-next-line no-await-in-loop -- one change follows the other (GraphQL, 6.2.2)
      const answer = await this.ordinary(given, asked, [cut(nodes, key)]);
      const isMade = commitsOf(operation) > before;
      if (isMade) made.push(key);
      errors.push(...answer.errors.map((error) => this.ofChange(error, isMade, key, operation)));
      isBroken = answer.data === null;
      answers.push(...Object.entries(answer.data ?? {}));
    }
    return { data: isBroken ? null : Object.fromEntries(answers), errors, made };
  }

  /** What fails once the change is committed is told as that. */
  private ofChange(error: GraphQLError, isMade: boolean, key: string, operation: Operation): GraphQLFormattedError {
    if (!isMade) return this.tell(error, operation).error;
    return { ...this.tell(new ChangedButNotRead(error), operation).error, path: error.path ?? [key] };
  }

  /** Reads what is selected of all that was made, once. */
  private async readMade(asked: Asked, things: ReturnType<typeof changedThings>, done: Done): Promise<Answered> {
    const { data, errors } = done;
    if (data === null) return this.lost(asked, done);
    const changed = things.flatMap(({ key, part, model, nodes }): (Wanted & { place: [string, string] })[] => {
      const id = anyId.safeParse(field(field(field(data, key), part), 'id'));
      return id.success
        ? [{ kind: 'thing', key: `${key}.${part}`, nodes, model, uuid: uuidOf(id.data), place: [key, part] }]
        : [];
    });
    const answer = await this.readChanged(asked, changed);
    for (const { key: name, place } of changed) {
      const payload = Object(field(data, place[0])) as Record<string, unknown>;
      payload[place[1]] = parseMarked(answer.texts.get(name) ?? 'null');
    }
    const isMissing = [...answer.texts.values()].some((text) => text.includes(MARK.missing));
    const told = isMissing ? this.bubbled(data, asked) : { data, errors: [] };
    if (told.data === null) return this.lost(asked, { ...done, errors: [...errors, ...told.errors] });
    const all = [...errors, ...this.failuresOf(answer, asked.operation), ...told.errors];
    return { data: told.data, ...(all.length > 0 && { errors: all }), cost: answer.cost, sql: answer.sql };
  }

  /** No data is left to tell what was made: the errors do. */
  private lost({ operation }: Asked, { errors, made }: Done, cause?: unknown): Answered {
    const told = new Set(errors.map(({ path }) => path?.[0]));
    const others = made
      .filter((key) => !told.has(key))
      .map((key) => ({ ...this.tell(new ChangedButNotRead(cause), operation).error, path: [key] }));
    return { data: null, errors: [...errors, ...others], cost: 0, sql: 0 };
  }

  /** The change is made, whatever becomes of reading it: what cannot be read is null, with an error of its own. */
  private async readChanged(asked: Asked, changed: readonly Wanted[]): Promise<Answer> {
    const answer = await this.reads.read(asked, changed).catch((error: unknown) => ({
      texts: new Map<string, string>(),
      failures: changed.map(({ key }) => ({ key, error })),
      cost: 0,
      sql: 0,
    }));
    return {
      ...answer,
      failures: answer.failures.map(({ key, error }) => ({ key, error: new ChangedButNotRead(error) })),
    };
  }

  private bubbled(marked: unknown, { schema, definition, document, operation }: Asked) {
    const root = schema.getRootType(definition.operation);
    if (!root) throw new Error(`The schema has no ${definition.operation}`);
    const { data, errors } = bubble(marked, schema, root, asField(definition), document);
    return { data: data as Record<string, unknown> | null, errors: this.told(errors, operation) };
  }

  /** What the read path does not answer: changes, and the schema itself. */
  private async ordinary(
    { schema, document, variables, context }: ValidOperation,
    { definition }: Asked,
    selections: readonly SelectionNode[],
  ): Promise<{ data: Record<string, unknown> | null; errors: readonly GraphQLError[] }> {
    if (selections.length === 0) return { data: {}, errors: [] };
    const only: OperationDefinitionNode = { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } };
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const result = await execute({
      schema,
      document: { kind: Kind.DOCUMENT, definitions: [only, ...fragments] },
      contextValue: context,
      variableValues: variables,
      options: { maxCoercionErrors: MOST_MISTAKES },
    });
    return { data: result.data ?? null, errors: result.errors ?? [] };
  }

  private failuresOf({ failures }: Answer, operation: Operation): GraphQLFormattedError[] {
    return failures.map(({ key, error }) => ({ ...this.tell(error, operation).error, path: key.split('.') }));
  }

  private told(errors: readonly unknown[], operation: Operation): GraphQLFormattedError[] {
    return errors.map((error) => this.tell(error, operation).error);
  }

  private mustBe(schema: GraphQLSchema, nodes: Nodes | undefined): boolean {
    const type = schema.getQueryType()?.getFields()[nodes?.[0].name.value ?? '']?.type;
    return type !== undefined && isNonNullType(type);
  }
}

/** What of the payloads is read anew: things of read models, by the keys of the mutation and of the thing in its payload. */
export function changedThings({ schema, definition, document }: Pick<Asked, 'schema' | 'definition' | 'document'>) {
  const fields = fieldsAsked([asField(definition)], new Set(['Mutation']), document);
  return [...fields].flatMap(([key, nodes]) => {
    const payload = getNamedType(schema.getMutationType()?.getFields()[nodes[0].name.value]?.type);
    if (!isObjectType(payload)) return [];
    const parts = fieldsAsked(nodes, new Set([payload.name]), document);
    return [...parts].flatMap(([part, same]) => {
      const model = models.get(getNamedType(payload.getFields()[same[0].name.value]?.type)?.name ?? '');
      return model ? [{ key, part, model, nodes: same }] : [];
    });
  });
}

const NO_UUID = '00000000-0000-0000-0000-000000000000';

const ID_ONLY: NonNullable<FieldNode['selectionSet']> = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } }],
};

/** An operation has a selection set as a field has. */
export const asField = ({ selectionSet }: OperationDefinitionNode): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '' },
  selectionSet,
});

const field = (value: unknown, name: string): unknown =>
  value === null || typeof value !== 'object' ? undefined : (value as Record<string, unknown>)[name];
