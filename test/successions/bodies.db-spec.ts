import { type Id, type MergerRule, type OrganisationId, uuidOf as uuid } from '@talkoot/contracts';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { BodiesService } from '../../libs/governance/src/bodies/bodies.service.js';
import { between, day, Given } from '../../libs/governance/src/testing/given.js';
import { SuccessionsService } from '../../libs/registry/src/organisations/successions.service.js';

/** Two towns merge while both have a seat in a body: one seat has one holder, whatever the rule. */
describe('bodies at a merger', () => {
  let context: TestContext;
  let given: Given;
  let bodies: BodiesService;
  const operation = () => testOperation(OPERATOR, '2026-03-02');

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule],
    );
    given = new Given(context);
    bodies = context.get(BodiesService);
  });
  afterAll(() => context.close());

  const merge = (predecessor: OrganisationId, successor: OrganisationId, on = '2027-01-01') =>
    context.get(SuccessionsService).merge(operation(), {
      predecessors: [predecessor],
      successor,
      on: day(on),
      provenance: 'illustrative',
    });

  const body = (mergerRule: MergerRule, of: OrganisationId): Promise<Id<'body'>> =>
    given.bodyOf(of, { merger_rule: mergerRule });

  /** Of each seat of the body, by place: for whom it is when, and who holds it when. */
  const table = (of: Id<'body'>) =>
    given.ask<{ place: number; seat: string; kept: boolean; organisations: string[]; holders: string[] }>(
      `SELECT s.place, s.period::text AS seat, s.kept_apart AS kept,
         ARRAY(SELECT o.code || ' ' || t.period FROM governance.seat_organisation t
           JOIN registry.organisation o ON o.id = t.organisation_id WHERE t.seat_id = s.id ORDER BY t.period) AS organisations,
         ARRAY(SELECT o.code || ' ' || m.period FROM governance.mandate m
           JOIN registry.organisation o ON o.id = m.organisation_id WHERE m.seat_id = s.id ORDER BY m.period) AS holders
       FROM governance.seat s JOIN governance.body b ON b.id = s.body_id
       WHERE b.id = $1 ORDER BY s.place`,
      [uuid(of)],
    );

  /** Two towns with a seat each in a body of a third; the mandate of the first is to end in 2029. */
  const twoTowns = async (rule: MergerRule) => {
    const of = await body(rule, await given.organisation('joint-authority'));
    const [first, second] = [await given.heldSeat(of, 1), await given.heldSeat(of, 2)];
    const codes = await given.ask<{ code: string }>(
      'SELECT code FROM registry.organisation WHERE id = ANY ($1) ORDER BY id',
      [[first, second].map(({ organisation }) => uuid(organisation))],
    );
    const [ending = '', staying = ''] = codes.map(({ code }) => code);
    await bodies.endMandate(operation(), {
      mandate: first.mandate,
      expectedVersion: await versionOf(context, of),
      lastDay: day('2029-05-31'),
    });
    return { of, first, second, ending, staying };
  };

  it('joined_endsTheSeatOfTheTownThatEnds', async () => {
    const { of, first, second, ending, staying } = await twoTowns('joined');
    await merge(first.organisation, second.organisation);
    const until = `${ending} (,2027-01-01)`;
    expect(await table(of)).toEqual([
      { place: 1, seat: '(,2027-01-01)', kept: false, organisations: [until], holders: [until] },
      { place: 2, seat: '(,)', kept: false, organisations: [`${staying} (,)`], holders: [`${staying} (,)`] },
    ]);
  });

  it('keptApart_leavesTheSeatToTheSuccessor_untilTheMandateIsOver', async () => {
    const { of, first, second, ending, staying } = await twoTowns('kept-apart');
    await merge(first.organisation, second.organisation);
    const both = [`${ending} (,2027-01-01)`, `${staying} [2027-01-01,2029-06-01)`];
    expect(await table(of)).toEqual([
      { place: 1, seat: '(,2029-06-01)', kept: true, organisations: both, holders: both },
      { place: 2, seat: '(,)', kept: false, organisations: [`${staying} (,)`], holders: [`${staying} (,)`] },
    ]);
    await expect(
      bodies.beginMandate(operation(), {
        seat: first.seat,
        role: 'holder',
        organisation: second.organisation,
        period: between('2028-01-01', '2029-05-31'),
        provenance: 'reported',
      }),
    ).rejects.toMatchObject({ code: 'SEAT_KEPT_APART', path: ['seat'] });
  });

  it('whoeverCameToAMeeting_byAMandateThatWouldNeverHaveBeen_standsAgainstTheMerger', async () => {
    const of = await body('joined', await given.organisation('joint-authority'));
    const { seat, organisation: staying } = await given.heldSeat(of, 1);
    const ending = await given.organisation();
    await given.mandate(seat, { organisation: staying, role: 'substitute' });
    const since = between('2026-01-15');
    const mandate = await given.mandate(seat, { organisation: ending, role: 'substitute', period: since });
    const meeting = await given.meeting(of, '2026-02-01', { status: 'held', quorum: {} });
    await given.attendance(meeting, [{ seat, mandate }]);
    await expect(merge(ending, staying, '2026-01-01')).rejects.toMatchObject({
      code: 'SUCCESSION_IMPOSSIBLE',
      path: ['predecessors'],
    });
    await merge(ending, staying, '2026-02-02');
  });

  it('whatIsBegunAfterwardsForTheTownThatEnds_goesOverAsWell', async () => {
    const of = await body('joined', await given.organisation('joint-authority'));
    const { organisation: ending } = await given.heldSeat(of, 1);
    const staying = await given.organisation();
    await merge(ending, staying);
    const other = await body('joined', await given.organisation('joint-authority'));
    const later = {
      body: other,
      kind: 'city',
      organisation: ending,
      period: between('2026-04-01'),
      provenance: 'reported',
    } as const;
    const seat = await bodies.addSeat(operation(), later);
    await bodies.beginMandate(operation(), {
      seat,
      role: 'holder',
      organisation: ending,
      period: between('2026-04-01'),
      provenance: 'reported',
    });
    expect(await table(other)).toMatchObject([
      {
        seat: '[2026-04-01,)',
        organisations: [expect.stringContaining('[2026-04-01,2027-01-01)'), expect.stringContaining('[2027-01-01,)')],
      },
    ]);
    await bodies.setSecretariat(operation(), {
      body: other,
      expectedVersion: await versionOf(context, other),
      organisation: ending,
      on: day('2026-05-01'),
    });
    expect(
      await given.ask(
        `SELECT count(DISTINCT organisation_id)::int AS organisations, string_agg(period::text, ' ' ORDER BY period) AS periods
         FROM governance.body_secretariat WHERE body_id = $1`,
        [uuid(other)],
      ),
    ).toEqual([{ organisations: 2, periods: '[2026-05-01,2027-01-01) [2027-01-01,)' }]);
  });

  it('aBodyOfATownThatEnds_endsWithIt_andEverybodyInIt', async () => {
    const town = await given.organisation();
    const of = await body('joined', town);
    const seat = await given.heldSeat(of, 1);
    await merge(town, await given.organisation());
    expect(await table(of)).toMatchObject([{ seat: '(,2027-01-01)' }]);
    expect(
      await given.ask(
        'SELECT b.period::text AS body, m.period::text AS mandate FROM governance.body b, governance.mandate m WHERE b.id = $1 AND m.id = $2',
        [uuid(of), uuid(seat.mandate)],
      ),
    ).toEqual([{ body: '(,2027-01-01)', mandate: '(,2027-01-01)' }]);
  });
});
