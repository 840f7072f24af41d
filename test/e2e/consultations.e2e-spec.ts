import { waitFor } from '@talkoot/platform/testing/run';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readVersion } from '../support/read-version.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const EXAMPLE = await readFile(new URL('../../examples/23-consultations.graphql', import.meta.url), 'utf8');
const WHO = { owner: '179', region: '398', town: '297', stranger: '740' } as const;
type Who = keyof typeof WHO;

const thing = z.object({ id: z.string() });
const awaited = z.object({
  consultations: z.object({
    nodes: z.tuple([z.looseObject({ opinions: z.object({ nodes: z.tuple([thing.extend({ version: z.int() })]) }) })]),
  }),
});
const told = z.object({
  me: z.object({ notifications: z.object({ nodes: z.array(z.object({ text: z.string() })) }) }),
});

describe('a draft that is heard', () => {
  let talkoot: Talkoot;
  const tokens: Partial<Record<Who, string>> = {};
  let ids: Record<string, { readonly id: string }> = {};

  const answered = (query: string, variables: object, who: Who) => {
    const token = tokens[who];
    return talkoot.ask(query, variables, token === undefined ? {} : { token });
  };
  const ask = async (query: string, variables: object, who: Who): Promise<unknown> => {
    const { data, errors } = await answered(query, variables, who);
    expect(errors).toEqual([]);
    return data;
  };
  /** What a mutation gives, and what refused it, by code and path. */
  const sent = async (mutation: string, fields: string, input: object, who: Who) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { ${fields} errors { code path } } }`;
    return z.record(z.string(), z.unknown()).parse(Reflect.get(Object(await ask(query, { input }, who)), mutation));
  };
  const change = async (mutation: string, field: string, input: object, who: Who): Promise<string> => {
    const { errors, [field]: changed } = await sent(mutation, `${field} { id }`, input, who);
    expect(errors).toEqual([]);
    return thing.parse(changed).id;
  };
  const version = (id: string) => readVersion((query, variables) => ask(query, variables, 'owner'), id);
  const opinionOf = async (who: Who) =>
    awaited.parse(await ask(EXAMPLE, {}, who)).consultations.nodes[0].opinions.nodes[0];
  const heardOf = async (who: Who): Promise<string> => {
    const found = told.parse(await ask('{ me { notifications(first: 50) { nodes { text(locale: en) } } } }', {}, who));
    return found.me.notifications.nodes.map(({ text }) => text).join('\n');
  };

  beforeAll(async () => {
    talkoot = await startTalkoot();
    for (const who of ['owner', 'region', 'town', 'stranger'] as const)
      tokens[who] = await talkoot.token(WHO[who], 'manager');
    const named = Object.entries(WHO).map(([who, code]) => `${who}: municipality(country: FI, code: "${code}") { id }`);
    ids = z.record(z.string(), thing).parse(await ask(`{ ${named.join(' ')} }`, {}, 'owner'));
  }, 240_000);
  afterAll(() => talkoot.stop());

  it('is answered by who is asked, found by nobody else, and published with what was taken up', async () => {
    const code = '179-HEARD';
    const draft = {
      code,
      owner: ids['owner']?.id,
      kind: 'CITY_STRATEGY',
      name: { en: 'A strategy' },
      period: { from: '2026-01-01' },
    };
    const programme = await change('createProgramme', 'programme', draft, 'owner');
    const revision = await change('draftRevision', 'revision', { programme }, 'owner');
    const priority = { revision, kind: 'PRIORITY', code: 'GROWTH', name: { en: 'Growth' } };
    const item = await change('addProgrammeItem', 'item', priority, 'owner');
    const organisations = [ids['region']?.id, ids['town']?.id];
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const opening = { revision, organisations, until, silence: 'AGREED' };
    const consultation = await change('openConsultation', 'consultation', opening, 'owner');

    const nothing = { consultations: { totalCount: 0, nodes: [] } };
    expect(await ask(EXAMPLE, {}, 'stranger')).toEqual(nothing);
    expect(await ask(EXAMPLE, {}, 'owner')).toEqual(nothing);
    expect(await ask(EXAMPLE, {}, 'region')).toMatchObject({
      consultations: {
        totalCount: 1,
        nodes: [
          { until, silence: 'AGREED', programme: { code, status: 'IN_CONSULTATION' }, consulted: { totalCount: 2 } },
        ],
      },
    });
    const events =
      '{ events(first: 100, filter: { type: ["consultation.opened.v1", "opinion.asked.v1"] }) { totalCount } }';
    const counted = async (who: Who) => ask(events, {}, who);
    expect([await counted('stranger'), await counted('region'), await counted('owner')]).toEqual(
      [0, 1, 1].map((totalCount) => ({ events: { totalCount } })),
    );
    await waitFor('the notification', async () => (await heardOf('region')).includes('asked for its opinion'));
    expect(await heardOf('stranger')).not.toContain('opinion');

    // Two people of the region give its opinion at once.
    const { id: opinion, version: expectedVersion } = await opinionOf('region');
    const remarks = [{ item, text: { en: 'Name the railway' } }];
    const given = { opinion, position: 'AGREED_WITH_REMARKS', remarks, expectedVersion };
    const both = await Promise.all([1, 2].map(() => sent('giveOpinion', 'opinion { id }', given, 'region')));
    expect(both.map(({ errors }) => errors)).toEqual(
      expect.arrayContaining([[], [{ code: 'STALE_VERSION', path: ['expectedVersion'] }]]),
    );
    expect(await ask(EXAMPLE, {}, 'region')).toEqual(nothing);
    const ofTown = await opinionOf('town');
    await change(
      'giveOpinion',
      'opinion',
      { opinion: ofTown.id, position: 'AGREED', expectedVersion: ofTown.version },
      'town',
    );
    await waitFor('the notification', async () => (await heardOf('owner')).includes('agreed, with remarks'));
    expect(await heardOf('town')).not.toContain('with remarks');

    await change('closeConsultation', 'consultation', { consultation }, 'owner');
    const adoption = { programme, expectedVersion: await version(programme) };
    expect((await sent('adoptProgramme', '', adoption, 'owner'))['errors']).toEqual([
      { code: 'WRONG_STATUS', path: ['programme'] },
    ]);
    const answer = { opinion, takenUp: 'YES', text: { en: 'It is named' }, expectedVersion: await version(opinion) };
    await change('answerOpinion', 'opinion', answer, 'owner');
    await change('adoptProgramme', 'programme', adoption, 'owner');
    const query = `query Q($code: String!) { programme(code: $code) { revision { consultations(first: 5) { nodes { status opinions(first: 20) { nodes {
      organisation { code } position takenUp answer(locale: en) remarks(first: 10) { nodes { item { code } text(locale: en) } } } } } } } } }`;
    expect(await ask(query, { code }, 'stranger')).toEqual({
      programme: {
        revision: {
          consultations: {
            nodes: [
              {
                status: 'CLOSED',
                opinions: {
                  nodes: [
                    {
                      organisation: { code: '398' },
                      position: 'AGREED_WITH_REMARKS',
                      takenUp: 'YES',
                      answer: 'It is named',
                      remarks: { nodes: [{ item: { code: 'GROWTH' }, text: 'Name the railway' }] },
                    },
                    {
                      organisation: { code: '297' },
                      position: 'AGREED',
                      takenUp: null,
                      answer: null,
                      remarks: { nodes: [] },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    });
  });
});
