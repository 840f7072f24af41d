import { AuditTrail } from '../audit/index.js';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { ReadRoots } from '../read-model/graphql-types.js';
import { OperationExecutor, finishTypes, ReadPath, SerializedData } from '../read-model/index.js';
import { FairLimiter } from '../read-model/fair-limiter.js';
import type { TestContext } from './test-context.js';

/** Asks the read models that a test has imported, without HTTP; throws when the answer has errors. */
export type Ask = (operation: Operation, query: string, variables?: Record<string, unknown>) => Promise<unknown>;

/** The schema of the read models that a test has imported. */
export async function readSchema(): Promise<GraphQLSchema> {
  finishTypes();
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await builder.get(GraphQLSchemaFactory).create([ReadRoots]);
  await builder.close();
  return schema;
}

/** Needs the module of the read path in the context, unless a read path is given. */
export async function asking(context: TestContext, reads: ReadPath = context.get(ReadPath)): Promise<Ask> {
  const schema = await readSchema();
  const rethrow = (error: unknown): never => {
    throw error;
  };
  const executor = new OperationExecutor(
    reads,
    rethrow,
    new FairLimiter({ total: 8, perCaller: 8 }),
    context.get(AuditTrail),
  );
  // As the gateway does: plans go with their documents.
  const documents = new Map<string, DocumentNode>();
  return async (operation, query, variables = {}) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    const definition = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (!definition) throw new Error('No operation');
    const answer = await executor.execute({ schema, document, definition, variables, context: { operation } });
    if (answer?.errors) throw new Error(JSON.stringify(answer.errors));
    const data: unknown = answer?.data instanceof SerializedData ? JSON.parse(answer.data.text) : answer?.data;
    return data;
  };
}
