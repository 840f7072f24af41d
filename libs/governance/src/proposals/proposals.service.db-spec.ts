import {
  ANYBODY,
  type Id,
  idOf,
  newId,
  NotAllowed,
  type OrganisationId,
  Period,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { identityDatabase, InvitationsService } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase, SuccessionParticipants } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, day, Given } from '../testing/given.js';
import type { SubmitProposal } from './proposals.inputs.js';
import { ProposalsService } from './proposals.service.js';

const SUBMITTED = '2026-06-01';
const LATER = '2026-06-22';

describe('ProposalsService', () => {
  let context: TestContext;
  let given: Given;
  let proposals: ProposalsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
    given = new Given(context);
    proposals = context.get(ProposalsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const at = (organisation: OrganisationId, today = LATER) => testOperation(actingFor(organisation, 'manager'), today);

  /** Those who wait for an answer to the proposal. */
  const invited = async (proposal: Id<'proposal'>) => {
    const found = await given.ask<{ id: string; organisation: string }>(
      `SELECT id, organisation_id AS organisation FROM identity.invitation_held WHERE to_id = $1 AND status = 'pending' ORDER BY id`,
      [uuidOf(proposal)],
    );
    return found.map(({ id, organisation }) => ({
      invitation: idOf('invitation', id),
      organisation: idOf('organisation', organisation),
    }));
  };

  /** A proposal of two towns to the State, both of which have agreed. */
  const submitted = async (details: Partial<SubmitProposal> = {}) => {
    const [town, other, state] = [await given.organisation(), await given.organisation(), await given.organisation()];
    const proposal = await proposals.submit(at(town, SUBMITTED), {
      title: { fi: 'Kasvuallianssi' },
      documents: [],
      proposers: [town, other],
      addressee: state,
      provenance: 'reported',
      ...details,
    });
    for (const { invitation, organisation } of await invited(proposal))
      await context.get(InvitationsService).accept(at(organisation, SUBMITTED), { invitation });
    return { proposal, town, other, state };
  };

  const FIELDS = `code status overdue waitingSince submittedOn answerDue answer answeredOn withdrawnOn version
    proposers { nodes { id } } supporters { nodes { id } } addressee { id }`;

  const seen = async (proposal: Id<'proposal'>, today = LATER, viewer: Viewer = ANYBODY) => {
    const query = `query Q($id: ID!) { node(id: $id) { ... on Proposal { ${FIELDS} } } }`;
    return Reflect.get(Object(await ask(testOperation(viewer, today), query, { id: proposal })), 'node') as unknown;
  };

  const told = async (proposal: Id<'proposal'>) => {
    const found = await given.ask<{ name: string }>(
      'SELECT name FROM platform.event WHERE aggregate_id = $1 ORDER BY aggregate_version',
      [uuidOf(proposal)],
    );
    return found.map(({ name }) => name);
  };

  it('submit_isSeenByAnybody_waitingSinceItsDay_andOverdueAfterTheDueDay', async () => {
    const { proposal, town, other, state } = await submitted({ code: 'ESITYS', answerDue: day('2026-06-30') });
    expect(await seen(proposal)).toMatchObject({
      status: 'SUBMITTED',
      waitingSince: SUBMITTED,
      answerDue: '2026-06-30',
      overdue: false,
      proposers: { nodes: expect.arrayContaining([{ id: town }, { id: other }]) as unknown },
      addressee: { id: state },
    });
    expect(await seen(proposal, '2026-07-01')).toMatchObject({ overdue: true });
    const query = 'query Q($of: ID!) { proposals(filter: { waiting: true, addressee: $of }) { nodes { code } } }';
    expect(await ask(testOperation(ANYBODY, LATER), query, { of: state })).toEqual({
      proposals: { nodes: [{ code: 'ESITYS' }] },
    });
    const one = '{ proposal(code: "ESITYS") { id } }';
    expect(await ask(testOperation(ANYBODY, LATER), one)).toEqual({ proposal: { id: proposal } });
  });

  it('submit_isInTheNameOfOne_theOthersAreInvited_andMakeItWhenTheyAgree', async () => {
    const [town, other, third, state] = [
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
    ];
    const answers = context.get(InvitationsService);
    const proposal = await proposals.submit(at(town, SUBMITTED), {
      title: { fi: 'Kasvuallianssi' },
      documents: [],
      proposers: [town, other, third],
      addressee: state,
      provenance: 'reported',
    });
    const pending = await invited(proposal);
    const invitationOf = (organisation: OrganisationId) => ({
      invitation: pending.find((each) => each.organisation === organisation)?.invitation ?? newId('invitation'),
    });
    const query = `query Q($id: ID!, $of: ID!) {
      node(id: $id) { ... on Proposal { version proposers { totalCount nodes { id } } invitations { totalCount } } }
      proposals(filter: { proposer: $of }) { totalCount }
      of: node(id: $of) { ... on Organisation { proposals { totalCount } } } }`;
    const shown = (viewer: Viewer) => ask(testOperation(viewer, LATER), query, { id: proposal, of: other });
    const alone = {
      node: { version: 1, proposers: { totalCount: 1, nodes: [{ id: town }] }, invitations: { totalCount: 0 } },
      proposals: { totalCount: 0 },
      of: { proposals: { totalCount: 0 } },
    };
    expect(await shown(ANYBODY)).toEqual(alone);
    expect(await shown(actingFor(state, 'manager'))).toEqual(alone);
    expect(await shown(actingFor(other, 'member'))).toMatchObject({ node: { invitations: { totalCount: 1 } } });
    expect(await shown(actingFor(town, 'member'))).toMatchObject({ node: { invitations: { totalCount: 2 } } });
    await expect(
      proposals.change(at(other), {
        proposal,
        expectedVersion: await versionOf(context, proposal),
        title: { fi: 'T' },
      }),
    ).rejects.toThrow(NotAllowed);

    // Who supports it and then makes it supports it no longer besides.
    await proposals.support(at(other, '2026-06-10'), { proposal, organisation: other, provenance: 'reported' });
    const editor = testOperation(actingFor(other, 'editor'), LATER);
    await answers.accept(editor, invitationOf(other));
    expect(await seen(proposal)).toMatchObject({
      proposers: { nodes: expect.arrayContaining([{ id: town }, { id: other }]) as unknown },
      supporters: { nodes: [] },
    });
    expect(await seen(proposal, SUBMITTED)).toMatchObject({ proposers: { nodes: [{ id: town }] } });

    // Nobody joins what has been answered.
    await proposals.answer(at(state), { proposal, answer: 'accepted' });
    await expect(answers.accept(at(third), invitationOf(third))).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      path: ['invitation'],
    });
    expect(await told(proposal)).toEqual([
      'proposal.submitted.v1',
      'proposal.supported.v1',
      'proposal.proposer-joined.v1',
      'proposal.answered.v1',
    ]);
  });

  it('submit_withinWorkingDays_knowsTheHolidays', async () => {
    // Midsummer Eve 2026 is Friday 19 June; it and the weekend do not count.
    const { proposal } = await submitted({ submittedOn: day(SUBMITTED), answerWithinWorkingDays: 15 });
    expect(await seen(proposal)).toMatchObject({ answerDue: '2026-06-23' });
  });

  it('submit_isForThoseWhoMakeIt', async () => {
    const town = await given.organisation();
    await expect(submitted({ proposers: [town] })).rejects.toThrow(NotAllowed);
    await expect(submitted({ addressee: town, proposers: [] })).rejects.toThrow(NotAllowed);
  });

  it('submit_isRefused_withTheFieldAndTheFix', async () => {
    const town = await given.organisation();
    const ended = await given.organisation('municipality', Period.of(undefined, day('2020-12-31')));
    const submit = (details: Partial<SubmitProposal>) =>
      proposals.submit(at(town, SUBMITTED), {
        title: { fi: 'E' },
        documents: [],
        proposers: [town],
        addressee: town,
        provenance: 'reported',
        ...details,
      });
    const state = await given.organisation();
    await submit({ code: 'TAKEN', addressee: state });
    const count = await given.ask('SELECT FROM governance.proposal');
    const pathOf: [Partial<SubmitProposal>, string, (string | number)[]][] = [
      [{}, 'INVALID_INPUT', ['addressee']],
      [{ addressee: ended }, 'ORGANISATION_ENDED', ['addressee']],
      [{ addressee: state, proposers: [town, ended] }, 'ORGANISATION_ENDED', ['proposers', 1]],
      [{ addressee: 'body_01jd0000000000000000000000' }, 'NOT_FOUND', ['addressee']],
      [{ addressee: state, collaboration: 'pilot_01jd0000000000000000000000' }, 'NOT_FOUND', ['collaboration']],
      [{ addressee: state, code: 'TAKEN' }, 'CODE_TAKEN', ['code']],
      [{ addressee: state, submittedOn: day('2026-06-02') }, 'INVALID_DATE', ['submittedOn']],
      [{ addressee: state, answerDue: day('2026-05-31') }, 'INVALID_DATE', ['answerDue']],
    ];
    for (const [details, code, path] of pathOf) {
      await expect(submit(details)).rejects.toMatchObject({ code, path });
    }
    expect(await given.ask('SELECT FROM governance.proposal')).toHaveLength(count.length);
  });

  it('change_isForItsMakers_untilItIsAnswered_andTellsWhatChanged', async () => {
    const { proposal, town, other, state } = await submitted();
    await expect(
      proposals.change(at(state), {
        proposal,
        expectedVersion: await versionOf(context, proposal),
        title: { fi: 'T' },
      }),
    ).rejects.toThrow(NotAllowed);
    await expect(
      proposals.change(at(town), { proposal, title: { fi: 'T' }, expectedVersion: 9 }),
    ).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await proposals.change(at(other), {
      proposal,
      expectedVersion: await versionOf(context, proposal),
      title: { fi: 'T' },
      answerDue: day('2026-09-01'),
    });
    await proposals.change(at(other), {
      proposal,
      expectedVersion: await versionOf(context, proposal),
      title: { fi: 'T' },
    });
    expect(await told(proposal)).toEqual([
      'proposal.submitted.v1',
      'proposal.proposer-joined.v1',
      'proposal.details-changed.v1',
    ]);
    await proposals.answer(at(state), { proposal, answer: 'accepted' });
    await expect(
      proposals.change(at(town), { proposal, expectedVersion: await versionOf(context, proposal), title: { fi: 'U' } }),
    ).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      path: ['proposal'],
    });
  });

  it('support_isOnesOwn_once_andEnds', async () => {
    const { proposal, town, state } = await submitted();
    const friend = await given.organisation();
    const support = (organisation: OrganisationId, by = organisation, on?: string) =>
      proposals.support(at(by), { proposal, organisation, provenance: 'reported', ...(on && { on: day(on) }) });
    await expect(support(friend, town)).rejects.toThrow(NotAllowed);
    await expect(support(town)).rejects.toMatchObject({ code: 'ALREADY_PARTY', path: ['organisation'] });
    await expect(support(friend, friend, '2026-05-31')).rejects.toMatchObject({ code: 'INVALID_DATE', path: ['on'] });
    await expect(support(friend, friend, '2026-06-23')).rejects.toMatchObject({ code: 'INVALID_DATE', path: ['on'] });
    await support(friend, friend, '2026-06-10');
    await expect(support(friend)).rejects.toMatchObject({ code: 'ALREADY_PARTY' });
    expect(await seen(proposal)).toMatchObject({ supporters: { nodes: [{ id: friend }] } });
    expect(await seen(proposal, '2026-06-09')).toMatchObject({ supporters: { nodes: [] } });

    const end = async (lastDay: string) =>
      proposals.endSupport(at(friend), {
        proposal,
        expectedVersion: await versionOf(context, proposal),
        organisation: friend,
        lastDay: day(lastDay),
      });
    await expect(end('2026-06-09')).rejects.toMatchObject({ code: 'NOT_PARTY', path: ['organisation'] });
    await end('2026-06-15');
    await expect(end('2026-06-15')).rejects.toMatchObject({ code: 'NOT_PARTY' });
    expect(await seen(proposal)).toMatchObject({ supporters: { nodes: [] } });
    await proposals.withdraw(at(town), { proposal });
    await expect(support(friend)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await expect(proposals.answer(at(state), { proposal, answer: 'rejected' })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    });
  });

  it('answer_isTheAddressees_fromTheSubmissionUntilToday', async () => {
    const { proposal, town, state } = await submitted();
    const answer = (by: Viewer, on?: string) =>
      proposals.answer(testOperation(by, LATER), { proposal, answer: 'accepted-in-part', ...(on && { on: day(on) }) });
    await expect(answer(actingFor(town, 'manager'))).rejects.toThrow(NotAllowed);
    await expect(answer(actingFor(state, 'editor'))).rejects.toThrow(NotAllowed);
    await expect(answer(actingFor(state, 'manager'), '2026-05-31')).rejects.toMatchObject({ code: 'INVALID_DATE' });
    await expect(answer(actingFor(state, 'manager'), '2026-06-23')).rejects.toMatchObject({ code: 'INVALID_DATE' });
    await answer(actingFor(state, 'manager'), '2026-06-20');
    expect(await seen(proposal)).toMatchObject({
      status: 'ANSWERED',
      answer: 'ACCEPTED_IN_PART',
      answeredOn: '2026-06-20',
      waitingSince: null,
    });
    expect(await seen(proposal, '2026-06-19')).toMatchObject({ status: 'SUBMITTED', waitingSince: SUBMITTED });
  });

  it('answer_forABody_isOfWhomItBelongsTo_andOfItsSecretariat', async () => {
    const { body, secretariat, seats } = await given.body();
    const { proposal } = await submitted({ addressee: body });
    const [seat] = seats;
    await expect(
      proposals.answer(at(seat?.organisation ?? secretariat), { proposal, answer: 'rejected' }),
    ).rejects.toThrow(NotAllowed);
    await proposals.answer(at(secretariat), { proposal, answer: 'rejected' });
    expect(await seen(proposal)).toMatchObject({ status: 'ANSWERED', addressee: { id: body } });
  });

  it('merger_makesTheSuccessorOne_ofWhatWaits_andLeavesWhatWasAnswered', async () => {
    const [waiting, answered] = [await submitted(), await submitted()];
    await proposals.answer(at(answered.state), { proposal: answered.proposal, answer: 'accepted' });
    const { town, other } = waiting;
    const [cause] = await given.ask<{ id: string }>('SELECT id FROM platform.event ORDER BY sequence DESC LIMIT 1');
    await context.get(UnitOfWork).run(testOperation(ANYBODY, LATER), (transaction) =>
      context.get(SuccessionParticipants).carryOver(transaction, {
        id: newId('succession'),
        kind: 'merger',
        on: day('2026-07-01'),
        event: idOf('event', cause?.id ?? ''),
        predecessors: [town, answered.town],
        successors: [other],
        successorFor: () => other,
      }),
    );
    expect(await seen(waiting.proposal, '2026-06-30')).toMatchObject({
      proposers: { nodes: expect.arrayContaining([{ id: town }, { id: other }]) as unknown },
    });
    expect(await seen(waiting.proposal, '2026-07-01')).toMatchObject({ proposers: { nodes: [{ id: other }] } });
    expect(await told(waiting.proposal)).toContain('proposal.party-changed.v1');
    expect(await told(answered.proposal)).toEqual([
      'proposal.submitted.v1',
      'proposal.proposer-joined.v1',
      'proposal.answered.v1',
    ]);
  });
});
