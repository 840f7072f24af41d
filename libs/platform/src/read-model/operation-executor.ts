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
import type { AuditTrail } from '../audit/index.js';
import { accompany, commitsOf, companionOf } from '../database/index.js';
import { propagateNulls, parseMarked } from './null-propagation.js';
import { callerOf } from './caller.js';
import { COST_OF_CHANGE, HIGHEST_COST } from './cost.js';
import { Introspection } from './introspection.js';
import { MARKER } from './markers.js';
import type { ReadRequest, ReadTarget } from './prepared.js';
import { NOTHING_PERSONAL, type ReadResult, type ReadPath } from './read-path.js';
import { ChangedButNotRead, NotBegun, QueryTooCostly, QueryTooSlow, ViewersChanged } from './read-errors.js';
import { SerializedData } from './serialized-data.js';
import { models } from './registered.js';
import { collectFields, fragmentsOf } from './selection.js';
import type { FairLimiter } from './fair-limiter.js';

/** Persons whose data was read that an entry of the audit trail names; it counts all. */
const MOST_NAMED = 100;

/** Errors of variables that one answer reports. */
export const MAX_COERCION_ERRORS = 10;

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
export interface OperationResult {
  readonly data: SerializedData | Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly cost: number;
  readonly sql: number;
  /** Of an operation that was refused or given up as a whole. */
  readonly status?: number;
  /** What the answer cost, and when to come again with what was refused of it. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The outcome of the mutations of an operation. */
interface MutationOutcome {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** The response keys of those that are committed. */
  readonly committed: readonly string[];
  /** Of what was refused. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Formats what was thrown as an error of the answer, with the HTTP status of an answer without data. */
export type FormatError = (
  error: unknown,
  operation: Operation,
) => { error: GraphQLFormattedError } & Pick<OperationResult, 'status' | 'headers'>;

/** Executes operations: read models through the read path, the rest with graphql-js. */
export class OperationExecutor {
  private readonly introspection = new Introspection();

  constructor(
    private readonly readPath: ReadPath,
    private readonly formatError: FormatError,
    private readonly changes: FairLimiter,
    private readonly trail: Pick<AuditTrail, 'note'>,
  ) {}

  /** Holds every read model against the database. */
  check(schema: GraphQLSchema): Promise<void> {
    return this.readPath.check(schema);
  }

  /** Undefined: nothing of it is for the read path. */
  async execute(given: ValidOperation): Promise<OperationResult | undefined> {
    const { schema, definition, context } = given;
    const values = getVariableValues(schema, definition.variableDefinitions ?? [], given.variables, { maxErrors: 1 });
    if (!values.coerced) return undefined;
    const document = { fragments: fragmentsOf(given.document.definitions), variables: values.coerced };
    const request: ReadRequest = { schema, definition, document, operation: context.operation };
    try {
      const { data, errors, cost, sql, headers } = await (definition.operation === OperationTypeNode.MUTATION
        ? this.mutation(given, request)
        : this.query(given, request));
      return { data, errors, cost, sql, headers: { ...headers, 'x-query-cost': String(cost) } };
    } catch (error) {
      if (error instanceof ViewersChanged) throw error;
      return this.refuse(error, context.operation);
    }
  }

  /** What was thrown, as the answer. Who had the database give up has used all that one operation may. */
  refuse(error: unknown, operation: Operation): OperationResult {
    const { error: told, ...whole } = this.formatError(error, operation);
    return { data: null, errors: [told], cost: error instanceof QueryTooSlow ? HIGHEST_COST : 0, sql: 0, ...whole };
  }

  /** The answer when one of the changes is refused before it begins; undefined: `require` throws for none of them. */
  refusedFirst(
    { definition, document, variables, context }: ValidOperation,
    require: (mutation: string, operation: Operation) => void,
  ): OperationResult | undefined {
    const fragments = fragmentsOf(document.definitions);
    const fields = collectFields([asField(definition)], new Set(['Mutation']), { fragments, variables });
    for (const [key, nodes] of fields) {
      const doing: Operation = { ...context.operation, action: nodes[0].name.value };
      try {
        require(nodes[0].name.value, doing);
      } catch (error) {
        const told = { ...this.formatError(error, doing).error, path: [key] };
        return { data: null, errors: [told], cost: 0, sql: 0 };
      }
    }
    return undefined;
  }

  /** Of changes whose answer is lost: which of them were made, by their keys in the answer. */
  withoutAnswer(
    { definition, document, variables, context }: ValidOperation,
    made: readonly string[],
  ): OperationResult {
    const fragments = fragmentsOf(document.definitions);
    const fields = collectFields([asField(definition)], new Set(['Mutation']), { fragments, variables });
    const errors = [...fields.keys()].map((key) => {
      const error = made.includes(key) ? new ChangedButNotRead(undefined) : new NotBegun();
      return { ...this.formatError(error, context.operation).error, path: [key] };
    });
    return { data: null, errors, cost: 0, sql: 0 };
  }

