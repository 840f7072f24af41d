import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const ids = z.object({ pilot: z.object({ id: z.string() }), municipality: z.object({ id: z.string() }) });
const PILOTS = 'pilots(first: 100) { nodes { partners(first: 100) { nodes';
const TOO_MUCH = `pilot { programme { ${PILOTS} { pilot { partners(first: 100) { nodes { id } } } } } } } } }`;

/** What is selected of a changed thing is read after the commit; the change stands whatever becomes of that. */
describe('the payload of a change', () => {
  let talkoot: Talkoot;

  beforeAll(async () => {
    talkoot = await startTalkoot();
  }, 120_000);
  afterAll(() => talkoot.stop());

  it('tells that it was made when what was selected of it costs too much', async () => {
    const found = await talkoot.ask('{ pilot(code: "GREEN") { id } municipality(country: FI, code: "734") { id } }');
    const { pilot, municipality } = ids.parse(found.data);
    const token = await talkoot.token('TEM', 'manager');
    const { data, errors } = await talkoot.ask(
      `mutation ($pilot: ID!, $town: ID!) {
        joinPilot(input: { pilot: $pilot, organisation: $town, on: "2014-06-01" }) {
          partnership { ${TOO_MUCH} } errors { code }
        }
      }`,
      { pilot: pilot.id, town: municipality.id },
      { token },
    );
    expect(data).toEqual({ joinPilot: { partnership: null, errors: [] } });
    expect(errors).toMatchObject([{ path: ['joinPilot', 'partnership'], extensions: { code: 'QUERY_TOO_COSTLY' } }]);

    const partners = await talkoot.ask('query ($town: ID!) { pilots(filter: { partner: $town }) { nodes { code } } }', {
      town: municipality.id,
    });
    expect(partners.data).toEqual({ pilots: { nodes: [{ code: 'GREEN' }] } });
  });
});
