import {
  id,
  type Id,
  idOf,
  InvalidInput,
  LocalDate,
  newId,
  NotAllowed,
  type Operation,
  type OrganisationId,
  parseInput,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase, InvitationsService } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, OPERATOR, type TestContext, testContext } from '@talkoot/platform/testing';
import { registryDatabase, type Succession, SuccessionParticipants } from '@talkoot/registry';
import { z } from 'zod';
import {
  admitAllianceMember,
  arrangeThemes,
  changeAlliance,
  decideAlliance,
  endAllianceMembership,
  proposeAlliance,
  renameThemeGroup,
} from './alliances.inputs.js';
import { AlliancesService } from './alliances.service.js';
import { AlliancesSuccession } from './alliances.succession.js';
import { alliancesDatabase, AlliancesModule } from './index.js';
import { acting, actingFor, day, Given, type GivenAlliance } from './testing/given.js';

describe('AlliancesService', () => {
  let context: TestContext;
  let given: Given;
  let alliances: AlliancesService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, alliancesDatabase],
      [GovernanceModule, AlliancesModule, ReadModelModule],
    );
    given = new Given(context);
    alliances = context.get(AlliancesService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  /** The wire's input through its schema into the use case, as the API does it; what refused it, by code and path. */
  const use =
    <S extends z.ZodType>(schema: S, work: (operation: Operation, command: z.output<S>) => Promise<unknown>) =>
    async (operation: Operation, input: object): Promise<unknown> => {
      try {
        await work(operation, parseInput(schema, input));
        return 'done';
      } catch (error) {
        if (error instanceof InvalidInput) return error.issues.map(({ code, path }) => ({ code, path }));
        if (error instanceof Error && 'code' in error && 'path' in error) return { code: error.code, path: error.path };
        if (error instanceof NotAllowed) return 'not allowed';
        throw error;
      }
    };
  /** A change by somebody who has read the alliance just before, unless they say which version. */
  const reading =
    (work: (operation: Operation, input: object) => Promise<unknown>) =>
    async <I extends { readonly alliance: Id<'alliance'> }>(operation: Operation, input: I): Promise<unknown> => {
      const [read] = await given.ask<{ version: number }>('SELECT version FROM alliances.alliance WHERE id = $1', [
        uuidOf(input.alliance),
      ]);
      return work(operation, { expectedVersion: read?.version ?? 1, ...input });
    };
  const propose = use(proposeAlliance, (operation, command) => alliances.propose(operation, command));
  const change = reading(use(changeAlliance, (operation, command) => alliances.change(operation, command)));
  const activate = use(decideAlliance, (operation, command) => alliances.activate(operation, command));
  const end = use(decideAlliance, (operation, command) => alliances.end(operation, command));
  const admit = use(admitAllianceMember, (operation, command) => alliances.admit(operation, command));
  const leave = reading(
    use(endAllianceMembership, (operation, command) => alliances.endMembership(operation, command)),
  );
  const arrange = reading(use(arrangeThemes, (operation, command) => alliances.arrangeThemes(operation, command)));
  const rename = reading(use(renameThemeGroup, (operation, command) => alliances.renameThemeGroup(operation, command)));

  const ofInvitation = z.object({ invitation: id('invitation'), expectedVersion: z.int().optional() });
  const answers = () => context.get(InvitationsService);
  const accept = use(ofInvitation, (operation, command) => answers().accept(operation, command));
  const decline = use(ofInvitation, (operation, command) => answers().decline(operation, command));
  const withdraw = use(ofInvitation, (operation, command) => answers().withdraw(operation, command));

  /** An alliance that a city proposes, and whom it invites: as a proposer and member, and as a member only. */
  const proposedByOne = async () => {
    const [city, proposer, member] = [
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
    ];
    const code = given.code();
    const operation = acting(actingFor(city));
    const named = { proposers: [city, proposer], members: [city, proposer, member] };
    expect(await propose(operation, { code, name: { fi: 'A' }, permanent: true, on: '2026-01-01', ...named })).toBe(
      'done',
    );
    const [found] = await given.ask<{ id: string }>('SELECT id FROM alliances.alliance WHERE code = $1', [code]);
    const alliance = idOf('alliance', found?.id ?? '');
    const invited = await given.invited(alliance);
    const invitationOf = (organisation: OrganisationId) => ({
      invitation: invited.find((each) => each.organisation === organisation)?.invitation ?? newId('invitation'),
    });
    return { alliance, city, proposer, member, operation, invitationOf };
  };

  /** Everything in which a named organisation could show. */
  const shown = (alliance: string, organisation: OrganisationId, viewer?: Viewer) =>
    ask(
      acting(viewer),
      `query Q($id: ID!, $of: ID!) {
        node(id: $id) { ... on Alliance {
          version proposers { id } members { totalCount } memberships { totalCount }
          invitations { totalCount nodes { organisation { id } invitedBy { id } roles status startsOn } } } }
        member: alliances(filter: { member: $of }) { totalCount }
        proposer: alliances(filter: { proposer: $of }) { totalCount }
        of: node(id: $of) { ... on Organisation { alliances { totalCount } } }
      }`,
      { id: alliance, of: organisation },
    );

  /** The events that anybody may read and that concern the organisation. */
  const publicEvents = async (organisation: OrganisationId) => {
    const found = await given.ask<{ name: string }>(
      `SELECT name FROM platform.event WHERE visibility = 'public' AND organisations @> ARRAY[$1::uuid] ORDER BY sequence`,
      [uuidOf(organisation)],
    );
    return found.map(({ name }) => name);
  };

  /** Everything that is kept of the alliance. */
  const kept = async ({ id }: GivenAlliance) =>
    given.ask(
      `SELECT a.version, a.status, a.period, a.name,
         (SELECT json_agg(m.period ORDER BY m.id) FROM alliances.alliance_member m WHERE m.alliance_id = a.id) AS members,
         (SELECT count(*) FROM platform.event e WHERE e.aggregate_id = a.id) AS events,
         (SELECT json_agg(t.period ORDER BY t.id) FROM registry.collaboration_theme t WHERE t.collaboration_id = a.id) AS themes
       FROM alliances.alliance a WHERE a.id = $1`,
      [uuidOf(id)],
    );

  it('propose_ofAPeriodToCome_hasItsThemesAndMembersFromItsFirstDay', async () => {
    const city = await given.organisation();
    const theme = await given.theme();
    const code = given.code();
    const input = {
      code,
      name: { fi: 'A' },
      permanent: false,
      period: { from: '2099-01-01', to: '2103-12-31' },
      proposers: [city],
      themeGroups: [{ name: { fi: 'Elinvoima' }, themes: [theme] }],
    };
    expect(await propose(acting(actingFor(city)), input)).toBe('done');
    expect(
      await given.ask(
        `SELECT m.period AS member, t.period AS theme
         FROM registry.collaboration c
         JOIN alliances.alliance_member m ON m.alliance_id = c.id
         JOIN registry.collaboration_theme t ON t.collaboration_id = c.id
         WHERE c.code = $1`,
        [code],
      ),
    ).toEqual([{ member: '[2099-01-01,)', theme: '[2099-01-01,)' }]);
  });

  it('propose_needsTheOwnOrganisationAmongTheProposers_whoExist_eachOnce', async () => {
    const [city, other] = [await given.organisation(), await given.organisation()];
    const ended = await given.organisation('municipality', Period.of(undefined, day('2026-03-31')));
    const input = { code: given.code(), name: { fi: 'A' }, permanent: true, proposers: [city, other] };
    expect(await propose(acting(actingFor(await given.organisation())), input)).toBe('not allowed');
    const operation = acting(actingFor(city));
    expect(await propose(operation, { ...input, proposers: [city, ended] })).toEqual({
      code: 'ORGANISATION_ENDED',
      path: ['proposers', 1],
    });
    expect(await propose(operation, { ...input, proposers: [city, city] })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['proposers', 1] },
    ]);
    expect(await propose(operation, { ...input, proposers: [] })).toMatchObject([{ path: ['proposers'] }]);
    expect(await propose(operation, { ...input, name: {} })).toMatchObject([{ code: 'TEXT_MISSING', path: ['name'] }]);
    expect(await propose(operation, { ...input, owner: await given.organisation() })).toMatchObject({
      path: ['owner'],
    });
    expect(await propose(operation, { ...input, on: '2026-06-16' })).toMatchObject({
      code: 'INVALID_DATE',
      path: ['on'],
    });
    expect(await propose(operation, { ...input, rhythm: { unit: 'week' } })).toMatchObject([
      { path: ['rhythm', 'every'] },
    ]);
    const themeGroups = [{ name: { fi: 'G' }, themes: [await given.theme(), newId('theme')] }];
    expect(await propose(operation, { ...input, themeGroups })).toEqual({
      code: 'NOT_FOUND',
      path: ['themeGroups', 0, 'themes', 1],
    });
    expect(await propose(operation, input)).toBe('done');
    expect(await propose(operation, input)).toEqual({ code: 'CODE_TAKEN', path: ['code'] });
  });

  it('badInput_inEveryMutation_isToldAtItsField_andNothingChanges', async () => {
    const [theme, second] = [await given.theme(), await given.theme()];
    const alliance = await given.alliance({ themeGroups: [{ name: { fi: 'A' }, themes: [theme] }] });
    const { id, cities, operation } = alliance;
    const before = await kept(alliance);
    const stranger = acting(actingFor(await given.organisation()));
    const unknown = newId('alliance');
    const group = newId('themegroup');
    expect(
      await Promise.all([
        change(stranger, { alliance: id, name: { fi: 'B' } }),
        change(operation, { alliance: unknown, name: { fi: 'B' } }),
        change(operation, { alliance: id, name: { fi: 'B' }, expectedVersion: 1 }),
        change(operation, { alliance: id, name: { fi: ' ' } }),
        change(operation, { alliance: id, period: { to: '2030-12-31' } }),
        change(operation, { alliance: id, period: { from: '2026-02-01' } }),
        activate(operation, { alliance: id, on: '2026-06-16' }),
        activate(operation, { alliance: id, on: '2025-12-31' }),
        end(stranger, { alliance: id }),
        end(operation, { alliance: id, on: '2026-13-01' }),
        admit(operation, { alliance: id, organisation: cities[1], on: '2026-03-01' }),
        admit(operation, { alliance: id, organisation: newId('organisation'), on: '2026-03-01' }),
        admit(operation, { alliance: id, organisation: 'pilot_x', on: '2026-03-01' }),
        leave(operation, { alliance: id, organisation: cities[1], lastDay: '2025-12-31' }),
        leave(operation, { alliance: id, organisation: newId('organisation'), lastDay: '2026-03-01' }),
        arrange(operation, { alliance: id, groups: [{ themes: [theme] }] }),
        arrange(operation, { alliance: id, groups: [{ group, themes: [theme] }] }),
        arrange(operation, { alliance: id, groups: [{ name: { fi: 'A' }, themes: [theme, second, theme] }] }),
        arrange(operation, { alliance: id, groups: [{ name: { fi: 'A' }, themes: [newId('theme')] }] }),
        arrange(operation, { alliance: id, groups: [], on: '2025-12-31' }),
        rename(operation, { alliance: id, group, name: { fi: 'B' } }),
        rename(operation, { alliance: id, group, name: {} }),
      ]),
    ).toEqual([
      'not allowed',
      { code: 'NOT_FOUND', path: ['alliance'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      [{ code: 'TEXT_MISSING', path: ['name', 'fi'] }],
      { code: 'INVALID_INPUT', path: ['period', 'to'] },
      { code: 'OUTSIDE_PERIOD', path: ['period'] },
      { code: 'INVALID_DATE', path: ['on'] },
      { code: 'OUTSIDE_PERIOD', path: ['on'] },
      'not allowed',
      [{ code: 'INVALID_DATE', path: ['on'] }],
      { code: 'ALREADY_MEMBER', path: ['organisation'] },
      { code: 'NOT_FOUND', path: ['organisation'] },
      [{ code: 'INVALID_ID', path: ['organisation'] }],
      { code: 'NOT_MEMBER', path: ['organisation'] },
      { code: 'NOT_MEMBER', path: ['organisation'] },
      [{ code: 'TEXT_MISSING', path: ['groups', 0, 'name'] }],
      { code: 'NOT_FOUND', path: ['groups', 0, 'group'] },
      [{ code: 'INVALID_INPUT', path: ['groups', 0, 'themes', 2] }],
      { code: 'NOT_FOUND', path: ['groups', 0, 'themes', 0] },
      { code: 'OUTSIDE_PERIOD', path: ['on'] },
      { code: 'NOT_FOUND', path: ['group'] },
      [{ code: 'TEXT_MISSING', path: ['name'] }],
    ]);
    expect(await kept(alliance)).toEqual(before);
  });

  it('endMembership_byAnEditorOfTheMember_endsItsOwn_andNobodyElses', async () => {
    const alliance = await given.alliance();
    const { id, cities, operation } = alliance;
    const [joined, other, stranger] = [
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
    ];
    for (const organisation of [joined, other])
      expect(await admit(operation, { alliance: id, organisation, on: '2026-03-01' })).toBe('done');
    await given.agree(id);
    const before = await kept(alliance);
    const own = { alliance: id, organisation: joined, lastDay: '2026-12-31' };
    const editor = (organisation: OrganisationId) => acting(actingFor(organisation, 'editor'));
    expect([
      await leave(editor(other), own),
      await leave(acting(actingFor(other)), own),
      await leave(editor(cities[1]), own),
      await leave(editor(stranger), own),
      await leave(acting(), own),
      await leave(acting(actingFor(joined, 'member')), own),
      await leave(editor(stranger), { ...own, organisation: stranger }),
      await leave(editor(joined), { ...own, lastDay: '2026-02-28' }),
      await leave(editor(joined), { ...own, lastDay: '2026-02-30' }),
      await leave(editor(joined), { ...own, expectedVersion: 1 }),
      await admit(editor(joined), { alliance: id, organisation: stranger, on: '2026-07-01' }),
    ]).toEqual([
      ...Array.from({ length: 6 }, () => 'not allowed'),
      { code: 'NOT_MEMBER', path: ['organisation'] },
      { code: 'NOT_MEMBER', path: ['organisation'] },
      [{ code: 'INVALID_DATE', path: ['lastDay'] }],
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      'not allowed',
    ]);
    expect(await kept(alliance)).toEqual(before);
    expect(await leave(editor(joined), own)).toBe('done');
    expect(await leave(operation, { ...own, organisation: other })).toBe('done');
    expect(
      await given.ask(
        'SELECT period FROM alliances.alliance_member WHERE alliance_id = $1 AND organisation_id = ANY ($2)',
        [uuidOf(id), [joined, other].map(uuidOf)],
      ),
    ).toEqual(Array.from({ length: 2 }, () => ({ period: '[2026-03-01,2027-01-01)' })));
  });

  it('whoIsNamedByOthers_isPending_seenByTheTwoPartiesAlone', async () => {
    const { alliance, city, proposer, member, operation } = await proposedByOne();
    const stranger = await given.organisation();
    const nothing = {
      node: {
        version: 2,
        proposers: [{ id: city }],
        members: { totalCount: 1 },
        memberships: { totalCount: 1 },
        invitations: { totalCount: 0, nodes: [] },
      },
      member: { totalCount: 0 },
      proposer: { totalCount: 0 },
      of: { alliances: { totalCount: 0 } },
    };
    expect(await publicEvents(proposer)).toEqual([]);
    for (const viewer of [undefined, actingFor(stranger), actingFor(member)])
      expect({ viewer, seen: await shown(alliance, proposer, viewer) }).toMatchObject({
        viewer,
        seen: viewer?.organisation === member ? { ...nothing, node: { version: 2 } } : nothing,
      });
    const pending = {
      organisation: { id: proposer },
      invitedBy: { id: city },
      roles: ['PROPOSER', 'MEMBER'],
      status: 'PENDING',
      startsOn: '2026-01-01',
    };
    expect(await shown(alliance, proposer, actingFor(proposer))).toMatchObject({
      node: { invitations: { totalCount: 1, nodes: [pending] } },
    });
    for (const viewer of [actingFor(city), OPERATOR])
      expect(await shown(alliance, proposer, viewer)).toMatchObject({ node: { invitations: { totalCount: 2 } } });

    // An invitation sent later changes nothing of the alliance itself: not its version, nor when it was recorded.
    const recorded = () =>
      given.ask('SELECT version, recorded_at FROM alliances.alliance WHERE id = $1', [uuidOf(alliance)]);
    const before = await recorded();
    expect(await admit(operation, { alliance, organisation: stranger, on: '2026-03-01' })).toBe('done');
    expect(await admit(operation, { alliance, organisation: stranger, on: '2026-04-01' })).toEqual({
      code: 'ALREADY_INVITED',
      path: ['organisation'],
    });
    expect(await recorded()).toEqual(before);
  });

  it('anInvitation_isAnsweredOnce_byThoseInvitedAlone_andActivationWaitsForTheProposers', async () => {
    const { alliance, city, proposer, member, operation, invitationOf } = await proposedByOne();
    const [asProposer, asMember] = [invitationOf(proposer), invitationOf(member)];
    const stranger = acting(actingFor(await given.organisation()));
    expect([
      await activate(operation, { alliance }),
      await accept(stranger, asProposer),
      await accept(acting(), asProposer),
      await accept(acting(actingFor(member)), asProposer),
      await accept(operation, asProposer),
      await accept(acting(OPERATOR), asProposer),
      await accept(acting(actingFor(proposer, 'editor')), asProposer),
      await decline(acting(actingFor(proposer, 'editor')), asProposer),
      await accept(acting(actingFor(member, 'member')), asMember),
      await accept(acting(actingFor(proposer)), { ...asProposer, expectedVersion: 7 }),
      await withdraw(acting(actingFor(proposer)), asProposer),
      await withdraw(stranger, asProposer),
      await withdraw(acting(actingFor(city, 'editor')), asProposer),
      await change(acting(actingFor(proposer)), { alliance, name: { fi: 'B' } }),
    ]).toEqual([
      { code: 'WRONG_STATUS', path: ['alliance'] },
      ...Array.from({ length: 3 }, () => ({ code: 'NOT_FOUND', path: ['invitation'] })),
      ...Array.from({ length: 5 }, () => 'not allowed'),
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      'not allowed',
      { code: 'NOT_FOUND', path: ['invitation'] },
      'not allowed',
      'not allowed',
    ]);
    const answered = await Promise.all([
      accept(acting(actingFor(proposer)), { ...asProposer, expectedVersion: 1 }),
      accept(acting(actingFor(proposer)), { ...asProposer, expectedVersion: 1 }),
    ]);
    expect(answered.filter((each) => each === 'done')).toHaveLength(1);
    expect(await decline(acting(actingFor(proposer)), asProposer)).toEqual({
      code: 'WRONG_STATUS',
      path: ['invitation'],
    });
    expect(await shown(alliance, proposer)).toMatchObject({
      node: {
        proposers: expect.arrayContaining([{ id: city }, { id: proposer }]) as unknown,
        members: { totalCount: 2 },
      },
      proposer: { totalCount: 1 },
      of: { alliances: { totalCount: 1 } },
    });
    expect(await publicEvents(proposer)).toEqual(['alliance.proposer-joined.v1', 'alliance.member-joined.v1']);
    // Who is only to be a member keeps nobody waiting.
    expect(await activate(operation, { alliance })).toBe('done');
    expect(await decline(acting(actingFor(member, 'editor')), asMember)).toBe('done');
    expect(await publicEvents(member)).toEqual([]);
    // Those who declined may be invited again; open invitations end with the alliance.
    expect(await admit(operation, { alliance, organisation: member, on: '2026-03-01' })).toBe('done');
    const [anew] = await given.invited(alliance);
    expect(await end(operation, { alliance })).toBe('done');
    expect(await accept(acting(actingFor(member)), { invitation: anew?.invitation ?? '' })).toEqual({
      code: 'WRONG_STATUS',
      path: ['invitation'],
    });
  });

  it('whoWithdrawsItsInvitations_mayActivate_andNobodyAcceptsThemAnyMore', async () => {
    const { alliance, proposer, operation, invitationOf } = await proposedByOne();
    const invitation = invitationOf(proposer);
    expect(await withdraw(operation, invitation)).toBe('done');
    expect(await accept(acting(actingFor(proposer)), invitation)).toEqual({
      code: 'WRONG_STATUS',
      path: ['invitation'],
    });
    expect(await activate(operation, { alliance })).toBe('done');
  });

  it('aMerger_ofWhoIsInvited_orOfWhoInvited_handsTheInvitationOver_andItLapsesWhereTheSuccessorTakesPart', async () => {
    const { alliance, city, proposer, member, invitationOf } = await proposedByOne();
    const successor = await given.organisation();
    const [cause] = await given.ask<{ id: string }>('SELECT id FROM platform.event LIMIT 1');
    const merge = (predecessors: OrganisationId[], into: OrganisationId, on: string) =>
      context.get(UnitOfWork).run(acting(), (transaction) =>
        context.get(SuccessionParticipants).carryOver(transaction, {
          id: newId('succession'),
          kind: 'merger',
          on: day(on),
          event: idOf('event', cause?.id ?? ''),
          predecessors,
          successors: [into],
          successorFor: () => into,
        }),
      );
    await merge([member], successor, '2026-07-01');
    const at = (organisation: OrganisationId, today: string) => acting(actingFor(organisation), today);
    expect(await accept(at(successor, '2026-06-30'), invitationOf(member))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await accept(at(member, '2026-07-01'), invitationOf(member))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await accept(at(successor, '2026-07-01'), invitationOf(member))).toBe('done');
    // Who was invited to propose it becomes a part of the city that proposes it already and is its member.
    await merge([proposer], city, '2026-07-01');
    expect(await activate(at(city, '2026-06-30'), { alliance })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await activate(at(city, '2026-07-01'), { alliance, on: '2026-07-01' })).toBe('done');
  });

  it('arrangeThemes_isFollowedByWhatTheRegistryKnows_alsoWhenItIsDoneAgainOnThatDay', async () => {
    const [first, second] = [await given.theme(), await given.theme()];
    const { id, operation } = await given.alliance({ themeGroups: [{ name: { fi: 'A' }, themes: [first] }] });
    const themes = () =>
      given.ask<{ theme: string; period: string }>(
        `SELECT theme_id AS theme, period FROM registry.collaboration_theme WHERE collaboration_id = $1 ORDER BY period`,
        [uuidOf(id)],
      );
    expect(await themes()).toEqual([{ theme: uuidOf(first), period: '[2026-01-01,)' }]);
    const on = '2026-05-01';
    expect(await arrange(operation, { alliance: id, groups: [{ name: { fi: 'B' }, themes: [second] }], on })).toBe(
      'done',
    );
    expect(await themes()).toEqual([
      { theme: uuidOf(first), period: '[2026-01-01,2026-05-01)' },
      { theme: uuidOf(second), period: '[2026-05-01,)' },
    ]);
    expect(await arrange(operation, { alliance: id, groups: [], on })).toBe('done');
    expect(await themes()).toEqual([{ theme: uuidOf(first), period: '[2026-01-01,2026-05-01)' }]);
  });

  it('twoWhoChangeItAtOnce_theSecondIsToldOfTheConflict', async () => {
    const { id, cities, operation } = await given.alliance();
    const [one, other] = await Promise.all([
      change(operation, { alliance: id, aims: [{ fi: 'Kasvu' }], expectedVersion: 6 }),
      change(acting(actingFor(cities[1])), { alliance: id, name: { fi: 'Uusi' }, expectedVersion: 6 }),
    ]);
    expect([one, other].filter((each) => each === 'done')).toHaveLength(1);
    expect([one, other]).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
  });

  it('nextMeetingDue_isByTheRhythm_andNoneWhenItIsMerelyRegularOrOver', async () => {
    const rhythm = { unit: 'week', every: 2, weekday: 'tuesday' };
    const { id, operation } = await given.alliance({ rhythm });
    const query = 'query Q($id: ID!) { node(id: $id) { ... on Alliance { nextMeetingDue proposals { totalCount } } } }';
    const due = async () => ask(acting(), query, { id });
    const shown = (nextMeetingDue: string | null) => ({ node: { nextMeetingDue, proposals: { totalCount: 0 } } });
    expect(await due()).toEqual(shown('2026-06-16'));
    const body = newId('body');
    await given.ask(
      `INSERT INTO governance.body (id, kind, name, collaboration_id, collaboration_kind, time_zone, quorum, merger_rule, period, provenance, version)
       VALUES ($1, 'alliance-board', '{"fi": "H"}', $2, 'alliance', 'Europe/Helsinki', '{}', 'joined', '(,)', 'illustrative', 1)`,
      [uuidOf(body), uuidOf(id)],
    );
    await given.ask(
      `INSERT INTO governance.meeting (id, body_id, status, starts_at, ends_at, day, convened_on, sequence, minutes_documents, provenance, version)
       VALUES ($1, $2, 'held', '2026-06-09T07:00:00Z', '2026-06-09T08:00:00Z', '2026-06-09', '2026-06-02', 0, '[]', 'illustrative', 1)`,
      [uuidOf(newId('meeting')), uuidOf(body)],
    );
    expect(await due()).toEqual(shown('2026-06-23'));
    await change(operation, { alliance: id, rhythm: { unit: 'regular' } });
    expect(await due()).toEqual(shown(null));
    await change(operation, { alliance: id, rhythm });
    expect(await end(operation, { alliance: id, on: '2026-06-14' })).toBe('done');
    expect(await due()).toEqual(shown(null));
  });

  it('nextMeetingDue_isAWorkingDay_ofTheOwnersCountry', async () => {
    const rhythm = { unit: 'year', every: 1, month: 12, day: 31 };
    const { id, cities } = await given.alliance({ rhythm });
    const query = 'query Q($id: ID!) { node(id: $id) { ... on Alliance { nextMeetingDue } } }';
    const due = () => ask(acting(), query, { id });
    expect(await due()).toEqual({ node: { nextMeetingDue: '2026-12-31' } });
    await given.ask(`UPDATE registry.organisation SET country = 'SE' WHERE id = $1`, [uuidOf(cities[0])]);
    await given.ask(
      `INSERT INTO registry.collaboration_owner (id, collaboration_id, organisation_id, period)
       VALUES (gen_random_uuid(), $1, $2, '(,)')`,
      [uuidOf(id), uuidOf(cities[0])],
    );
    expect(await due()).toEqual({ node: { nextMeetingDue: '2027-01-04' } });
  });

  it('aMergerOfTwoWhoAreMembersAndProposers_makesThemOne_toldWithTheSuccession', async () => {
    const { id, cities } = await given.alliance();
    const [one, other] = cities;
    const succession: Succession = {
      id: newId('succession'),
      kind: 'merger',
      on: LocalDate.parse('2026-04-01'),
      event: newId('event'),
      predecessors: [other],
      successors: [one],
      successorFor: () => one,
    };
    const carryOver = () =>
      context
        .get(UnitOfWork)
        .run(acting(), (transaction) => context.get(AlliancesSuccession).carryOver(transaction, succession));
    await carryOver();
    await carryOver();
    const times = (table: string, organisation: OrganisationId) =>
      given.ask<{ period: string }>(
        `SELECT period FROM alliances.${table} WHERE alliance_id = $1 AND organisation_id = $2 ORDER BY period`,
        [uuidOf(id), uuidOf(organisation)],
      );
    for (const table of ['alliance_member', 'alliance_proposer']) {
      expect([await times(table, one), await times(table, other)]).toEqual([
        [{ period: '[2026-01-01,)' }],
        [{ period: '[2026-01-01,2026-04-01)' }],
      ]);
    }
    const told = await given.ask<{ name: string }>(
      `SELECT name FROM platform.event WHERE aggregate_id = $1 AND data ->> 'succession' = $2 ORDER BY aggregate_version`,
      [uuidOf(id), succession.id],
    );
    expect(told.map(({ name }) => name)).toEqual(['alliance.proposer-changed.v1', 'alliance.member-left.v1']);
  });
});
