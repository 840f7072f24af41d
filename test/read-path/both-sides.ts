import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import {
  DomainError,
  type Id,
  type IdKind,
  idOf,
  Instant,
  InvalidInput,
  LocalDate,
  NotAllowed,
  type Operation,
} from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { NotAuthenticated } from '@talkoot/platform/auth';
import {
  OperationExecutor,
  ReadModelModule,
  ReadPath,
  SerializedData,
  FairLimiter,
} from '@talkoot/platform/read-model';
import { type TestContext, testContext } from '@talkoot/platform/testing';
import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { loadContexts } from '../../apps/contexts.js';
import { ReadRefused } from '../../libs/platform/src/read-model/read-errors.js';
import { ReadDatabase } from '../../libs/platform/src/read-model/read-database.js';
import { columnOf, finishTypes, isShort, models, ReadRoots } from './declarations.js';
import { type GeneratedData, generateData } from './generated-data.js';
import { kindOfModel } from './plain-values.js';
import { PlainDatabase } from './question.js';
import { type Question, Reference } from './reference.js';
import { refusalOf, type Refusals, Refusing } from './refusals.js';

/** What an operation is answered: data as JSON text, and where errors are. */
export interface Told {
  readonly data: string;
  /** Why a root field was refused, by its key. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** The places that are null since something below them may not be, and is. */
  readonly missing: readonly string[];
  /** What should not have happened. */
  readonly faults: readonly string[];
  /** The operation was given up as a whole. */
  readonly givenUp: string | undefined;
}

/** The read path and the reference over the same generated data. */
export class BothSides {
  private readonly executor: OperationExecutor;
  readonly reference: Reference;
  /** How many statements left out what the process remembers. */
  shortStatements = 0;

  private constructor(
    private readonly context: TestContext,
    private readonly plain: PlainDatabase,
    readonly schema: GraphQLSchema,
    readonly data: GeneratedData,
    readonly ids: ReadonlyMap<IdKind, readonly Id<IdKind>[]>,
  ) {
    const told = (error: unknown) => ({
      error:
        error instanceof GraphQLError && error.path
          ? error.toJSON()
          : { message: String(error), extensions: { code: codeOf(error) } },
    });
    this.executor = new OperationExecutor(
      context.get(ReadPath),
      told,
      new FairLimiter({ total: 8, perCaller: 8 }),
      context.get(AuditTrail),
    );
    this.reference = new Reference(schema, plain);
    const reads = context.get(ReadDatabase);
    const read = reads.read.bind(reads);
    reads.read = (statement, values) => {
      if (isShort(statement.text)) this.shortStatements += 1;
      return read(statement, values);
    };
  }

  static async open(seed: number): Promise<BothSides> {
    const { databases, modules } = await loadContexts();
    const context = await testContext(databases, [...modules, ReadModelModule]);
    const data = await generateData(context.databaseUrl, seed);
    const plain = new PlainDatabase(context.databaseUrl);
    return new BothSides(context, plain, await schemaOfReads(), data, await idsOf(plain));
  }

  async close(): Promise<void> {
    await this.plain.close();
    await this.context.close();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.context.get(token);
  }

  /** Rows as texts. */
  sql(statement: string): ReturnType<PlainDatabase['ask']> {
    return this.plain.ask(statement, []);
  }

  /** Gives one of the themes and one of the names of organisations another text: all that is remembered is no longer true. */
  async rename(text: string): Promise<void> {
    for (const table of ['registry.theme', 'registry.organisation_name'])
      await this.plain.change(
        `UPDATE ${table} SET name = jsonb_build_object('sv', $1::text) WHERE id = (SELECT id FROM ${table} ORDER BY md5(id || $1) LIMIT 1)`,
        [text],
      );
  }

  async asked({ document, variables, operation }: Question): Promise<Told> {
    const { schema } = this;
    const definition = definitionOf(document);
    // What has nothing for the read path is executed as always.
    const answer =
      (await this.executor.execute({ schema, document, definition, variables, context: { operation } })) ??
      (await execute({ schema, document, variableValues: variables }));
    const data: unknown = answer.data instanceof SerializedData ? JSON.parse(answer.data.text) : (answer.data ?? null);
    const errors: readonly Failed[] = answer.errors ?? [];
    const whole = errors.find(({ path, extensions }) => path === undefined && codeIn(extensions) !== undefined);
    const refusals = errors.filter((each) => each !== whole && codeIn(each.extensions) !== undefined);
    const code = ({ extensions }: Failed) => String(codeIn(extensions));
    return {
      data: JSON.stringify(data),
      refused: new Map(refusals.map((each) => [String(each.path?.join('.')), [code(each)]])),
      missing: nulled(
        data,
        errors.flatMap(({ path, extensions }) => (path && codeIn(extensions) === undefined ? [path] : [])),
      ),
      faults: [
        ...refusals.flatMap((each) => (code(each) === 'FAULT' ? [each.message] : [])),
        ...(whole && code(whole) === 'FAULT' ? [whole.message] : []),
      ],
      givenUp: whole && code(whole) !== 'FAULT' ? code(whole) : undefined,
    };
  }

