import { DEFAULT_LOCALE, idOf, languageName, Instant, LocalDate, type Operation } from '@talkoot/contracts';
import { statementsOf } from '@talkoot/platform/read-model';
import type { GraphQLSchema } from 'graphql';
import { readdir, readFile } from 'node:fs/promises';

const EXAMPLES = 'examples';

/** Somebody of an organisation, for whom the rules of who sees what are part of the statement. */
const SOMEBODY: Operation = {
  viewer: { organisation: idOf('organisation', '01940000-0000-7000-8000-000000000000'), platformRoles: [] },
  origin: 'request',
  locale: DEFAULT_LOCALE,
  now: Instant.EPOCH,
  today: LocalDate.EPOCH_0,
  requestId: 'example',
};

const SHORT = '-- The same with the cache: of cached objects, the ids alone.';

/** test/sql/*.sql: with which statement each example is answered, so that a changed one shows in review. */
export async function exampleStatements(schema: GraphQLSchema): Promise<Record<string, string>> {
  const names = (await readdir(EXAMPLES)).toSorted();
  const documents = names.map(async (name): Promise<[string, string]> => {
    const statements = statementsOf(schema, await readFile(`${EXAMPLES}/${name}`, 'utf8'), SOMEBODY);
    const about = `-- How ${EXAMPLES}/${name} is answered for somebody of an organisation, in ${languageName(SOMEBODY.locale)}; written by \`npm run cli -- schema\`.`;
    const text = statements.map((each) => each.replaceAll(/\n\s+/g, '\n  ')).join(`\n\n${SHORT}\n`);
    return [`test/sql/${name.replace(/\.graphql$/, '.sql')}`, `${about}\n${text}\n`];
  });
  return Object.fromEntries(await Promise.all(documents));
}
