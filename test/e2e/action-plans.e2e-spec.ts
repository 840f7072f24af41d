import { readFile } from 'node:fs/promises';
import { dayText, LocalDate, ZoneId } from '@talkoot/contracts';
import { waitFor } from '@talkoot/platform/testing/run';
import { z } from 'zod';
import { readVersion } from '../support/read-version.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const example = (name: string): Promise<string> =>
  readFile(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8');

const today = LocalDate.now(ZoneId.of('Europe/Helsinki'));
const year = today.year();
const thing = z.object({ id: z.string() });
const areas = z.object({ priorities: z.array(thing.extend({ code: z.string() })) });
const found = z.object({ shared: thing.and(areas), own: thing.and(areas), stenungsund: thing, kungalv: thing });
const planned = z.object({
  programme: z.object({
    adopters: z.object({
      nodes: z.array(z.looseObject({ organisation: z.object({ code: z.string() }), hasAllActionPlans: z.boolean() })),
    }),
  }),
});

const told = z.object({
  me: z.object({
    notifications: z.object({
      nodes: z.array(z.object({ text: z.string(), event: z.object({ type: z.string() }) })),
    }),
  }),
});

describe('action plans under a shared programme and the one that adapts it, from the bundled data', () => {
  let talkoot: Talkoot;
  let known: z.output<typeof found>;
  /** Of somebody who runs the service: nobody acts for the towns in the bundled data. */
  let token: string;

  const ask = async (query: string, variables: object = {}, asking: { token?: string } = {}): Promise<unknown> => {
    const { data, errors } = await talkoot.ask(query, variables, asking);
    expect(errors).toEqual([]);
    return data;
  };
  const change = async (mutation: string, field: string, input: object, as = token): Promise<string> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { changed: ${mutation}(input: $input) { ${field} { id } errors { code path message } } }`;
    const { changed } = z
      .object({ changed: z.looseObject({ errors: z.array(z.unknown()) }) })
      .parse(await ask(query, { input }, { token: as }));
    expect(changed.errors).toEqual([]);
    return thing.parse(changed[field]).id;
  };
  const adopt = async (actionPlan: string): Promise<void> => {
    const expectedVersion = await readVersion((query, variables) => ask(query, variables, { token }), actionPlan);
    await change('adoptActionPlan', 'actionPlan', { actionPlan, expectedVersion });
  };
  /** Adopted today for this year, with one activity. */
  const adopted = async (subject: object, title: string): Promise<{ plan: string; activity: string }> => {
    const plan = await change('draftActionPlan', 'actionPlan', { ...subject, year });
    const input = { actionPlan: plan, title: { sv: title }, due: `${year}-12-31` };
    const activity = await change('addActivity', 'activity', input);
    await adopt(plan);
    return { plan, activity };
  };

  beforeAll(async () => {
    talkoot = await startTalkoot();
    token = await talkoot.token('TEM', 'operator');
    known = found.parse(
      await ask(`{ shared: programme(code: "BRG-2035") { id priorities { id code } }
        own: programme(code: "STE-NSP-2035") { id priorities { id code } }
        stenungsund: municipality(country: SE, code: "1415") { id } kungalv: municipality(country: SE, code: "1482") { id } }`),
    );
  }, 240_000);
  afterAll(() => talkoot.stop());

  it('which of the 13 adopters have one for this year in every strategic area, which not, and which activities block which others', async () => {
    const { shared, own, stenungsund, kungalv } = known;
    const question = await example('20-action-plans');
    const before = planned.parse(await ask(question)).programme.adopters.nodes;
    expect(before).toHaveLength(13);
    expect(before.map(({ hasAllActionPlans }) => hasAllActionPlans)).not.toContain(true);

    const [skills, ...others] = own.priorities;
    const subject = { programme: own.id, organisation: stenungsund.id };
    const { plan, activity: waiting } = await adopted({ ...subject, area: skills?.id }, 'Mässa');
    for (const area of others) await adopted({ ...subject, area: area.id }, area.code);
    const land = shared.priorities.find(({ code }) => code === 'LAND')?.id;
    const theirs = { programme: shared.id, organisation: kungalv.id, area: land };
    const { activity: blocking } = await adopted(theirs, 'Lokal');

    const { nodes } = planned.parse(await ask(question)).programme.adopters;
    const codes = (picked: typeof nodes) => picked.map(({ organisation }) => organisation.code);
    expect(codes(nodes.filter(({ hasAllActionPlans }) => hasAllActionPlans))).toEqual(['1415']);
    const all = ['SKILLS', 'LAND', 'ATTRACT', 'SERVICE'];
    const areasOf = (picked: readonly string[]) =>
      all.filter((code) => picked.includes(code)).map((code) => expect.objectContaining({ code }) as unknown);
    for (const each of nodes) {
      const own_ = { 1415: all, 1482: ['LAND'] }[each.organisation.code] ?? [];
      expect(each).toMatchObject({
        areasWithActionPlan: areasOf(own_),
        areasWithoutActionPlan: areasOf(all.filter((code) => !own_.includes(code))),
      });
    }
    // The cycle demands that of the next year: it is begun as a copy.
    const copied = { ...subject, area: skills?.id, year: year + 1, copyOf: plan };
    const copy = await change('draftActionPlan', 'actionPlan', copied);
    await adopt(copy);
    const owed = `{ programme(code: "STE-NSP-2035") { obligations(first: 10, filter: { kind: [ACTION_PLAN], status: [FULFILLED] }) {
      nodes { turn statusOn area { code } fulfilledBy { id } } } } }`;
    const fulfilled = { turn: String(year + 1), statusOn: today.toString(), area: { code: 'SKILLS' } };
    expect(await ask(owed)).toEqual({
      programme: { obligations: { nodes: [{ ...fulfilled, fulfilledBy: { id: copy } }] } },
    });

    expect(await ask(await example('21-blocking'))).toMatchObject({
      shared: { activities: { totalCount: 0 } },
      adapted: { activities: { totalCount: 0 } },
    });
    await change('linkActivities', 'activity', { activity: waiting, waitsFor: blocking });
    expect(await ask(await example('21-blocking'))).toMatchObject({
      shared: { activities: { totalCount: 0 } },
      adapted: {
        activities: {
          nodes: [
            {
              title: 'Mässa',
              responsible: { code: '1415' },
              waitsFor: {
                nodes: [{ title: 'Lokal', timeliness: 'ON_TIME', actionPlan: { programme: { code: 'BRG-2035' } } }],
              },
              blocks: { nodes: [] },
            },
          ],
        },
      },
    });
    await change('reportActivity', 'activity', { activity: blocking, status: 'DONE' });
    expect(await ask(await example('21-blocking'))).toMatchObject({ adapted: { activities: { totalCount: 0 } } });
  });

  it('who is responsible hears of the plan, and whose plan it is hears how it goes', async () => {
    const [owner, adopter] = [await talkoot.token('179', 'manager'), await talkoot.token('398', 'manager')];
    const { jyvaskyla, lahti } = z
      .object({ jyvaskyla: thing, lahti: thing })
      .parse(
        await ask(
          `{ jyvaskyla: municipality(country: FI, code: "179") { id } lahti: municipality(country: FI, code: "398") { id } }`,
        ),
      );
    const versionOf = (id: string) => readVersion((query, variables) => ask(query, variables, { token }), id);
    const organisation = jyvaskyla.id;
    const period = { from: `${year}-01-01` };
    const about = {
      code: '179-LAKES',
      owner: organisation,
      kind: 'SHARED_TARGET_PICTURE',
      name: { en: 'Lakes' },
      period,
    };
    const programme = await change('createProgramme', 'programme', about, owner);
    const revision = await change('draftRevision', 'revision', { programme }, owner);
    const item = { revision, kind: 'STRATEGIC_AREA', code: 'WATER', name: { en: 'Clean water' }, expectedVersion: 1 };
    const area = await change('addProgrammeItem', 'item', item, owner);
    const decided = { programme, adoptedOn: today.toString() };
    await change('adoptProgramme', 'programme', { ...decided, expectedVersion: await versionOf(programme) }, owner);
    await change('recordProgrammeAdopter', 'programme', { ...decided, organisation: lahti.id }, adopter);
    const subject = { programme, organisation, year, area };
    const actionPlan = await change('draftActionPlan', 'actionPlan', subject, owner);
    const task = { actionPlan, title: { en: 'Measure' }, responsible: lahti.id, due: `${year}-12-31` };
    const activity = await change('addActivity', 'activity', task, owner);
    await change('adoptActionPlan', 'actionPlan', { actionPlan, expectedVersion: await versionOf(actionPlan) }, owner);
    const note = { en: 'Ten lakes are left' };
    await change('reportActivity', 'activity', { activity, status: 'IN_PROGRESS', note }, adopter);
    await change('dropActivity', 'activity', { activity, reason: { en: 'The region does it' } }, owner);

    const heard = async (bearer: string) => {
      const read = await ask(
        '{ me { notifications(first: 10) { nodes { text(locale: en) event { type } } } } }',
        {},
        { token: bearer },
      );
      const { nodes } = told.parse(read).me.notifications;
      return nodes.filter(({ event: { type } }) => type.startsWith('act')).map(({ text }) => text);
    };
    await waitFor(
      'both to have heard',
      async () => (await heard(adopter)).length === 2 && (await heard(owner)).length === 1,
    );
    const day = dayText(today).en;
    expect(await heard(adopter)).toEqual([
      `An activity was dropped on ${day}: “Measure”. Programme: “Lakes”.\nResponsible: Lahti\nReason: The region does it\nRecorded by: Jyväskylä`,
      `An action plan for ${year} was adopted on ${day}: “Clean water”. Organisation: Jyväskylä. Programme: “Lakes”.`,
    ]);
    expect(await heard(owner)).toEqual([
      `An activity is in progress, as reported on ${day}: “Measure”. Programme: “Lakes”.\nNote: Ten lakes are left\nRecorded by: Lahti`,
    ]);
  });
});
