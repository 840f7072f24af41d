import { idOf, type Operation } from '@talkoot/contracts';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  typeFromAST,
} from 'graphql';
import { asField, payloadObjects } from './operation-executor.js';
import { type ReadRequest, plansOf, type ReadTarget } from './prepared.js';
import { collectFields, fragmentsOf } from './selection.js';

const ANY_UUID = '01940000-0000-7000-8000-000000000000';

/** The statements that the read path answers an operation with, the whole and the short one, to be looked at; the variables that it needs are ids. */
export function statementsOf(schema: GraphQLSchema, source: string, operation: Operation): string[] {
  const { definitions } = parse(source);
  const definition = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!definition) throw new Error('No operation');
  const variables = Object.fromEntries(
    (definition.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      if (type.kind !== Kind.NON_NULL_TYPE) return [];
      const of = getNamedType(typeFromAST(schema, type) as GraphQLInputType | undefined);
      if (of?.name !== 'ID') throw new Error(`What is $${variable.name.value}?`);
      return [[variable.name.value, idOf('pilot', ANY_UUID)]];
    }),
  );
  const request: ReadRequest = {
    schema,
    definition,
    document: { fragments: fragmentsOf(definitions), variables },
    operation,
  };
  const { whole, short } = plansOf(request, wantedOf(request));
  return [whole.text, ...(short ? [short.text] : [])];
}

function wantedOf(request: ReadRequest): ReadTarget[] {
  if (request.definition.operation === OperationTypeNode.MUTATION)
    return payloadObjects(request).map(({ key, part, model, nodes }) => ({
      kind: 'thing',
      key: `${key}.${part}`,
      nodes,
      model,
      uuid: ANY_UUID,
    }));
  const fields = collectFields([asField(request.definition)], new Set(['Query']), request.document);
  return [...fields].map(([key, nodes]) => ({ kind: 'root', key, nodes }));
}