  async expected(question: Question): Promise<Told> {
    const refusals = this.refusals(question);
    const { data, errors } = await this.reference.answer(question, new Set(refusals.keys()));
    const isMissing = ({ message }: GraphQLError) => message.startsWith('Cannot return null for non-nullable field');
    return {
      data: JSON.stringify(data ?? null),
      refused: refusals,
      missing: nulled(
        data,
        errors.flatMap((each) => (isMissing(each) && each.path ? [each.path] : [])),
      ),
      faults: errors.flatMap((each) =>
        isMissing(each) || each.message === 'Refused' ? [] : [`${each.path?.join('.')}: ${each.message}`],
      ),
      givenUp: undefined,
    };
  }

  private refusals({ document, variables, operation }: Question): Refusals {
    const definition = definitionOf(document);
    const coerced = coercedVariables(this.schema, definition, variables);
    return new Refusing(this.schema, fragmentsOf(document), coerced, operation).of(definition);
  }
}

/** What differs between the answers, in words; undefined: nothing. */
export function difference(told: Told, expected: Told): string | undefined {
  if (told.faults.length > 0 || expected.faults.length > 0) return 'faults';
  if (told.givenUp !== undefined) return undefined;
  if (unsigned(told.data) !== unsigned(expected.data)) return 'the data';
  const keys = [...told.refused.keys()].toSorted().join();
  if (keys !== [...expected.refused.keys()].toSorted().join()) return 'the refused fields';
  for (const [key, [code]] of told.refused)
    if (!expected.refused.get(key)?.includes(code ?? '')) return `why ${key} is refused`;
  // Where a refusal leaves nothing, what else is missing is not told.
  if (told.data === 'null' && told.refused.size > 0) return undefined;
  return told.missing.join() === expected.missing.join() ? undefined : 'what is missing';
}

/** A link is signed until a second, which may pass between the two. */
const unsigned = (data: string): string => data.replaceAll(/until=\d+&signature=[\w-]+/g, '');

type Path = readonly (string | number)[];
type Failed = Pick<GraphQLError, 'message'> & { readonly path?: Path | undefined; readonly extensions?: object };

/** For each error the place in the data that is null because of it, each once. */
function nulled(data: unknown, paths: readonly Path[]): string[] {
  const places = paths.map((path) => {
    let value = data;
    let length = 0;
    while (length < path.length && value !== null && typeof value === 'object') {
      value = Reflect.get(value, path[length] ?? '');
      length += 1;
    }
    return path.slice(0, length).join('.');
  });
  return [...new Set(places)].toSorted();
}

const codeIn = (extensions: object = {}): unknown => Reflect.get(extensions, 'code');

function codeOf(error: unknown): string {
  if (error instanceof InvalidInput) {
    const [issue] = error.issues;
    return refusalOf(issue?.code ?? '', issue?.path);
  }
  if (error instanceof DomainError) return refusalOf(error.code, error.path);
  if (error instanceof NotAuthenticated) return refusalOf('UNAUTHENTICATED');
  if (error instanceof NotAllowed) return refusalOf('FORBIDDEN');
  return error instanceof ReadRefused ? error.code : 'FAULT';
}

/** The part of the schema that is read; the reference says how each field is resolved. */
async function schemaOfReads(): Promise<GraphQLSchema> {
  finishTypes();
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const orphanedTypes = [...models.values()].map(({ type }) => type);
  const schema = await builder.get(GraphQLSchemaFactory).create([ReadRoots], { orphanedTypes });
  await builder.close();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = undefined;
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) delete field.resolve;
  }
  return schema;
}

async function idsOf(plain: PlainDatabase): Promise<ReadonlyMap<IdKind, readonly Id<IdKind>[]>> {
  const found = new Map<IdKind, readonly Id<IdKind>[]>();
  for (const { name, table, key } of models.values()) {
    const kind = kindOfModel(name);
    if (kind === undefined) continue;
    const rows = await plain.ask(`SELECT ${columnOf(table, key).name} FROM ${table.name} ORDER BY 1`, []);
    found.set(
      kind,
      rows.map(([uuid]) => idOf(kind, uuid ?? '')),
    );
  }
  return found;
}

function definitionOf(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!found) throw new Error('No operation');
  return found;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
}

function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Question['variables'],
): Question['variables'] {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions ?? [], variables);
  if (!coerced) throw errors[0] ?? new Error('No variables');
  return coerced;
}

/** A request of somebody, in a language, on a day. */
export const requestOf = (viewer: Operation['viewer'], locale: Operation['locale'], today: string): Operation => ({
  viewer,
  origin: 'request',
  locale,
  now: Instant.parse(`${today}T10:00:00Z`),
  today: LocalDate.parse(today),
  requestId: 'request',
});
