import { serverAudits } from 'graphql-http';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

/** What is only recommended or allowed, and not done here, each with the reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '5A70': 'a GET has to show that it is meant: a page of another origin could send this one',
  D6D5: 'the same',
  '6A70': 'the same',
  '572B': 'a request that is refused as a whole has the status 400 in either type of answer',
  FDE2: 'the same',
  '7B9B': 'the same',
};

const AUDITS = serverAudits({ url: '' }).map(({ id, name }): [name: string, id: string] => [name, id]);

/** The audits of the specification: https://github.com/graphql/graphql-over-http. */
describe('GraphQL over HTTP', () => {
  let talkoot: Talkoot;
  let audits: ReturnType<typeof serverAudits>;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    audits = serverAudits({ url: `${talkoot.url}/graphql` });
    // The first description of the schema takes longer than others wait for it on a busy machine.
    await talkoot.ask('{ __type(name: "Query") { name } }');
  });
  afterAll(() => talkoot.stop());

  it.each(AUDITS)('%s', async (_, id) => {
    const result = await audits.find((each) => each.id === id)?.fn();
    const allowed = DIFFERENT[id] === undefined ? ['ok'] : ['notice', 'warn'];
    expect({ status: result?.status, reason: Reflect.get(Object(result), 'reason') as unknown }).toMatchObject({
      status: expect.stringMatching(new RegExp(`^(${allowed.join('|')})$`)) as unknown,
    });
  });
});