  private async query(given: ValidOperation, request: ReadRequest): Promise<OperationResult> {
    const fields = collectFields([asField(request.definition)], new Set(['Query']), request.document);
    const targets: ReadTarget[] = [];
    const others = new Map<string, Nodes>();
    for (const [key, nodes] of fields) {
      if (this.readPath.handles(nodes[0].name.value)) targets.push({ kind: 'root', key, nodes });
      else others.set(key, nodes);
    }
    const [result, rest] = await Promise.all([
      this.read(request, targets),
      this.introspection.of(request, others, (nodes) => this.executeWithGraphqlJs(given, request, nodes)),
    ]);
    const errors = [...this.errorsOf(result, request.operation), ...this.formatErrors(rest.errors, request.operation)];
    const { sql } = result;
    const cost = result.cost + rest.cost;
    const { texts: described } = rest;
    if (!described || result.failures.some(({ key }) => this.isNonNull(request.schema, fields.get(key))))
      return { data: null, errors, cost, sql };
    const texts = [...fields.keys()].map((key) => `"${key}":${result.texts.get(key) ?? described.get(key) ?? 'null'}`);
    const text = `{${texts.join(',')}}`;
    if (!text.includes(MARKER.missing))
      return { data: new SerializedData(text), ...(errors.length > 0 && { errors }), cost, sql };
    const withNulls = this.withNullsPropagated(parseMarked(text), request);
    return { data: withNulls.data, errors: [...errors, ...withNulls.errors], cost, sql };
  }

  /** Runs the mutations one after the other, then reads the selections of their payloads once, after the commit. */
  private async mutation(given: ValidOperation, request: ReadRequest): Promise<OperationResult> {
    const type = request.schema.getMutationType();
    const fields = collectFields([asField(request.definition)], new Set(['Mutation']), request.document);
    const things = payloadObjects(request);
    // Before anything is changed: afterwards it could only be left out of the answer.
    const read = things.map(({ key, part, ...thing }): ReadTarget => {
      return { kind: 'thing', key: `${key}.${part}`, uuid: NO_UUID, ...thing };
    });
    const cost = COST_OF_CHANGE * fields.size + this.readPath.cost(request, read);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const cut = (nodes: Nodes, key: string): FieldNode => {
      const payload = getNamedType(type?.getFields()[nodes[0].name.value]?.type);
      const parts = collectFields(nodes, new Set([payload?.name ?? '']), request.document);
      const selections = [...parts].flatMap(([part, same]): SelectionNode[] =>
        things.some((each) => each.key === key && each.part === part)
          ? [{ ...same[0], selectionSet: ID_ONLY }]
          : [...same],
      );
      return { ...nodes[0], selectionSet: { kind: Kind.SELECTION_SET, selections } };
    };
    const release = await this.changes.acquire(callerOf(request.operation));
    const done = await this.runSerially(given, request, fields, cut).finally(release);
    const answer = await this.readPayloads(request, things, done).catch((error: unknown) =>
      this.withoutData(request, done, error),
    );
    return { ...answer, cost, headers: done.headers };
  }

  /** The payloads with ids only, until the objects are read. */
  private async runSerially(
    given: ValidOperation,
    request: ReadRequest,
    fields: ReadonlyMap<string, Nodes>,
    cut: (nodes: Nodes, key: string) => FieldNode,
  ): Promise<MutationOutcome> {
    const { operation } = request;
    const answers: [string, unknown][] = [];
    const errors: GraphQLFormattedError[] = [];
    const made: string[] = [];
    const headers: Record<string, string> = {};
    let isBroken = false;
    for (const [key, nodes] of fields) {
      if (isBroken) {
        errors.push({ ...this.formatError(new NotBegun(), operation).error, path: [key] });
        continue;
      }
      const doing: Operation = { ...operation, action: nodes[0].name.value };
      const change = { ...given, context: { operation: doing } };
      const companion = companionOf(operation);
      companion?.turnTo(key);
      if (companion) accompany(doing, companion);
      // oxlint-disable-next-line no-await-in-loop -- one change follows the other (GraphQL, 6.2.2)
      const answer = await this.executeWithGraphqlJs(change, request, [cut(nodes, key)]);
      const isMade = commitsOf(doing) > 0;
      if (isMade) made.push(key);
      for (const each of answer.errors) {
        const told = this.errorOfMutation(each, isMade, key, doing);
        errors.push(told.error);
        Object.assign(headers, told.headers);
      }
      isBroken = answer.data === null;
      answers.push(...Object.entries(answer.data ?? {}));
    }
    return { data: isBroken ? null : Object.fromEntries(answers), errors, committed: made, headers };
  }

  /** An error after the commit says that the change is made. */
  private errorOfMutation(
    error: GraphQLError,
    isMade: boolean,
    key: string,
    operation: Operation,
  ): Pick<ReturnType<FormatError>, 'error' | 'headers'> {
    if (!isMade) return this.formatError(error, operation);
    const told = this.formatError(new ChangedButNotRead(error), operation).error;
    return { error: { ...told, path: error.path ?? [key] } };
  }

