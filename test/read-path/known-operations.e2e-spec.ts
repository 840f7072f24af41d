import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const TOWN = 'query Town($code: String!, $on: Date) { municipality(country: FI, code: $code, on: $on) { name } }';
const TWO = 'query A { theme(code: "CULTURE") { code } } query B { themes(first: 1) { totalCount } }';

/** What has been validated once is answered without Apollo; nobody must see the difference. */
describe('an operation that is known', () => {
  let talkoot: Talkoot;

  beforeAll(async () => {
    talkoot = await startTalkoot();
  });
  afterAll(() => talkoot.stop());

  async function send(body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${talkoot.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'fi', ...headers },
      body: JSON.stringify(body),
    });
    const { date: _, 'x-request-id': __, ...others } = Object.fromEntries(response.headers);
    return { status: response.status, headers: others, body: await response.text() };
  }

  it.each([
    ['as it is', { query: TOWN, variables: { code: '232' } }],
    ['with a word too much', { query: TOWN, variables: { code: '232', other: 1 } }],
    ['with a day that does not exist', { query: TOWN, variables: { code: '232', on: '2014-02-30' } }],
    ['with a variable missing', { query: TOWN, variables: {} }],
    ['of two in one document', { query: TWO, operationName: 'B' }],
    ['of two without saying which', { query: TWO }],
    ['for somebody alone', { query: '{ me { name } }' }],
    ['of the schema', { query: '{ __typename themes(first: 1) { nodes { code } } }' }],
  ])('is answered as the first time: %s', async (_, body) => {
    const first = await send(body);
    expect(await send(body)).toEqual(first);
    expect(await send(body)).toEqual(first);
  });

  it('is answered for anyone who asks, in their language', async () => {
    const body = { query: '{ municipality(country: FI, code: "232") { region { name } } me { name } }' };
    const anybody = await send(body);
    const authorization = `Bearer ${await talkoot.token('232', 'member')}`;
    const somebody = await send(body, { authorization, 'accept-language': 'sv' });
    expect(await send(body, { authorization, 'accept-language': 'sv' })).toEqual(somebody);
    expect(somebody.body).toContain('Södra Österbotten');
    expect(await send(body)).toEqual(anybody);
    expect(anybody.body).toContain('UNAUTHENTICATED');
    expect((await send(body, { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });
});
