import {
  ANYBODY,
  type Id,
  idOf,
  Instant,
  LocalDate,
  newId,
  type Operation,
  type OrganisationId,
  uuidOf,
  type Viewer,
  ZonedClock,
  ZoneId,
} from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, OPERATOR, type TestContext, testContext, versionOf } from '@talkoot/platform/testing';
import { RegistryApi, registryDatabase } from '@talkoot/registry';
import { z } from 'zod';
import { programmesDatabase, ProgrammesModule } from '../index.js';
import {
  consultationState,
  OPINION_STANDINGS,
  opinionStanding,
  type Silence,
  type ConsultationStatus,
  type OpinionStatus,
} from '../programmes/consultation-state.js';
import { adoptProgramme, changeProgramme, recordAdopter, withdrawProgramme } from '../programmes/programmes.inputs.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { addItem, adoptRevision, discardRevision, draftRevision } from '../revisions/revisions.inputs.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { acting, actingFor, Given, type GivenPlan, using } from '../testing/given.js';
import { ConsultationKeeper } from './consultation-keeper.service.js';
import { ConsultationRepository } from './consultation.repository.js';
import {
  answerOpinion,
  closeConsultation,
  extendConsultation,
  giveOpinion,
  openConsultation,
  withdrawConsultation,
} from './consultations.inputs.js';
import { ConsultationsService } from './consultations.service.js';
import { ConsultedOrganisations } from './consulted-organisations.service.js';
import { OpinionsService } from './opinions.service.js';
import { dropParkedItem, parkItem, takeUpParkedItem } from './parked-items.inputs.js';
import { ParkedItemsService } from './parked-items.service.js';

/** A Tuesday, two weeks and a day after the day of the tests. */
const UNTIL = '2026-06-30';
const AFTER = '2026-07-01';

const beside = z.object({
  parkedItems: z.object({ nodes: z.array(z.looseObject({ id: z.string(), title: z.string() })) }),
});

interface Heard {
  readonly plan: GivenPlan;
  readonly consultation: Id<'consultation'>;
  readonly region: OrganisationId;
  readonly town: OrganisationId;
  readonly ofRegion: Id<'opinion'>;
  readonly ofTown: Id<'opinion'>;
}

