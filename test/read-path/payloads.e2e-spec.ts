import type { TestDatabase } from '@talkoot/platform/testing/run';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const things = z.record(z.string(), z.object({ id: z.string() }));
const PILOTS = 'pilots(first: 100) { nodes { partners(first: 100) { nodes';
const TOO_MUCH = `pilot { programme { ${PILOTS} { pilot { partners(first: 100) { nodes { id } } } } } } } } }`;

const JOIN = `mutation Join($input: JoinPilotInput!) {
  joinPilot(input: $input) { partnership { id status } errors { code } }
}`;
const LANGUAGES = ['fi', 'sv', 'en'] as const;

/** What is selected of a changed thing is read after the commit; what it costs is known before. */
describe('the payload of a change', () => {
  let database: TestDatabase;
  let proxy: CuttingProxy;
  let talkoot: Talkoot;
  let token: string;
  let pilot: string;
  let towns: string[];

  beforeAll(async () => {
    database = await databaseWithData();
    proxy = await startCuttingProxy(database.url);
    talkoot = await startTalkoot({ DATABASE_URL: proxy.url }, database);
    const codes = ['734', '091', '049', '092', '837', '564', '853', '179'];
    const towned = codes.map((code) => `t${code}: municipality(country: FI, code: "${code}") { id }`).join(' ');
    const found = things.parse((await talkoot.ask(`{ pilot(code: "GREEN") { id } ${towned} }`)).data);
    pilot = found['pilot']?.id ?? '';
    towns = codes.map((code) => found[`t${code}`]?.id ?? '');
    token = await talkoot.token('TEM', 'manager');
  });
  afterEach(() => proxy.mend());
  afterAll(async () => {
    await talkoot.stop();
    await proxy.stop();
  });

  const nextTown = () => towns.shift() ?? '';
  const input = (town: string) => ({ pilot, organisation: town, on: '2014-06-01' });
  const join = (town: string, language: 'fi' | 'sv' | 'en' = 'en') =>
    talkoot.ask(JOIN, { input: input(town) }, { token, language });

  const PARTNER = 'query ($town: ID!) { pilots(filter: { partner: $town }) { nodes { code } } }';
  const expectPartner = async (town: string) => {
    const { data } = await talkoot.ask(PARTNER, { town });
    expect(data).toEqual({ pilots: { nodes: [{ code: 'GREEN' }] } });
  };

  it('costs what is selected of it, and the change is not made when that is too much', async () => {
    const town = nextTown();
    const { data, errors } = await talkoot.ask(
      `mutation ($input: JoinPilotInput!) { joinPilot(input: $input) { partnership { ${TOO_MUCH} } errors { code } } }`,
      { input: input(town) },
      { token },
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
    const partners = await talkoot.ask(PARTNER, { town });
    expect(partners.data).toEqual({ pilots: { nodes: [] } });
  });

  it('tells that it was made when the connection breaks between the commit and the reading', async () => {
    const messages = new Set<string | undefined>();
    for (const language of LANGUAGES) {
      const town = nextTown();
      proxy.cutReads();
      const { data, errors } = await join(town, language);
      proxy.mend();
      expect(data).toEqual({ joinPilot: { partnership: null, errors: [] } });
      expect(errors).toMatchObject([
        { path: ['joinPilot', 'partnership'], extensions: { code: 'CHANGED_BUT_NOT_READ' } },
      ]);
      messages.add(errors[0]?.message);
      await expectPartner(town);
    }
    expect(messages.size).toBe(LANGUAGES.length);
  });

  it.each(['closed', 'reset'] as const)(
    'tells that nobody knows when the connection is %s in the commit',
    async (how) => {
      const town = nextTown();
      proxy.cutCommitOf(`lost-commit-${how}`, how);
      const response = await fetch(`${talkoot.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          'x-request-id': `lost-commit-${how}`,
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({ query: JOIN, variables: { input: input(town) } }),
      });
      proxy.mend();
      expect(await response.json()).toMatchObject({
        errors: [
          {
            path: ['joinPilot'],
            message: expect.stringContaining('See first whether the change was made already') as unknown,
            extensions: { code: 'OUTCOME_UNKNOWN', requestId: `lost-commit-${how}` },
          },
        ],
        data: null,
      });
      await expectPartner(town);
    },
  );

  it('tells of each of several changes whether it was made', async () => {
    const [one, other] = [nextTown(), nextTown()];
    const REGISTER = 'registerOrganisation(input: { country: FI, code: "X-1", kind: AGENCY, name: { en: "X" } })';
    const { data, errors } = await talkoot.ask(
      `mutation ($one: JoinPilotInput!, $other: JoinPilotInput!) {
        one: joinPilot(input: $one) { partnership { id } errors { code } }
        forbidden: ${REGISTER} { errors { code } }
        other: joinPilot(input: $other) { partnership { id } errors { code } }
      }`,
      { one: input(one), other: input(other) },
      { token },
    );
    expect(data).toBeNull();
    const told = new Map(errors.map(({ path, extensions }) => [path?.[0], extensions.code]));
    expect(told).toEqual(
      new Map([
        ['forbidden', 'FORBIDDEN'],
        ['other', 'CHANGE_NOT_BEGUN'],
        ['one', 'CHANGED_BUT_NOT_READ'],
      ]),
    );
    await expectPartner(one);
    const { data: partners } = await talkoot.ask(PARTNER, { town: other });
    expect(partners).toEqual({ pilots: { nodes: [] } });
  });
});