  /** Reads the selected objects of all payloads in one statement. */
  private async readPayloads(
    request: ReadRequest,
    things: ReturnType<typeof payloadObjects>,
    done: MutationOutcome,
  ): Promise<OperationResult> {
    const { data, errors } = done;
    if (data === null) return this.withoutData(request, done);
    const changed = things.flatMap(({ key, part, model, nodes }): (ReadTarget & { place: [string, string] })[] => {
      const id = anyId.safeParse(field(field(field(data, key), part), 'id'));
      return id.success
        ? [{ kind: 'thing', key: `${key}.${part}`, nodes, model, uuid: uuidOf(id.data), place: [key, part] }]
        : [];
    });
    const result = await this.readObjects(request, changed);
    for (const { key: name, place } of changed) {
      const payload = Object(field(data, place[0])) as Record<string, unknown>;
      payload[place[1]] = parseMarked(result.texts.get(name) ?? 'null');
    }
    const isMissing = [...result.texts.values()].some((text) => text.includes(MARKER.missing));
    const completed = isMissing ? this.withNullsPropagated(data, request) : { data, errors: [] };
    if (completed.data === null)
      return this.withoutData(request, { ...done, errors: [...errors, ...completed.errors] });
    const all = [...errors, ...this.errorsOf(result, request.operation), ...completed.errors];
    return { data: completed.data, ...(all.length > 0 && { errors: all }), cost: result.cost, sql: result.sql };
  }

  /** Without data, errors tell which changes were made. */
  private withoutData(
    { operation }: ReadRequest,
    { errors, committed: made }: MutationOutcome,
    cause?: unknown,
  ): OperationResult {
    const told = new Set(errors.map(({ path }) => path?.[0]));
    const others = made
      .filter((key) => !told.has(key))
      .map((key) => ({ ...this.formatError(new ChangedButNotRead(cause), operation).error, path: [key] }));
    return { data: null, errors: [...errors, ...others], cost: 0, sql: 0 };
  }

  /** The change is made, whatever becomes of reading it: what cannot be read is null, with an error of its own. */
  private async readObjects(request: ReadRequest, changed: readonly ReadTarget[]): Promise<ReadResult> {
    const result = await this.read(request, changed).catch((error: unknown) => ({
      texts: new Map<string, string>(),
      failures: changed.map(({ key }) => ({ key, error })),
      personal: NOTHING_PERSONAL,
      cost: 0,
      sql: 0,
    }));
    return {
      ...result,
      failures: result.failures.map(({ key, error }) => ({ key, error: new ChangedButNotRead(error) })),
    };
  }

  /** Nobody is shown personal data of others before it is noted. */
  private async read(request: ReadRequest, targets: readonly ReadTarget[]): Promise<ReadResult> {
    const result = await this.readPath.read(request, targets);
    const { fields, persons } = result.personal;
    if (persons.length === 0) return result;
    const detail = { fields, count: persons.length, persons: persons.slice(0, MOST_NAMED) };
    await this.trail.note(request.operation, { action: 'personal-data.read', outcome: 'done', detail });
    return result;
  }

  private withNullsPropagated(marked: unknown, { schema, definition, document, operation }: ReadRequest) {
    const root = schema.getRootType(definition.operation);
    if (!root) throw new Error(`The schema has no ${definition.operation}`);
    const { data, errors } = propagateNulls(marked, schema, root, asField(definition), document);
    return { data: data as Record<string, unknown> | null, errors: this.formatErrors(errors, operation) };
  }

  /** Mutations and introspection. */
  private async executeWithGraphqlJs(
    { schema, document, variables, context }: ValidOperation,
    { definition }: ReadRequest,
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
      options: { maxCoercionErrors: MAX_COERCION_ERRORS },
    });
    return { data: result.data ?? null, errors: result.errors ?? [] };
  }

  private errorsOf({ failures }: ReadResult, operation: Operation): GraphQLFormattedError[] {
    return failures.map(({ key, error, field: action }) => {
      const asked = action === undefined ? operation : { ...operation, action };
      return { ...this.formatError(error, asked).error, path: key.split('.') };
    });
  }

  private formatErrors(errors: readonly unknown[], operation: Operation): GraphQLFormattedError[] {
    return errors.map((error) => this.formatError(error, operation).error);
  }

  private isNonNull(schema: GraphQLSchema, nodes: Nodes | undefined): boolean {
    const type = schema.getQueryType()?.getFields()[nodes?.[0].name.value ?? '']?.type;
    return type !== undefined && isNonNullType(type);
  }
}

/** What of the payloads is read anew: things of read models, by the keys of the mutation and of the thing in its payload. */
export function payloadObjects({
  schema,
  definition,
  document,
}: Pick<ReadRequest, 'schema' | 'definition' | 'document'>) {
  const fields = collectFields([asField(definition)], new Set(['Mutation']), document);
  return [...fields].flatMap(([key, nodes]) => {
    const payload = getNamedType(schema.getMutationType()?.getFields()[nodes[0].name.value]?.type);
    if (!isObjectType(payload)) return [];
    const parts = collectFields(nodes, new Set([payload.name]), document);
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