describe('consultations', () => {
  let context: TestContext;
  let given: Given;
  let consultations: ConsultationsService;
  let opinions: OpinionsService;
  let parked: ParkedItemsService;
  let ask: Ask;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    given = new Given(context);
    consultations = context.get(ConsultationsService);
    opinions = context.get(OpinionsService);
    parked = context.get(ParkedItemsService);
    ask = await asking(context);
  });
  afterAll(() => context.close());

  const open = using(openConsultation, (operation, command) => consultations.open(operation, command));
  const extend = using(extendConsultation, (operation, command) => consultations.extend(operation, command));
  const close = using(closeConsultation, (operation, command) => consultations.close(operation, command));
  const withdraw = using(withdrawConsultation, (operation, command) => consultations.withdraw(operation, command));
  const give = using(giveOpinion, (operation, command) => opinions.give(operation, command));
  const answer = using(answerOpinion, (operation, command) => opinions.answer(operation, command));
  const park = using(parkItem, (operation, command) => parked.park(operation, command));
  const takeUp = using(takeUpParkedItem, (operation, command) => parked.takeUp(operation, command));
  const drop = using(dropParkedItem, (operation, command) => parked.drop(operation, command));
  const add = using(addItem, (operation, command) => context.get(RevisionsService).addItem(operation, command));
  const adopt = using(adoptProgramme, (operation, command) =>
    context.get(RevisionsService).adoptProgramme(operation, command),
  );
  const adoptNext = using(adoptRevision, (operation, command) =>
    context.get(RevisionsService).adopt(operation, command),
  );
  const discard = using(discardRevision, (operation, command) =>
    context.get(RevisionsService).discard(operation, command),
  );
  const draft = using(draftRevision, (operation, command) => context.get(RevisionsService).draft(operation, command));
  const giveUp = using(withdrawProgramme, (operation, command) =>
    context.get(ProgrammesService).withdraw(operation, command),
  );
  const change = using(changeProgramme, (operation, command) =>
    context.get(ProgrammesService).change(operation, command),
  );
  const join = using(recordAdopter, (operation, command) =>
    context.get(ProgrammesService).recordAdopter(operation, command),
  );

  const as = (organisation: OrganisationId, today?: string): Operation => acting(actingFor(organisation), today);
  const withVersion = async (id: Parameters<typeof versionOf>[1], input: object) => ({
    ...input,
    expectedVersion: await versionOf(context, id),
  });
  const giving = async (opinion: Id<'opinion'>, operation: Operation, said: object) =>
    give(operation, await withVersion(opinion, { opinion, ...said }));
  const answering = async (opinion: Id<'opinion'>, operation: Operation, takenUp: string) =>
    answer(operation, await withVersion(opinion, { opinion, takenUp, text: { sv: 'Vi ändrar kapitel 2' } }));
  const opinionOf = async (consultation: Id<'consultation'>, organisation: OrganisationId): Promise<Id<'opinion'>> => {
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.opinion WHERE consultation_id = $1 AND organisation_id = $2 ORDER BY id',
      [uuidOf(consultation), uuidOf(organisation)],
    );
    return found ? idOf('opinion', found.id) : newId('opinion');
  };
  const opened = async (plan: GivenPlan, organisations: readonly OrganisationId[], more: object = {}) => {
    const input = { revision: plan.revision, organisations, until: UNTIL, silence: 'agreed', ...more };
    expect(await open(plan.operation, input)).toBe('done');
    const [found] = await given.ask<{ id: string }>(
      'SELECT id FROM programmes.consultation WHERE revision_id = $1 ORDER BY id DESC',
      [uuidOf(plan.revision)],
    );
    return idOf('consultation', found?.id ?? '');
  };
  /** The draft of a programme on which a region and a town are asked for their opinion until 30 June. */
  const heard = async (more: object = {}): Promise<Heard> => {
    const plan = await given.planned();
    const [region, town] = [await given.organisation(), await given.organisation()];
    const consultation = await opened(plan, [region, town], more);
    const [ofRegion, ofTown] = [await opinionOf(consultation, region), await opinionOf(consultation, town)];
    return { plan, consultation, region, town, ofRegion, ofTown };
  };
  /** All that is kept, and the last event. */
  const kept = () =>
    given.ask(`SELECT (SELECT json_agg(c ORDER BY c.id) FROM programmes.consultation c) AS consultations,
      (SELECT json_agg(o ORDER BY o.id) FROM programmes.opinion o) AS opinions,
      (SELECT json_agg(r ORDER BY r.id) FROM programmes.opinion_remark r) AS remarks,
      (SELECT json_agg(p ORDER BY p.id) FROM programmes.parked_item p) AS parked,
      (SELECT max(sequence) FROM platform.event) AS events`);
  const keep = async (today: string): Promise<void> => {
    const keeper = new ConsultationKeeper(
      context.get(UnitOfWork),
      new ZonedClock(ZoneId.of('Europe/Helsinki'), () => Instant.parse(`${today}T06:00:00Z`)),
      Log.for(readConfig({ LOG_LEVEL: 'warn' }), 'test'),
      context.get(RegistryApi),
      context.get(ConsultationRepository),
      context.get(ConsultedOrganisations),
    );
    if (await keeper.keepNext()) await keep(today);
  };
  /** What was told of a thing, and whom it concerns; nobody else sees it. */
  const told = async (id: Id<'consultation'> | Id<'opinion'>) => {
    const found = await given.ask<{ name: string; visibility: string; organisations: string[] }>(
      `SELECT split_part(name, '.', 2) AS name, visibility, organisations FROM platform.event
       WHERE aggregate_id = $1 ORDER BY aggregate_version`,
      [uuidOf(id)],
    );
    expect(new Set(found.map(({ visibility }) => visibility))).toEqual(new Set(['concerned']));
    return found.map(({ name, organisations }) => [name, ...organisations.toSorted()]);
  };
  const codeOf = async (organisation: OrganisationId): Promise<string> => {
    const found = await given.ask<{ code: string }>('SELECT code FROM registry.organisation WHERE id = $1', [
      uuidOf(organisation),
    ]);
    return found[0]?.code ?? '';
  };
  const uuids = (...organisations: OrganisationId[]) => organisations.map(uuidOf).toSorted();
  const read = async (operation: Operation, id: string, fields: string): Promise<unknown> =>
    Reflect.get(Object(await ask(operation, `query Q($id: ID!) { node(id: $id) { ${fields} } }`, { id })), 'node');

  it('whatDoesNotFit_isRefused_andChangesNothing', async () => {
    const { plan, consultation, region, town, ofRegion, ofTown } = await heard();
    const other = await given.planned();
    const { operation } = plan;
    const before = await kept();
    const opening = { revision: other.revision, organisations: [region], until: UNTIL, silence: 'none' };
    const openOther = (more: object) => open(other.operation, { ...opening, ...more });
    const extension = { consultation, expectedVersion: 1 };
    const opinion = { opinion: ofTown, position: 'agreed', expectedVersion: 1 };
    const remarks = [{ item: plan.measure, text: { sv: 'Stryk' } }];
    expect([
      await openOther({ until: '2026-06-15' }),
      await openOther({ until: '2028-06-16' }),
      await openOther({ organisations: [] }),
      await openOther({ organisations: [region, other.owner] }),
      await openOther({ organisations: [region, newId('organisation')] }),
      await openOther({ organisations: [region, region] }),
      await openOther({ silence: 'no' }),
      await open(operation, { ...opening, revision: plan.revision }),
      await open(operation, { ...opening, revision: newId('revision') }),
      await extend(operation, { ...extension, until: '2026-06-29' }),
      await extend(operation, { ...extension, until: '2028-06-16' }),
      await extend(operation, { ...extension, until: '2026-07-30', expectedVersion: 2 }),
      await close(operation, { consultation }),
      await give(as(town), { ...opinion, expectedVersion: 2 }),
      await give(as(town), { ...opinion, remarks }),
      await give(as(town), { ...opinion, position: 'agreed-with-remarks' }),
      await give(as(town), { ...opinion, position: 'opposed', remarks: [{ ...remarks[0], item: other.measure }] }),
      await give(as(town), { ...opinion, opinion: ofRegion }),
      await answering(ofTown, operation, 'yes'),
    ]).toEqual([
      { code: 'INVALID_DATE', path: ['until'] },
      { code: 'INVALID_DATE', path: ['until'] },
      [{ code: 'INVALID_INPUT', path: ['organisations'] }],
      { code: 'INVALID_INPUT', path: ['organisations', 1] },
      { code: 'NOT_FOUND', path: ['organisations', 1] },
      [{ code: 'INVALID_INPUT', path: ['organisations', 1] }],
      [{ code: 'INVALID_INPUT', path: ['silence'] }],
      { code: 'WRONG_STATUS', path: ['revision'] },
      { code: 'NOT_FOUND', path: ['revision'] },
      { code: 'INVALID_DATE', path: ['until'] },
      { code: 'INVALID_DATE', path: ['until'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'WRONG_STATUS', path: ['consultation'] },
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
      { code: 'INVALID_INPUT', path: ['remarks'] },
      { code: 'INVALID_INPUT', path: ['text'] },
      { code: 'NOT_FOUND', path: ['remarks', 0, 'item'] },
      { code: 'NOT_FOUND', path: ['opinion'] },
      { code: 'WRONG_STATUS', path: ['opinion'] },
    ]);
    await expect(consultations.close(operation, { consultation, expectedVersion: undefined })).rejects.toThrow(
      /2 organisations have not given their opinion yet: \S+, \S+\. Wait for them/,
    );
    expect(await kept()).toEqual(before);
  });

  it('theOwnerOpensIt_whoIsAskedAnswers_andNobodyElse', async () => {
    const { plan, consultation, region, ofRegion } = await heard();
    const stranger = await given.organisation();
    const role = (organisation: OrganisationId, name: 'editor' | 'member') => acting(actingFor(organisation, name));
    const before = await kept();
    const opinion = { opinion: ofRegion, position: 'agreed', expectedVersion: 1 };
    const dismissed = 'not allowed';
    const missing = (field: string) => ({ code: 'NOT_FOUND', path: [field] });
    expect([
      await withdraw(as(region), { consultation }),
      await withdraw(role(plan.owner, 'editor'), { consultation }),
      await withdraw(as(stranger), { consultation }),
      await give(role(region, 'editor'), opinion),
      await give(plan.operation, opinion),
      await give(as(stranger), opinion),
      await answering(ofRegion, as(region), 'yes'),
      await change(as(region), { programme: plan.id, expectedVersion: 1, message: { sv: 'Nej' } }),
      await change(as(stranger), { programme: plan.id, expectedVersion: 1, message: { sv: 'Nej' } }),
      await draft(as(region), { programme: plan.id }),
      await discard(as(region), { revision: plan.revision }),
      await discard(as(stranger), { revision: plan.revision }),
    ]).toEqual([
      dismissed,
      dismissed,
      missing('consultation'),
      dismissed,
      dismissed,
      missing('opinion'),
      dismissed,
      dismissed,
      missing('programme'),
      dismissed,
      dismissed,
      missing('revision'),
    ]);
    expect(await kept()).toEqual(before);
  });

  it('whileItIsOpen_thePlanStays_andNothingIsDecided_thenItCanBeChangedAgain', async () => {
    const { plan, region, ofRegion } = await heard();
    const item = { revision: plan.revision, kind: 'priority', code: 'MORE', name: { sv: 'Mer' } };
    const on = (today: string) => as(plan.owner, today);
    const decide = async (today: string) => [
      await add(on(today), await withVersion(plan.revision, item)),
      await adopt(on(today), await withVersion(plan.id, { programme: plan.id, adoptedOn: today })),
      await discard(on(today), { revision: plan.revision }),
      await giveUp(on(today), { programme: plan.id }),
    ];
    const before = await given.kept(plan.id);
    const beingHeard = (field: string) => ({ code: 'WRONG_STATUS', path: [field] });
    expect(await decide(UNTIL)).toEqual(['revision', 'programme', 'revision', 'programme'].map(beingHeard));
    expect(await given.kept(plan.id)).toEqual(before);
    expect(await giving(ofRegion, as(region, UNTIL), { position: 'opposed' })).toBe('done');
    expect(await add(on(AFTER), await withVersion(plan.revision, item))).toBe('done');
    const adoption = await withVersion(plan.id, { programme: plan.id, adoptedOn: AFTER });
    expect(await adopt(on(AFTER), adoption)).toEqual(beingHeard('programme'));
    expect(await answering(ofRegion, on(AFTER), 'partly')).toBe('done');
    expect(await adopt(on(AFTER), adoption)).toBe('done');
    expect(await answering(ofRegion, on(AFTER), 'no')).toEqual(beingHeard('opinion'));
  });

  it('whatWasNotAnswered_isNamedByItsCodes', async () => {
    const { plan, region, ofRegion } = await heard();
    await giving(ofRegion, as(region), { position: 'agreed-with-remarks', text: { sv: 'Mer tåg' } });
    const command = adoptProgramme.parse(await withVersion(plan.id, { programme: plan.id, adoptedOn: AFTER }));
    const code = await codeOf(region);
    await expect(context.get(RevisionsService).adoptProgramme(as(plan.owner, AFTER), command)).rejects.toThrow(
      `no answer yet: ${code}`,
    );
  });

  it('anOpinion_isChangedUntilTheLastDay_andNotAfter', async () => {
    const { plan, town, region, ofRegion, ofTown } = await heard({ silence: 'none' });
    const said = { position: 'opposed', remarks: [{ item: plan.measure, text: { sv: 'Stryk' } }] };
    const agreed = { position: 'agreed', text: { sv: 'Bra' } };
    expect(await giving(ofTown, as(town), agreed)).toBe('done');
    expect(await giving(ofTown, as(town), agreed)).toBe('done');
    expect(await giving(ofTown, as(town, UNTIL), said)).toBe('done');
    expect(await giving(ofTown, as(town, AFTER), agreed)).toEqual({ code: 'WRONG_STATUS', path: ['opinion'] });
    expect(await giving(ofRegion, as(region, AFTER), agreed)).toEqual({ code: 'WRONG_STATUS', path: ['opinion'] });
    const both = uuids(town, plan.owner);
    expect(await told(ofTown)).toEqual([
      ['asked', uuidOf(town)],
      ['given', ...both],
      ['changed', ...both],
    ]);
    const fields =
      '... on Opinion { standing position text(locale: sv) givenOn remarks { nodes { item { code } text(locale: sv) } } }';
    const remark = { item: { code: 'MEASURE' }, text: 'Stryk' };
    expect(await read(as(town, AFTER), ofTown, fields)).toEqual({
      standing: 'GIVEN',
      position: 'OPPOSED',
      text: null,
      givenOn: UNTIL,
      remarks: { nodes: [remark] },
    });
    expect(await read(as(region, AFTER), ofRegion, '... on Opinion { standing }')).toEqual({ standing: 'SILENT' });
    expect(await read(as(region), ofRegion, '... on Opinion { standing }')).toEqual({ standing: 'AWAITED' });
  });

  it('twoOfOneOrganisation_giveItAtOnce_oneWins_theOtherIsToldTheVersion', async () => {
    const { town, ofTown } = await heard();
    const opinion = { opinion: ofTown, expectedVersion: 1 };
    const answers = await Promise.all([
      give(as(town), { ...opinion, position: 'agreed' }),
      give(as(town), { ...opinion, position: 'opposed' }),
    ]);
    expect(answers).toHaveLength(2);
    expect(answers).toContain('done');
    expect(answers).toContainEqual({ code: 'STALE_VERSION', path: ['expectedVersion'] });
  });

  it('itIsExtended_closedOnceAllHaveAnswered_orWithdrawn', async () => {
    const { plan, consultation, region, town, ofRegion, ofTown } = await heard();
    const { operation } = plan;
    const later = await withVersion(consultation, { consultation, until: '2026-07-31' });
    expect(await extend(operation, later)).toBe('done');
    expect(await extend(operation, await withVersion(consultation, later))).toBe('done');
    for (const [opinion, who] of [
      [ofRegion, region],
      [ofTown, town],
    ] as const)
      expect(await giving(opinion, as(who, '2026-07-02'), { position: 'agreed' })).toBe('done');
    expect(await close(operation, { consultation })).toBe('done');
    const wrong = { code: 'WRONG_STATUS', path: ['consultation'] };
    expect([await close(operation, { consultation }), await withdraw(operation, { consultation })]).toEqual([
      wrong,
      wrong,
    ]);
    expect(await giving(ofTown, as(town), { position: 'opposed' })).toEqual({
      code: 'WRONG_STATUS',
      path: ['opinion'],
    });
    const all = uuids(plan.owner, region, town);
    expect(await told(consultation)).toEqual([
      ['opened', uuidOf(plan.owner)],
      ['extended', ...all],
      ['closed', ...all],
    ]);
    // A second round, which is given up: nothing is asked any longer, and what was said before is still to be answered.
    const second = await opened(plan, [region], { silence: 'agreed' });
    const again = await opinionOf(second, region);
    expect(await giving(again, as(region), { position: 'opposed' })).toBe('done');
    expect(await withdraw(operation, { consultation: second })).toBe('done');
    expect(await read(as(region), second, '... on Consultation { status endedOn until }')).toEqual({
      status: 'WITHDRAWN',
      endedOn: '2026-06-15',
      until: UNTIL,
    });
    expect(await adopt(operation, await withVersion(plan.id, { programme: plan.id, adoptedOn: '2026-06-15' }))).toBe(
      'done',
    );
  });

  it('aRevision_isHeardAsAFirstPlanIs', async () => {
    const plan = await given.adopted();
    const region = await given.organisation();
    expect(await draft(plan.operation, { programme: plan.id })).toBe('done');
    const [next] = await given.ask<{ id: string }>(
      `SELECT id FROM programmes.revision WHERE programme_id = $1 AND status = 'draft'`,
      [uuidOf(plan.id)],
    );
    const revision = idOf('revision', next?.id ?? '');
    const stranger = as(await given.organisation());
    const fields = '... on Revision { status }';
    expect(await read(as(region), revision, fields)).toBeNull();
    await opened({ ...plan, revision }, [region]);
    expect(await read(as(region), revision, fields)).toEqual({ status: 'IN_CONSULTATION' });
    expect(await read(stranger, revision, fields)).toBeNull();
    const status = '... on Programme { status revisions(filter: { status: [IN_CONSULTATION] }) { totalCount } }';
    expect(await read(as(region), plan.id, status)).toEqual({ status: 'IN_FORCE', revisions: { totalCount: 1 } });
    expect(await read(stranger, plan.id, status)).toEqual({ status: 'IN_FORCE', revisions: { totalCount: 0 } });
    const adoption = await withVersion(revision, { revision, adoptedOn: '2026-06-15' });
    expect(await adoptNext(plan.operation, adoption)).toEqual({ code: 'WRONG_STATUS', path: ['revision'] });
    expect(await adoptNext(as(plan.owner, AFTER), { ...adoption, adoptedOn: AFTER })).toBe('done');
  });

  it('whoIsAsked_seesTheDraftFromTheOpening_andGoesOnSeeingIt_nobodyElseFindsAnything', async () => {
    const plan = await given.planned();
    const [region, town, stranger] = [
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
    ];
    const [{ code } = { code: '' }] = await given.ask<{ code: string }>(
      'SELECT code FROM programmes.programme WHERE id = $1',
      [uuidOf(plan.id)],
    );
    const query = `query Q($code: String!, $programme: ID!, $revision: ID!, $measure: ID!, $asked: ID!) {
      programme(code: $code) { status } node(id: $programme) { id } revision: node(id: $revision) { id }
      measure: node(id: $measure) { id } asked: node(id: $asked) { ... on Organisation { code } }
      consultations(filter: { programme: $programme }) { totalCount nodes {
        status silence programme { status } revision { status items { totalCount } }
        consulted { totalCount nodes { code } } opinions { totalCount nodes { organisation { id } standing position } } } } }`;
    const seen = async (operation: Operation) => {
      const variables = { code, programme: plan.id, revision: plan.revision, measure: plan.measure, asked: town };
      return ask(operation, query, variables);
    };
    const asked = { code: await codeOf(town) };
    const nothing = {
      programme: null,
      node: null,
      revision: null,
      measure: null,
      asked,
      consultations: { totalCount: 0, nodes: [] },
    };
    for (const operation of [acting(), as(region), as(stranger)]) expect(await seen(operation)).toEqual(nothing);
    const consultation = await opened(plan, [region, town]);
    const ofTown = await opinionOf(consultation, town);
    await giving(ofTown, as(town), { position: 'opposed', text: { sv: 'Nej' } });
    for (const operation of [acting(), as(stranger)]) {
      expect(await seen(operation)).toEqual(nothing);
      expect(await read(operation, consultation, 'id')).toBeNull();
      expect(await read(operation, ofTown, 'id')).toBeNull();
    }
    expect(await read(as(region), ofTown, 'id')).toBeNull();
    const opinion = { organisation: { id: region }, standing: 'AWAITED', position: null };
    const common = {
      node: { id: plan.id },
      revision: { id: plan.revision },
      measure: { id: plan.measure },
      asked,
    };
    const consulted = { totalCount: 2, nodes: [{ code: await codeOf(region) }, asked] };
    expect(await seen(as(region))).toEqual({
      ...common,
      programme: { status: 'IN_CONSULTATION' },
      consultations: {
        totalCount: 1,
        nodes: [
          {
            status: 'OPEN',
            silence: 'AGREED',
            programme: { status: 'IN_CONSULTATION' },
            revision: { status: 'IN_CONSULTATION', items: { totalCount: 2 } },
            consulted,
            opinions: { totalCount: 1, nodes: [opinion] },
          },
        ],
      },
    });
    const ofTownGiven = { organisation: { id: town }, standing: 'GIVEN', position: 'OPPOSED' };
    expect(await seen(as(region, AFTER))).toMatchObject({
      ...common,
      programme: { status: 'DRAFT' },
      consultations: { nodes: [{ status: 'OVER', opinions: { nodes: [{ ...opinion, standing: 'SILENT_AGREED' }] } }] },
    });
    expect(await seen(plan.operation)).toMatchObject({ consultations: { nodes: [{ opinions: { totalCount: 2 } }] } });
    expect(await answering(ofTown, as(plan.owner, AFTER), 'partly')).toBe('done');
    expect(
      await adopt(as(plan.owner, AFTER), await withVersion(plan.id, { programme: plan.id, adoptedOn: AFTER })),
    ).toBe('done');
    for (const operation of [acting(undefined, AFTER), as(stranger, AFTER)])
      expect(await seen(operation)).toMatchObject({
        ...common,
        consultations: {
          nodes: [{ status: 'OVER', consulted, opinions: { nodes: [{ standing: 'SILENT_AGREED' }, ofTownGiven] } }],
        },
      });
    const answered = '... on Opinion { takenUp answer(locale: sv) answeredOn }';
    expect(await read(acting(), ofTown, answered)).toEqual({
      takenUp: 'PARTLY',
      answer: 'Vi ändrar kapitel 2',
      answeredOn: AFTER,
    });
    // What it was on a day stays.
    const then = `query Q($code: String!) { programme(code: $code) { before: status(on: "2026-06-14") later: status(on: "${UNTIL}") } }`;
    expect(await ask(acting(undefined, AFTER), then, { code })).toEqual({
      programme: { before: 'DRAFT', later: 'IN_CONSULTATION' },
    });
  });

  it('whatBelongsToADraft_isSeenAsTheDraftIs', async () => {
    const { plan, region } = await heard();
    const stranger = await given.organisation();
    const viewers = [...[plan.owner, region, stranger].map((organisation) => actingFor(organisation)), ANYBODY];
    const seen = (viewer: Viewer) =>
      context.get(UnitOfWork).run(acting(viewer), async (transaction) => (await transaction.standing(plan.id)).isSeen);
    expect(await Promise.all(viewers.map(seen))).toEqual([true, true, false, false]);
  });

  it('fiveHundred_areAskedAtOnce_andNoMore', async () => {
    const plan = await given.planned();
    const organisations: OrganisationId[] = [];
    while (organisations.length < 501) organisations.push(await given.organisation());
    const opening = { revision: plan.revision, until: UNTIL, silence: 'none' };
    expect(await open(plan.operation, { ...opening, organisations })).toEqual([
      { code: 'INVALID_INPUT', path: ['organisations'] },
    ]);
    expect(await open(plan.operation, { ...opening, organisations: organisations.slice(1) })).toBe('done');
    const [kept] = await given.ask(
      `SELECT count(*)::int AS opinions, count(DISTINCT e.id)::int AS told
       FROM programmes.opinion o JOIN programmes.consultation c ON c.id = o.consultation_id
       JOIN platform.event e ON e.aggregate_id = o.id WHERE c.revision_id = $1`,
      [uuidOf(plan.revision)],
    );
    expect(kept).toEqual({ opinions: 500, told: 500 });
  });

  it('theReminder_isToldOnceToThoseWhoHaveNotAnswered_andTheEndToTheOwner_alsoByTwoProcesses', async () => {
    const { plan, consultation, region, town, ofTown } = await heard();
    await giving(ofTown, as(town), { position: 'agreed' });
    const first = ['opened', uuidOf(plan.owner)];
    await keep('2026-06-22');
    expect(await told(consultation)).toEqual([first]);
    // Five working days before 30 June.
    await Promise.all([keep('2026-06-23'), keep('2026-06-23')]);
    await keep('2026-06-24');
    const reminded = ['last-day-came', uuidOf(region)];
    expect(await told(consultation)).toEqual([first, reminded]);
    expect(
      await extend(
        as(plan.owner, '2026-06-24'),
        await withVersion(consultation, { consultation, until: '2026-07-08' }),
      ),
    ).toBe('done');
    for (const today of ['2026-06-30', '2026-07-01', '2026-07-02', '2026-07-08']) await keep(today);
    await Promise.all([keep('2026-07-09'), keep('2026-07-09')]);
    await keep('2026-08-09');
    expect(await told(consultation)).toEqual([
      first,
      reminded,
      ['extended', ...uuids(plan.owner, region, town)],
      reminded,
      ['ended', uuidOf(plan.owner)],
    ]);
  });

  it('atAMerger_theSuccessorIsAsked_onceOfTwo_andWhatBothGaveStays', async () => {
    const plan = await given.planned();
    const [a, b, c, d, e] = [
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
      await given.organisation(),
    ];
    const consultation = await opened(plan, [a, b, c, d, e]);
    const into = await given.organisation();
    await giving(await opinionOf(consultation, c), as(c), { position: 'agreed' });
    await giving(await opinionOf(consultation, d), as(d), { position: 'opposed' });
    const state = async () =>
      given.ask(
        `SELECT organisation_id AS id, status, position FROM programmes.opinion o WHERE consultation_id = $1 ORDER BY o.id`,
        [uuidOf(consultation)],
      );
    const before = await state();
    // A merger that is known in advance changes nothing until its day.
    await given.merge([a, b, c, d], into, '2026-06-17');
    await keep('2026-06-16');
    expect(await state()).toEqual(before);
    expect(await giving(await opinionOf(consultation, a), as(a), { position: 'agreed' })).toBe('done');
    await keep('2026-06-17');
    await keep('2026-06-18');
    const id = uuidOf(into);
    expect(await state()).toEqual([
      { id, status: 'given', position: 'agreed' },
      { id, status: 'joined', position: null },
      { id, status: 'given', position: 'agreed' },
      { id, status: 'given', position: 'opposed' },
      { id: uuidOf(e), status: 'asked', position: null },
    ]);
    const [ofInto] = [await opinionOf(consultation, into)];
    expect(await read(as(into, '2026-06-18'), ofInto, '... on Opinion { standing position }')).toEqual({
      standing: 'GIVEN',
      position: 'AGREED',
    });
    expect((await told(ofInto)).at(-1)).toEqual(['handed-over', ...uuids(a, into, plan.owner)]);
    await given.merge([e], into, '2026-06-15');
    expect((await state()).at(-1)).toEqual({ id, status: 'joined', position: null });
  });

  it('whatIsParked_isSeenByTheOwner_andWhoParkedIt_andTakenUpOrDropped', async () => {
    const { plan, region, town } = await heard();
    const stranger = await given.organisation();
    const item = { programme: plan.id, title: { sv: 'Cykelnät' } };
    expect([
      await park(as(region), item),
      await park(plan.operation, { ...item, title: { sv: 'Bad' } }),
      await park(as(stranger), item),
      await park(acting(), item),
      await park(as(region, AFTER), item),
    ]).toEqual(['done', 'done', { code: 'NOT_FOUND', path: ['programme'] }, 'not allowed', 'not allowed']);
    const parkedItems =
      '... on Programme { parkedItems { totalCount nodes { id title(locale: sv) status reason(locale: sv) item { code } } } }';
    const nodes = async (operation: Operation) => {
      return beside.parse(await read(operation, plan.id, parkedItems)).parkedItems.nodes;
    };
    expect((await nodes(plan.operation)).map(({ title }) => title)).toEqual(['Cykelnät', 'Bad']);
    expect((await nodes(as(region))).map(({ title }) => title)).toEqual(['Cykelnät']);
    expect(await nodes(as(town))).toEqual([]);
    const [network, bath] = (await nodes(plan.operation)).map(({ id }) => id);
    const other = await given.planned();
    expect([
      await takeUp(as(region), { parkedItem: network, item: plan.measure }),
      await takeUp(as(town), { parkedItem: network, item: plan.measure }),
      await takeUp(plan.operation, { parkedItem: network, item: other.measure }),
      await takeUp(plan.operation, { parkedItem: network, item: plan.measure }),
      await takeUp(plan.operation, { parkedItem: network, item: plan.measure }),
      await drop(plan.operation, { parkedItem: bath }),
      await drop(plan.operation, { parkedItem: bath, reason: { sv: 'För dyrt' } }),
      await drop(plan.operation, { parkedItem: newId('parkeditem'), reason: { sv: 'För dyrt' } }),
    ]).toEqual([
      'not allowed',
      { code: 'NOT_FOUND', path: ['parkedItem'] },
      { code: 'INVALID_INPUT', path: ['item'] },
      'done',
      { code: 'WRONG_STATUS', path: ['parkedItem'] },
      [{ code: 'INVALID_INPUT', path: ['reason'] }],
      'done',
      { code: 'NOT_FOUND', path: ['parkedItem'] },
    ]);
    expect(await nodes(plan.operation)).toEqual([
      { id: network, title: 'Cykelnät', status: 'TAKEN_UP', reason: null, item: { code: 'MEASURE' } },
      { id: bath, title: 'Bad', status: 'DROPPED', reason: 'För dyrt', item: null },
    ]);
    const adopted = await given.adopted();
    expect(await join(as(town), { programme: adopted.id, organisation: town, adoptedOn: '2026-06-01' })).toBe('done');
    const square = { programme: adopted.id, title: { sv: 'Torg' } };
    expect([await park(as(town), square), await park(as(stranger), square)]).toEqual(['done', 'not allowed']);
  });

  it('howTheyStand_isOneRule_inTheApiAndTheCode', async () => {
    const plan = await given.planned();
    const towns = [await given.organisation(), await given.organisation()];
    const query = `{ consultations(first: 100) { nodes { id status opinions { nodes { id standing } } } } }`;
    const answered = z.object({
      consultations: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            status: z.string(),
            opinions: z.object({ nodes: z.array(z.object({ id: z.string(), standing: z.string() })) }),
          }),
        ),
      }),
    });
    interface Kept {
      readonly id: string;
      readonly until: string;
      readonly status: ConsultationStatus;
      readonly silence: Silence;
      readonly opinions: { readonly id: string; readonly status: OpinionStatus }[];
    }
    const programmes: Id<'programme'>[] = [plan.id];
    for (const silence of ['agreed', 'none']) {
      const consultation = await opened(plan, towns, { silence });
      await giving(await opinionOf(consultation, towns[0] ?? plan.owner), as(towns[0] ?? plan.owner), {
        position: 'agreed',
      });
      expect(await withdraw(plan.operation, { consultation })).toBe('done');
      const other = await given.planned();
      await opened(other, towns, { silence });
      programmes.push(other.id);
    }
    const all = await given.ask<Kept>(
      `SELECT c.id, c.until::text, c.status, c.silence,
        (SELECT json_agg(json_build_object('id', o.id, 'status', o.status) ORDER BY o.id)
         FROM programmes.opinion o WHERE o.consultation_id = c.id) AS opinions
      FROM programmes.consultation c WHERE c.programme_id = ANY ($1)`,
      [programmes.map(uuidOf)],
    );
    expect(all).toHaveLength(4);
    const seen = new Set<string>();
    const word = (value: string) => value.toUpperCase().replaceAll('-', '_');
    for (const today of ['2026-06-15', UNTIL, AFTER]) {
      const day = LocalDate.parse(today);
      const { nodes } = answered.parse(await ask(acting(OPERATOR, today), query)).consultations;
      for (const { id, until, status, silence, opinions: own } of all) {
        const consulting = { status, silence, until: LocalDate.parse(until) };
        expect(nodes.find((each) => each.id === idOf('consultation', id))).toEqual({
          id: idOf('consultation', id),
          status: word(consultationState(consulting, day)),
          opinions: {
            nodes: own.map((each) => ({
              id: idOf('opinion', each.id),
              standing: word(opinionStanding(each.status, consulting, day)),
            })),
          },
        });
        for (const each of own) seen.add(opinionStanding(each.status, consulting, day));
      }
    }
    expect([...seen].toSorted()).toEqual([...OPINION_STANDINGS].toSorted());
  });

  it('aDraft_isHeardFiveTimes_andOthersParkFiftyItems_atMost', async () => {
    const { plan, consultation, region } = await heard();
    let last = consultation;
    for (let times = 1; times < 5; times += 1) {
      expect(await withdraw(plan.operation, { consultation: last })).toBe('done');
      last = await opened(plan, [region]);
    }
    const item = { programme: plan.id, title: { sv: 'Park' } };
    await given.ask(
      `INSERT INTO programmes.parked_item (id, programme_id, title, parked_by_id, parked_on, status, version)
       SELECT gen_random_uuid(), $1, '{"sv": "Park"}', $2, '2026-06-01', 'parked', 1 FROM generate_series(1, 50)`,
      [uuidOf(plan.id), uuidOf(region)],
    );
    expect([await park(as(region), item), await park(plan.operation, item)]).toEqual([
      { code: 'TOO_MANY', path: ['programme'] },
      'done',
    ]);
    expect(await withdraw(plan.operation, { consultation: last })).toBe('done');
    const again = { revision: plan.revision, organisations: [region], until: UNTIL, silence: 'agreed' };
    expect(await open(plan.operation, again)).toEqual({ code: 'TOO_MANY', path: ['revision'] });
  });
});
