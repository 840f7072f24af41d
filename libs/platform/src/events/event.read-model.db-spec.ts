import { ANYBODY, type Id, newId, type OrganisationId, type PersonId, uuidOf, type Viewer } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { platformDatabase, rows } from '../database/index.js';
import { ReadModelModule } from '../read-model/index.js';
import { type Ask, asking, type TestContext, testContext, testOperation } from '../testing/index.js';
import { EventsModule } from './events.module.js';

const PAGE = `query Page($of: ID!, $first: Int, $after: String, $types: [String!], $organisation: ID, $since: DateTime, $origin: Origin) {
  events(first: $first, after: $after, filter: { aggregate: $of, type: $types, organisation: $organisation, since: $since, origin: $origin }) {
    totalCount nodes { id aggregate actingPerson } pageInfo { endCursor hasNextPage }
  }
}`;

const page = z.object({
  events: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ id: z.string(), aggregate: z.string(), actingPerson: z.string().nullable() })),
    pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
  }),
});

interface GivenEvent {
  readonly of: Id<'pilot'>;
  readonly name?: string;
  readonly concerned?: OrganisationId;
  readonly isPublic?: boolean;
  readonly by?: { readonly person: PersonId; readonly organisation: OrganisationId };
  readonly isPositioned?: boolean;
  readonly origin?: 'request' | 'import' | 'job';
  /** Relative to now. */
  readonly minutesAgo?: number;
}

describe('the stream of events', () => {
  let context: TestContext;
  let ask: Ask;
  let positions = 0;

  beforeAll(async () => {
    context = await testContext([platformDatabase], [EventsModule, ReadModelModule]);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const acting = (organisation: OrganisationId): Viewer => ({
    person: newId('person'),
    organisation,
    role: 'member',
    platformRoles: [],
  });
  const auditor: Viewer = { ...acting(newId('organisation')), platformRoles: ['auditor'] };

  const happened = async (event: GivenEvent): Promise<Id<'event'>> => {
    const { of, name = 'pilot.started.v1', concerned, isPublic = true, by, isPositioned = true } = event;
    const { origin = 'request', minutesAgo = 0 } = event;
    const id = newId('event');
    positions += 1;
    await rows(
      context.get(DataSource).manager,
      `INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
         occurred_at, origin, person_id, organisation_id, request_id, position)
       VALUES ($1, $2, 'pilot', $3, $4, '{}', $5, $6, now() - make_interval(mins => $10), $11, $7, $8, 'test', $9)`,
      [
        uuidOf(id),
        name,
        uuidOf(of),
        positions,
        concerned ? [uuidOf(concerned)] : [],
        isPublic ? 'public' : 'concerned',
        by ? uuidOf(by.person) : null,
        by ? uuidOf(by.organisation) : null,
        isPositioned ? positions : null,
        minutesAgo,
        origin,
      ],
    );
    return id;
  };
  const seen = async (viewer: Viewer, variables: Record<string, unknown>) =>
    page.parse(await ask(testOperation(viewer), PAGE, variables)).events;
  const idsSeen = async (viewer: Viewer, variables: Record<string, unknown>) =>
    (await seen(viewer, variables)).nodes.map(({ id }) => id);

  it('has_whatIsPublic_forAnybody_andTheRest_forThoseConcernedAndAuditors', async () => {
    const [of, town] = [newId('pilot'), newId('organisation')];
    const open = await happened({ of });
    const confidential = await happened({ of, concerned: town, isPublic: false });
    expect(await idsSeen(ANYBODY, { of })).toEqual([open]);
    expect(await idsSeen(acting(newId('organisation')), { of })).toEqual([open]);
    expect(await idsSeen(acting(town), { of })).toEqual([open, confidential]);
    expect(await idsSeen(auditor, { of })).toEqual([open, confidential]);
    expect((await seen(ANYBODY, { of })).totalCount).toBe(1);
  });

  it('tellsWhoActed_toThatOrganisationAndAuditorsOnly', async () => {
    const [of, person, organisation] = [newId('pilot'), newId('person'), newId('organisation')];
    await happened({ of, by: { person, organisation } });
    const toldTo = async (viewer: Viewer) => (await seen(viewer, { of })).nodes[0]?.actingPerson;
    expect(await toldTo(ANYBODY)).toBeNull();
    expect(await toldTo(acting(newId('organisation')))).toBeNull();
    expect(await toldTo(acting(organisation))).toBe(person);
    expect(await toldTo(auditor)).toBe(person);
  });

  it('hasNothingWithoutAPosition_evenForAuditors', async () => {
    const of = newId('pilot');
    await happened({ of, isPositioned: false });
    expect((await seen(auditor, { of })).totalCount).toBe(0);
  });

  it('isReadInItsOrder_page_byPage', async () => {
    const of = newId('pilot');
    const [first, second, third] = [await happened({ of }), await happened({ of }), await happened({ of })];
    const one = await seen(ANYBODY, { of, first: 2 });
    expect(one.nodes.map(({ id }) => id)).toEqual([first, second]);
    expect(one.nodes[0]?.aggregate).toBe(of);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const two = await seen(ANYBODY, { of, first: 2, after: one.pageInfo.endCursor });
    expect(two.nodes.map(({ id }) => id)).toEqual([third]);
    expect(two.pageInfo.hasNextPage).toBe(false);
    const fourth = await happened({ of });
    expect(await idsSeen(ANYBODY, { of, after: two.pageInfo.endCursor })).toEqual([fourth]);
  });

  it('isFiltered_bySinceWhenAndByWhatMadeIt_alsoOfEventsThatCommittedLate', async () => {
    const [of, town] = [newId('pilot'), newId('organisation')];
    const since = new Date(Date.now() - 30 * 60_000).toISOString();
    await happened({ of, minutesAgo: 40, concerned: town });
    const inTime = await happened({ of, minutesAgo: 20, origin: 'import', concerned: town });
    // It happened before, and was committed after it.
    const late = await happened({ of, minutesAgo: 25, origin: 'job' });
    await happened({ of, minutesAgo: 31 });
    const pending = await happened({ of, minutesAgo: 1, isPositioned: false });
    expect(await idsSeen(ANYBODY, { of, since })).toEqual([inTime, late]);
    expect((await seen(ANYBODY, { of, since })).totalCount).toBe(2);
    expect(await idsSeen(ANYBODY, { of, since, organisation: town })).toEqual([inTime]);
    expect(await idsSeen(ANYBODY, { of, since, origin: 'JOB' })).toEqual([late]);
    expect(await idsSeen(ANYBODY, { of, origin: 'IMPORT' })).toEqual([inTime]);
    expect(await idsSeen(ANYBODY, { of, since: new Date(Date.now() + 3_600_000).toISOString() })).toEqual([]);

    positions += 1;
    await rows(context.get(DataSource).manager, 'UPDATE platform.event SET position = $2 WHERE id = $1', [
      uuidOf(pending),
      positions,
    ]);
    expect(await idsSeen(ANYBODY, { of, since })).toEqual([inTime, late, pending]);
  });

  it('isFiltered_byTypeAndByWhomItConcerns', async () => {
    const [of, town] = [newId('pilot'), newId('organisation')];
    const started = await happened({ of, concerned: town });
    const closed = await happened({ of, name: 'pilot.closed.v1' });
    expect(await idsSeen(ANYBODY, { of, types: ['pilot.closed.v1'] })).toEqual([closed]);
    expect(await idsSeen(ANYBODY, { of, organisation: town })).toEqual([started]);
  });
});
