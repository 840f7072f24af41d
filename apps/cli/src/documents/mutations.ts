import { grouped } from '@talkoot/contracts';
import { asVariable, type DeclaredMutation, mutationsDeclared } from '@talkoot/platform/graphql';
import { astFromValue, buildSchema, type GraphQLSchema, print } from 'graphql';
import '../../../contexts.js';

/** docs/mutations.md: what each mutation does, who may, and a call of it, written from the declarations. */
export function mutationsDocument(schemaText: string): string {
  const schema = buildSchema(schemaText);
  const sorted = [...mutationsDeclared()].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const bySubject = [...grouped(sorted, ([, { may }]) => may.split(':')[0] ?? '')];
  const chapters = bySubject
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([subject, mutations]) =>
      [`## ${subject}`, ...mutations.map(([name, mutation]) => section(schema, name, mutation))].join('\n\n'),
    );
  return `# Mutations

Written from the code by \`npm run cli -- docs\`. Each has one argument, \`input\`; what its fields mean, and what else can be
given, stands in [schema.graphql](../schema.graphql). A change that is refused changes nothing, and its \`errors\` say why.
[Access](access.md) lists who may do each action. The ids in the examples are made up. The chapters are the subjects of the
actions.

${chapters.join('\n\n')}
`;
}

function section(schema: GraphQLSchema, name: string, { description, may, example, gives }: DeclaredMutation): string {
  const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type;
  const input = type && astFromValue(asVariable(example, type), type);
  if (!input) throw new Error(`schema.graphql does not have ${name}: type npm run cli -- schema first`);
  const given = Object.entries(gives).map(([field, result]) =>
    typeof result === 'function' ? `${field} { id }` : field,
  );
  return `### ${name}

${description} Action: \`${may}\`.

\`\`\`graphql
mutation {
  ${name}(input: ${print(input)}) {
    ${given.join(' ')} errors { code path message }
  }
}
\`\`\``;
}
