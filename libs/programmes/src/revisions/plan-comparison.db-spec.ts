import {
  type Id,
  idOf,
  newId,
  type Operation,
  type OrganisationId,
  parseInput,
  Period,
  uuidOf,
} from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import { adoptProgramme, createProgramme } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import {
  addItem,
  adoptRevision,
  changeItem,
  draftRevision,
  mergeMeasures,
  moveItem,
  removeItem,
  splitMeasure,
  supersedeMeasure,
} from './revisions.inputs.js';
import { RevisionsService } from './revisions.service.js';

type ItemId = Id<'programmeitem'>;
type RevisionId = Id<'revision'>;

const TODAY = '2026-06-15';
const DIFFERENCE = 'carried changed dropped added nodes { code change reason(locale: en) }';

describe('comparisons of plans', () => {
  let context: TestContext;
  let plans: RevisionsService;
  let ask: Ask;
  let made = 0;
  const anybody = testOperation(undefined, TODAY);

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    plans = context.get(RevisionsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  /** The draft of a programme with its first plan, of a municipality of its own. */
  async function drafted(more: object = {}) {
    made += 1;
    const code = `T${made}`;
    const owner: OrganisationId = newId('organisation');
    await rows(
      context.get(DataSource).manager,
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, 'municipality', 'FI', $2, '{fi}', 'illustrative', $3, 1)`,
      [uuidOf(owner), code, Period.always.toRange()],
    );
    const by = testOperation(
      { person: newId('person'), organisation: owner, role: 'manager', platformRoles: [] },
      TODAY,
    );
    const programme = await context.get(ProgrammesService).create(
      by,
      parseInput(createProgramme, {
        code: `${code}-PLAN`,
        owner,
        kind: 'other',
        name: { fi: 'Ohjelma' },
        period: { from: '2020-01-01' },
        ...more,
      }),
    );
    return { by, owner, programme, code: `${code}-PLAN`, revision: await nextRevision(by, programme) };
  }

  const nextRevision = async (by: Operation, programme: Id<'programme'>): Promise<RevisionId> =>
    plans.draft(by, parseInput(draftRevision, { programme, expectedVersion: await versionOf(context, programme) }));
  const given = async (revision: RevisionId, more: object) => ({
    revision,
    expectedVersion: await versionOf(context, revision),
    ...more,
  });
  const add = async (by: Operation, revision: RevisionId, code: string, more: object = {}): Promise<ItemId> => {
    const item = { kind: 'measure', code, name: { en: `Item ${code}` }, ...more };
    return (await plans.addItem(by, parseInput(addItem, await given(revision, item)))).item;
  };
  const change = async (by: Operation, revision: RevisionId, more: object) =>
    plans.changeItem(by, parseInput(changeItem, await given(revision, more)));
  const adopt = async (by: Operation, revision: RevisionId) =>
    plans.adopt(by, parseInput(adoptRevision, await given(revision, {})));
  const adoptFirst = async (by: Operation, programme: Id<'programme'>) =>
    plans.adoptProgramme(
      by,
      parseInput(adoptProgramme, {
        programme,
        adoptedOn: '2026-01-01',
        expectedVersion: await versionOf(context, programme),
      }),
    );
  /** The item of a revision that has the code. */
  const itemOf = async (revision: RevisionId, code: string): Promise<ItemId> => {
    const [found] = await rows<{ id: string }>(
      context.get(DataSource).manager,
      'SELECT id FROM programmes.item WHERE revision_id = $1 AND code = $2',
      [uuidOf(revision), code],
    );
    if (!found) throw new Error(`No item ${code}`);
    return idOf('programmeitem', found.id);
  };
  const compared = (operation: Operation, of: RevisionId, number: number) =>
    ask(
      operation,
      `query Q($of: ID!, $with: Int!) { node(id: $of) { ... on Revision { comparison(with: $with) { ${DIFFERENCE} } } } }`,
      { of, with: number },
    );

  it('revisions_areComparedByWhatStaysTheSameOfTheirItems_withTheReasons', async () => {
    const { by, programme, revision: first } = await drafted();
    const skills = await add(by, first, 'SKILLS', { kind: 'priority' });
    const land = await add(by, first, 'LAND', { kind: 'priority' });
    await add(by, first, 'STAYS', { parent: skills });
    await add(by, first, 'MOVES', { parent: skills });
    await add(by, first, 'GOES', { parent: land });
    await adoptFirst(by, programme);
    const second = await nextRevision(by, programme);
    await change(by, second, {
      item: await itemOf(second, 'SKILLS'),
      name: { en: 'People' },
      reason: { en: 'Plainer' },
    });
    const removed = { item: await itemOf(second, 'GOES'), reason: { en: 'Done' } };
    await plans.removeItem(by, parseInput(removeItem, await given(second, removed)));
    await add(by, second, 'COMES', { parent: await itemOf(second, 'LAND'), reason: { en: 'Wanted' } });
    const moved = { item: await itemOf(second, 'MOVES'), parent: await itemOf(second, 'LAND') };
    await plans.moveItem(by, parseInput(moveItem, await given(second, moved)));
    // That it stands below another item is a change, which has its reason.
    await expect(adopt(by, second)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await change(by, second, { item: moved.item, reason: { en: 'Fits better' } });

    const difference = {
      carried: 2,
      changed: 2,
      dropped: 1,
      added: 1,
      nodes: [
        { code: 'SKILLS', change: 'CHANGED', reason: 'Plainer' },
        { code: 'STAYS', change: 'CARRIED', reason: null },
        { code: 'LAND', change: 'CARRIED', reason: null },
        { code: 'GOES', change: 'DROPPED', reason: 'Done' },
        { code: 'COMES', change: 'ADDED', reason: 'Wanted' },
        { code: 'MOVES', change: 'CHANGED', reason: 'Fits better' },
      ],
    };
    // The draft and what differs in it are for its owner alone, from whichever side one asks.
    expect(await compared(by, second, 1)).toEqual({ node: { comparison: difference } });
    expect(await compared(anybody, second, 1)).toEqual({ node: null });
    expect(await compared(anybody, first, 2)).toEqual({ node: { comparison: null } });
    const stranger = (await drafted()).by;
    expect(await compared(stranger, first, 2)).toEqual({ node: { comparison: null } });

    await adopt(by, second);
    expect(await compared(anybody, second, 1)).toEqual({ node: { comparison: difference } });
    expect(await compared(anybody, first, 2)).toMatchObject({
      node: { comparison: { carried: 2, changed: 2, dropped: 1, added: 1 } },
    });
    // A later revision tells the reasons of those between.
    const third = await nextRevision(by, programme);
    await adopt(by, third);
    expect(await compared(anybody, third, 1)).toEqual({ node: { comparison: difference } });
    expect(await compared(anybody, third, 2)).toMatchObject({ node: { comparison: { carried: 5, changed: 0 } } });
    for (const none of [3, 9]) expect(await compared(anybody, third, none)).toEqual({ node: { comparison: null } });
  });

  it('revisions_tellWhatMeasuresBecame_andWhatTheyWaitForNow', async () => {
    const { by, programme, revision: first } = await drafted();
    const top = await add(by, first, 'TOP', { kind: 'priority' });
    for (const code of ['M1', 'M2', 'M3', 'M4', 'M5']) await add(by, first, code, { parent: top });
    await change(by, first, { item: await itemOf(first, 'M5'), dependsOn: [await itemOf(first, 'M1')] });
    await adoptFirst(by, programme);
    const second = await nextRevision(by, programme);
    const made = (code: string) => ({ code, name: { fi: code, en: `Item ${code}` } });
    const because = { reason: { en: 'Plainer' } };
    await plans.split(
      by,
      parseInput(
        splitMeasure,
        await given(second, { item: await itemOf(second, 'M1'), into: [made('M1A'), made('M1B')], ...because }),
      ),
    );
    const items = [await itemOf(second, 'M2'), await itemOf(second, 'M3')];
    await plans.merge(by, parseInput(mergeMeasures, await given(second, { items, into: made('M23'), ...because })));
    const superseded = { item: await itemOf(second, 'M4'), by: made('M4'), ...because };
    await plans.supersede(by, parseInput(supersedeMeasure, await given(second, superseded)));
    await adopt(by, second);
    const texts = `query Q($of: ID!) { node(id: $of) { ... on Revision { comparison(with: 1) { carried changed dropped added nodes {
      change aspects text fi: text(locale: fi) sv: text(locale: sv) } } } } }`;
    const answer = (await ask(anybody, texts, { of: second })) as {
      node: { comparison: { nodes: { change: string; text: string; fi: string; sv: string }[] } };
    };
    expect(answer).toMatchObject({ node: { comparison: { carried: 1, changed: 1, dropped: 4, added: 4 } } });
    const { nodes } = answer.node.comparison;
    expect(nodes.filter(({ change: each }) => each === 'CHANGED')).toMatchObject([
      {
        aspects: ['DEPENDS_ON'],
        text: 'Kept with changes: measure Item M5 (M5). Changed: what comes before it (in the other plan M1; here M1A, M1B).',
      },
    ]);
    expect(
      nodes.flatMap(({ change: each, text }) => (each === 'DROPPED' || each === 'ADDED' ? [text] : [])).toSorted(),
    ).toEqual([
      'Merged into M23: measure Item M2 (M2).',
      'Merged into M23: measure Item M3 (M3).',
      'New, in the place of M4: measure Item M4 (M4).',
      'New, merged from M2, M3: measure Item M23 (M23).',
      'New, split from M1: measure Item M1A (M1A).',
      'New, split from M1: measure Item M1B (M1B).',
      'Replaced by M4: measure Item M4 (M4).',
      'Split into M1A, M1B: measure Item M1 (M1).',
    ]);
    const split = nodes.find(({ text }) => text.startsWith('Split into'));
    expect([split?.fi, split?.sv]).toEqual([
      'Jaettu toimenpiteiksi M1A, M1B: toimenpide Item M1 (M1).',
      'Delad i M1A, M1B: åtgärd Item M1 (M1).',
    ]);
    // From the other side it is told plainly.
    const back = (await ask(anybody, texts.replace('with: 1', 'with: 2'), { of: first })) as typeof answer;
    expect(back.node.comparison.nodes.map(({ text }) => text)).toContain('Left out: measure Item M23 (M23).');
  });

  it('aPlan_isComparedWithTheOneThatItAdapts', async () => {
    const shared = await drafted();
    const kind = 'strategic-area';
    const skills = await add(shared.by, shared.revision, 'SKILLS', { kind });
    const land = await add(shared.by, shared.revision, 'LAND', { kind, vision: { fi: 'Tilaa' } });
    await add(shared.by, shared.revision, 'SERVICE', { kind });
    await adoptFirst(shared.by, shared.programme);
    const own = await drafted({ adaptedFrom: shared.programme });
    // Codes and who is responsible are the town's own.
    await add(own.by, own.revision, 'OSAAMINEN', {
      kind,
      name: { en: 'Item SKILLS' },
      adaptedFrom: skills,
      responsible: [own.owner],
    });
    const ownLand = await add(own.by, own.revision, 'LAND', {
      kind,
      name: { fi: 'Maa', en: 'Ground' },
      adaptedFrom: land,
      reason: { en: 'There is no room' },
    });
    await add(own.by, own.revision, 'SEA', { kind, name: { fi: 'Meri', sv: 'Havet', en: 'The sea' } });
    const query = `query Q($own: String!, $shared: String!) {
      programme(code: $own) { comparison(with: $shared) { ${DIFFERENCE} revision { number } other { programme { code } } } } }`;
    const codes = { own: own.code, shared: shared.code };
    const expected = {
      carried: 1,
      changed: 1,
      dropped: 1,
      added: 1,
      nodes: [
        { code: 'OSAAMINEN', change: 'CARRIED', reason: null },
        { code: 'LAND', change: 'CHANGED', reason: 'There is no room' },
        { code: 'SERVICE', change: 'DROPPED', reason: null },
        { code: 'SEA', change: 'ADDED', reason: null },
      ],
      revision: { number: 1 },
      other: { programme: { code: shared.code } },
    };
    const adaptations = `query Q($land: ID!) { node(id: $land) { ... on ProgrammeItem {
      adaptations(first: 5) { totalCount nodes { code adaptedFrom { id } revision { programme { code } } } } } } }`;
    // A draft, and that it adapts something, is for its owner alone.
    expect(await ask(anybody, query, codes)).toEqual({ programme: null });
    expect(await ask(shared.by, adaptations, { land })).toMatchObject({ node: { adaptations: { totalCount: 0 } } });
    expect(await ask(own.by, query, codes)).toEqual({ programme: { comparison: expected } });

    await adoptFirst(own.by, own.programme);
    expect(await ask(anybody, query, codes)).toMatchObject({ programme: { comparison: { changed: 1 } } });
    expect(await ask(anybody, query, { own: shared.code, shared: own.code })).toEqual({
      programme: { comparison: null },
    });
    expect(await ask(anybody, query, { own: own.code, shared: 'NOTHING' })).toEqual({
      programme: { comparison: null },
    });
    expect(await ask(anybody, adaptations, { land })).toEqual({
      node: {
        adaptations: {
          totalCount: 1,
          nodes: [{ code: 'LAND', adaptedFrom: { id: land }, revision: { programme: { code: own.code } } }],
        },
      },
    });
    const texts = `query Q($own: String!, $shared: String!) { programme(code: $own) { comparison(with: $shared) { nodes {
      code kind aspects before { vision } after { id } fi: text(locale: fi) sv: text(locale: sv) text } } } }`;
    const told = (await ask(anybody, texts, codes)) as { programme: { comparison: { nodes: { code: string }[] } } };
    expect(told.programme.comparison.nodes.filter(({ code }) => code === 'LAND' || code === 'SEA')).toEqual([
      {
        code: 'LAND',
        kind: 'STRATEGIC_AREA',
        aspects: ['NAME', 'VISION'],
        before: { vision: 'Tilaa' },
        after: { id: ownLand },
        fi: 'Mukana muutettuna: strateginen alue Maa (LAND). Muuttunut: nimi (toisessa suunnitelmassa Item LAND), visio.',
        sv: 'Med i ändrad form: strategiskt område Maa (LAND). Ändrat: namnet (i den andra planen Item LAND), visionen.',
        text: 'Kept with changes: strategic area Ground (LAND). Changed: the name (in the other plan Item LAND), the vision.',
      },
      {
        code: 'SEA',
        kind: 'STRATEGIC_AREA',
        aspects: [],
        before: null,
        after: { id: expect.any(String) as string },
        fi: 'Uutena mukana: strateginen alue Meri (SEA).',
        sv: 'Nytt: strategiskt område Havet (SEA).',
        text: 'New: strategic area The sea (SEA).',
      },
    ]);
  });
});
