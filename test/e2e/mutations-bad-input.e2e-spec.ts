import { readFile } from 'node:fs/promises';
import { asVariable, mutationsDeclared } from '@talkoot/platform/graphql';
import { buildSchema } from 'graphql';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { dependsOnWhatIsThere, type Input, inputOf, names, type Refused, trials } from '../support/bad-values.js';
import { type Asking, startTalkoot, type Talkoot } from '../support/talkoot.js';

await loadContexts();
const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const NAMES = Object.keys(schema.getMutationType()?.getFields() ?? {});

const refusals = z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) }));

/** A few at a time: one caller has a bounded number of requests under way (`OVERLOADED`). */
const AT_ONCE = 4;

/** Every field of every mutation, by the schema and the examples that the mutations carry. */
describe('bad input to every mutation', () => {
  let talkoot: Talkoot;
  let token: string;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    token = await talkoot.token('TEM', 'operator');
  });
  afterAll(() => talkoot.stop());

  const refused = async (mutation: string, input: Input, asking: Asking = { token }): Promise<Refused[]> => {
    const type = String(inputOf(schema, mutation));
    const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { errors { code path message } } }`;
    const { data, errors } = await talkoot.ask(query, { input }, asking);
    if (errors.length > 0) return errors.map(({ message, extensions: { code } }) => ({ code, message }));
    const payload: unknown = Reflect.get(Object(data), mutation);
    return refusals.parse(Reflect.get(Object(payload), 'errors'));
  };

  it('has an example for every mutation of the schema', () => {
    expect([...mutationsDeclared().keys()].toSorted()).toEqual(NAMES.toSorted());
  });

  it.each(NAMES)(
    'of %s: the example is well-formed, a bad value is refused at its field, nobody without a token',
    async (mutation) => {
      const type = inputOf(schema, mutation);
      const example = asVariable(mutationsDeclared().get(mutation)?.example, type) as Input;
      expect((await refused(mutation, example, {})).map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
      const malformed = (await refused(mutation, example)).filter(({ code }) => MALFORMED.test(code));
      expect(malformed).toEqual([]);

      const tried = trials(example, type).filter((trial) => !dependsOnWhatIsThere(trial));
      expect(tried.length).toBeGreaterThan(3);
      const taken: unknown[] = [];
      for (let from = 0; from < tried.length; from += AT_ONCE) {
        const answers = tried.slice(from, from + AT_ONCE).map(async ({ what, path, input }) => {
          const errors = await refused(mutation, input);
          if (errors.length === 0 || !errors.some((each) => names(each, path[0])))
            taken.push({ what, at: path.join('.'), errors });
        });
        await Promise.all(answers);
      }
      expect(taken).toEqual([]);
    },
  );

  it('was no fault of ours anywhere', () => {
    expect(talkoot.log()).not.toContain('request.failed');
  });
});

/** What the schema of the input refuses, as against what is refused because of what is there. */
const MALFORMED = /^(INVALID_(?!STATE)|BAD_|TEXT_|GRAPHQL_|TOO_|INTERNAL)/;
