import { DomainError, LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import { statusOn } from './partnership.js';
import { Pilot } from './pilot.js';

const day = (text: string) => LocalDate.parse(text);
const period = Period.of(day('2014-01-01'), day('2015-12-31')) ?? Period.always;
const organisation = () => newId('organisation');
const owner = organisation();
const coordinator = organisation();
const town = organisation();

const drafted = () =>
  Pilot.draft(
    {
      programme: newId('pilotprogramme'),
      code: 'GREEN',
      name: { fi: 'Vihreä' },
      period,
      coordinator,
      provenance: 'reported',
    },
    { owner, today: day('2014-11-19') },
  );

/** Approved and running, with what happened until then told. */
function running(): Pilot {
  const pilot = drafted();
  pilot.approve(day('2013-12-01'));
  pilot.decide('start', day('2014-01-01'));
  pilot.takeEvents();
  return pilot;
}

/** What refused it; fails when nothing did. */
function refusal(work: () => unknown): Pick<DomainError, 'code' | 'path'> & { text: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, path: error.path, text: error.text.en };
    throw error;
  }
  throw new Error('It was not refused');
}

const told = (pilot: Pilot) => pilot.takeEvents().map(({ name }) => name);
const timesOf = (pilot: Pilot, partner: OrganisationId) =>
  pilot.partners.all
    .filter(({ organisation: each, status }) => each === partner && status === 'joined')
    .map((each) => each.period.toRange());

describe('Pilot', () => {
  it('approve_makesTheCoordinatorAPartnerToo', () => {
    const pilot = drafted();
    pilot.approve(day('2013-12-01'));
    expect(told(pilot)).toEqual(['pilot.drafted.v1', 'pilot.approved.v1', 'pilot.partner-joined.v1']);
    expect(pilot.partners.on(day('2014-01-01'))).toEqual([coordinator]);
  });

  it('decide_outOfOrder_isRefused', () => {
    expect(refusal(() => drafted().decide('start', day('2014-01-01')))).toMatchObject({ code: 'WRONG_STATUS' });
    const pilot = running();
    pilot.decide('complete', day('2014-11-01'));
    pilot.decide('close', day('2014-11-19'));
    expect(refusal(() => pilot.cancel(day('2014-11-19'), undefined))).toMatchObject({ code: 'WRONG_STATUS' });
    expect(told(pilot)).toEqual(['pilot.completed.v1', 'pilot.closed.v1']);
  });

  it('decide_inAdvance_isRefused', () => {
    expect(refusal(() => running().decide('complete', day('2014-11-20')))).toMatchObject({
      code: 'INVALID_DATE',
      path: ['on'],
    });
  });

  it('join_mayBeBackdatedWithinThePeriod_notOutsideIt', () => {
    const pilot = running();
    expect(refusal(() => pilot.join(town, day('2013-12-31'), 'reported'))).toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['on'],
    });
    pilot.join(town, day('2014-01-01'), 'reported');
    expect(pilot.parties.partners).toEqual([coordinator, town]);
  });

  it('join_whenThePilotIsOverToday_isRefusedForAnyDay', () => {
    const pilot = running();
    pilot.decide('complete', day('2014-11-19'));
    expect(refusal(() => pilot.join(town, day('2014-06-01'), 'reported'))).toMatchObject({
      code: 'WRONG_STATUS',
      path: ['pilot'],
    });
  });

  it('invite_ofAPartner_isRefused_withoutSpeakingOfADay', () => {
    const pilot = running();
    pilot.join(town, day('2014-02-01'), 'reported');
    expect(refusal(() => pilot.invite(town, day('2014-11-19'), 'reported'))).toMatchObject({
      code: 'ALREADY_PARTNER',
      text: 'The organisation is a partner in the pilot already, or will become one. Check the partners.',
    });
  });

  it('leave_ofTheCoordinator_isRefused', () => {
    expect(refusal(() => running().leave(coordinator, day('2014-11-19')))).toMatchObject({ code: 'COORDINATOR_STAYS' });
  });

  it('changeCoordinator_takesTheNewOneIn_andLetsTheOldOneGo', () => {
    const pilot = running();
    pilot.changeCoordinator(town, day('2014-07-01'));
    expect(told(pilot)).toEqual(['pilot.coordinator-changed.v1', 'pilot.partner-joined.v1']);
    pilot.leave(coordinator, day('2014-06-30'));
    expect(pilot.parties).toMatchObject({ coordinator: town, partners: [town] });
  });

  it('endInvitation_leavesNothingToAccept', () => {
    const pilot = running();
    pilot.invite(town, day('2014-11-19'), 'reported');
    expect(pilot.parties.invited).toEqual([town]);
    pilot.endInvitation(town);
    expect(refusal(() => pilot.acceptInvitation(town, day('2014-11-19'), 'reported'))).toMatchObject({
      code: 'NOT_INVITED',
      text: 'The organisation has no invitation to the pilot. Ask the coordinator or the owner for one.',
    });
    expect(refusal(() => pilot.endInvitation(town))).toMatchObject({
      code: 'NOT_INVITED',
      text: 'The organisation has no open invitation to the pilot. Check the organisation and the pilot.',
    });
    pilot.invite(town, day('2014-11-19'), 'reported');
    expect(pilot.parties.invited).toEqual([town]);
  });

  it('concerns those who take part; an invitation those who invite and are invited', () => {
    const [other, invited] = [organisation(), organisation()];
    const pilot = running();
    pilot.join(town, day('2014-02-01'), 'reported');
    pilot.invite(invited, day('2014-11-19'), 'reported');
    pilot.join(other, day('2014-03-01'), 'reported');
    expect(pilot.takeEvents().map(({ organisations }) => new Set(organisations))).toEqual([
      new Set([owner, coordinator, town]),
      new Set([owner, coordinator, invited]),
      new Set([owner, coordinator, town, other]),
    ]);
  });

  it('handOverPartnership_toOneThatIsAPartnerAlready_makesTheTwoOne', () => {
    const pilot = running();
    const [successor, on] = [organisation(), day('2015-01-01')];
    pilot.join(town, day('2014-02-01'), 'illustrative');
    pilot.join(successor, day('2014-03-01'), 'reported');
    pilot.takeEvents();
    pilot.handOverPartnership({ before: town, after: successor, on, succession: newId('succession') });
    expect(timesOf(pilot, town)).toEqual(['[2014-02-01,2015-01-01)']);
    expect(timesOf(pilot, successor)).toEqual(['[2014-03-01,)']);
    expect(told(pilot)).toEqual(['pilot.partner-left.v1']);
  });

  it('handOverPartnership_opensItForTheSuccessor_withItsProvenance', () => {
    const pilot = running();
    const [successor, on] = [organisation(), day('2015-01-01')];
    pilot.join(town, day('2014-02-01'), 'illustrative');
    pilot.invite(successor, day('2014-11-19'), 'reported');
    pilot.takeEvents();
    pilot.handOverPartnership({ before: town, after: successor, on });
    expect(timesOf(pilot, successor)).toEqual(['[2015-01-01,)']);
    expect(pilot.partners.invitationOf(successor)).toBeUndefined();
    expect(pilot.takeEvents().map(({ name, data }) => [name, 'provenance' in data && data.provenance])).toEqual([
      ['pilot.partner-left.v1', false],
      ['pilot.partner-joined.v1', 'illustrative'],
    ]);
  });

  it('statusOn_followsFromThePeriod', () => {
    const membership = { status: 'joined', period: Period.of(day('2014-02-01'), day('2014-03-31')) ?? period } as const;
    expect(statusOn(membership, day('2014-03-31'))).toBe('joined');
    expect(statusOn(membership, day('2014-04-01'))).toBe('left');
  });
});
