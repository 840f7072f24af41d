import {
  ALLIANCE_STATUSES,
  DomainError,
  type Id,
  type InvitationRole,
  LocalDate,
  newId,
  type OrganisationId,
  Period,
  Rhythm,
} from '@talkoot/contracts';
import fc from 'fast-check';
import { Alliance, invitedBy } from './alliance.js';
import type { WantedGroup } from './theme-tree.js';

const day = (text: string) => LocalDate.parse(text);
const START = day('2026-01-01');
const TODAY = START.plusDays(60);
const after = (days: number) => START.plusDays(days);
const towns: readonly OrganisationId[] = Array.from({ length: 4 }, () => newId('organisation'));
const themes: readonly Id<'theme'>[] = Array.from({ length: 6 }, () => newId('theme'));
const at = <T>(all: readonly T[], place: number): T => {
  const found = all[place];
  if (found === undefined) throw new Error(`Nothing at ${place}`);
  return found;
};
const [jyvaskyla, kuopio, lahti, tampere] = [at(towns, 0), at(towns, 1), at(towns, 2), at(towns, 3)];

const proposal = {
  code: 'KASVUALLIANSSI',
  name: { fi: 'Kasvuallianssi' },
  period: Period.always,
  permanent: true,
  aims: [],
  rhythm: Rhythm.regular,
  provenance: 'reported',
  proposers: [jyvaskyla, kuopio],
  members: [jyvaskyla, kuopio],
  on: START,
} as const;

/** Proposed by two: the second agreed on the same day. */
function proposed(permanent = true): Alliance {
  const begun = Alliance.propose({ ...proposal, permanent }, jyvaskyla, START);
  begun.take({ organisation: kuopio, roles: ['proposer', 'member'], startsOn: START, provenance: 'reported' });
  const { id, version, state, parts } = begun;
  return new Alliance(id, version, state, parts, { today: TODAY, owner: undefined });
}

/** What refused it; fails when nothing did. */
function refusal(work: () => unknown): Pick<DomainError, 'code' | 'path'> {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('It was not refused');
}

const told = (alliance: Alliance) => alliance.takeEvents().map(({ name }) => name);
const timesOf = (alliance: Alliance, town: OrganisationId) =>
  alliance.parts.members.all.filter(({ member }) => member === town).map(({ period }) => period.toRange());
const named = (fi: string, ...inIt: readonly Id<'theme'>[]): WantedGroup => ({ name: { fi }, themes: inIt });
const treeOn = (alliance: Alliance, on: LocalDate) =>
  alliance.parts.themes.on(on).map(({ name, themes: inIt }) => [name.fi, inIt.map((each) => themes.indexOf(each))]);

describe('Alliance', () => {
  it('propose_isByOneAlone_theOthersAreInvited_andTakePartWhenTheyAgree', () => {
    const alliance = Alliance.propose(proposal, jyvaskyla, TODAY);
    expect(told(alliance)).toEqual(['alliance.proposed.v1', 'alliance.member-joined.v1']);
    expect(invitedBy(jyvaskyla, { ...proposal, owner: lahti, members: [kuopio, lahti] })).toEqual([
      { organisation: kuopio, roles: ['proposer', 'member'] },
      { organisation: lahti, roles: ['member', 'owner'] },
    ]);
    expect(alliance.parts.proposers.on(TODAY)).toEqual([jyvaskyla]);
    expect(timesOf(alliance, kuopio)).toEqual([]);
    const agreed = { organisation: kuopio, roles: ['proposer', 'member'], provenance: 'reported' } as const;
    alliance.take({ ...agreed, startsOn: START });
    expect(told(alliance)).toEqual(['alliance.proposer-joined.v1', 'alliance.member-joined.v1']);
    expect(timesOf(alliance, kuopio)).toEqual(['[2026-01-01,)']);
    expect(alliance.parts.proposers.on(TODAY)).toContain(kuopio);
    expect(alliance.parts.proposers.on(TODAY.minusDays(1))).toEqual([jyvaskyla]);
    alliance.take({ ...agreed, startsOn: START });
    expect(told(alliance)).toEqual([]);
  });

  it('propose_inTheNameOfOthersAlone_isRefused', () => {
    for (const by of [lahti, undefined])
      expect(refusal(() => Alliance.propose(proposal, by, TODAY))).toEqual({
        code: 'INVALID_INPUT',
        path: ['proposers'],
      });
  });

  it('activate_waitsForAllWhoWereInvitedToPropose', () => {
    const alliance = proposed();
    expect(refusal(() => alliance.activate(TODAY, true))).toEqual({ code: 'WRONG_STATUS', path: ['alliance'] });
    alliance.activate(TODAY, false);
    expect(alliance.state.status).toBe('active');
  });

  it('propose_beforeItIsToBegin_hasItsMembersFromItsFirstDay_andItsProposersAtOnce', () => {
    const [from, to] = [TODAY.plusDays(30), TODAY.plusDays(400)];
    const period = Period.of(from, to) ?? Period.always;
    const alliance = Alliance.propose({ ...proposal, permanent: false, period, on: TODAY }, jyvaskyla, TODAY);
    alliance.take({ organisation: kuopio, roles: ['member'], startsOn: from, provenance: 'reported' });
    alliance.take({ organisation: lahti, roles: ['member'], startsOn: undefined, provenance: 'reported' });
    expect(alliance.parts.members.all.map((each) => each.period.from)).toEqual([from, from, from]);
    expect(alliance.parts.proposers.on(TODAY)).toEqual([jyvaskyla]);
    const over = Period.of(START, TODAY.minusDays(1)) ?? Period.always;
    expect(
      refusal(() => Alliance.propose({ ...proposal, permanent: false, period: over, on: TODAY }, jyvaskyla, TODAY)),
    ).toMatchObject({ code: 'OUTSIDE_PERIOD', path: ['on'] });
  });

  it('propose_ofSomethingPermanentWithAnEnd_inAdvance_orOwnedByAStranger_isRefused', () => {
    const period = Period.of(START, after(100)) ?? Period.always;
    expect(refusal(() => Alliance.propose({ ...proposal, period }, jyvaskyla, TODAY))).toEqual({
      code: 'INVALID_INPUT',
      path: ['period', 'to'],
    });
    expect(refusal(() => Alliance.propose({ ...proposal, on: TODAY.plusDays(1) }, jyvaskyla, TODAY))).toMatchObject({
      code: 'INVALID_DATE',
      path: ['on'],
    });
    expect(refusal(() => Alliance.propose({ ...proposal, owner: lahti }, jyvaskyla, TODAY))).toMatchObject({
      path: ['owner'],
    });
  });

  it('end_isItsLastDay_andThatOfItsMemberships_andNothingChangesAfterIt', () => {
    const alliance = proposed();
    alliance.activate(after(10), false);
    alliance.admit(lahti, after(20), 'reported');
    expect(refusal(() => alliance.end(after(15)))).toMatchObject({ code: 'OUTSIDE_PERIOD', path: ['on'] });
    alliance.end(after(30));
    expect(timesOf(alliance, lahti)).toEqual(['[2026-01-21,2026-02-01)']);
    expect(alliance.state.period.to).toEqual(after(30));
    expect(refusal(() => alliance.activate(after(40), false))).toMatchObject({
      code: 'WRONG_STATUS',
      path: ['alliance'],
    });
    expect(refusal(() => alliance.admit(tampere, after(25), 'reported'))).toMatchObject({ code: 'WRONG_STATUS' });
    expect(refusal(() => alliance.change({ name: { fi: 'Uusi' } }))).toMatchObject({ code: 'WRONG_STATUS' });
  });

  it('change_tellsWhichFieldsDiffer_andNothingWithoutADifference', () => {
    const alliance = proposed();
    alliance.change({ name: { fi: 'Kasvuallianssi' }, rhythm: Rhythm.regular });
    expect(told(alliance)).toEqual([]);
    alliance.change({ aims: [{ en: 'Growth' }], rhythm: Rhythm.of({ unit: 'week', every: 2, weekday: 'tuesday' }) });
    expect(alliance.takeEvents()).toMatchObject([{ data: { fields: ['aims', 'rhythm'] } }]);
    const period = Period.of(START.minusDays(5), after(300));
    expect(refusal(() => alliance.change({ period }))).toMatchObject({ path: ['period', 'to'] });
    expect(refusal(() => alliance.change({ period: Period.from(after(1)) }))).toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['period'],
    });
  });

  it('arrangeThemes_keepsWhatWasBefore_andRenamesReordersAndMoves', () => {
    const alliance = proposed();
    const [first, second, third] = [at(themes, 0), at(themes, 1), at(themes, 2)];
    alliance.arrangeThemes([named('Osaaminen', first, second), named('Turvallisuus', third)], after(5));
    const [skills, security] = alliance.parts.themes.on(after(5)).map(({ group }) => group);
    if (!skills || !security) throw new Error('Two groups');
    alliance.arrangeThemes(
      [
        { group: security, name: { fi: 'Turvallinen Suomi' }, themes: [third, first] },
        { group: skills, themes: [second] },
      ],
      after(20),
    );
    expect(treeOn(alliance, after(19))).toEqual([
      ['Osaaminen', [0, 1]],
      ['Turvallisuus', [2]],
    ]);
    expect(treeOn(alliance, after(20))).toEqual([
      ['Turvallinen Suomi', [2, 0]],
      ['Osaaminen', [1]],
    ]);
    expect(told(alliance)).toEqual([
      'alliance.theme-group-added.v1',
      'alliance.theme-group-added.v1',
      'alliance.themes-arranged.v1',
      'alliance.theme-group-renamed.v1',
      'alliance.themes-arranged.v1',
    ]);
    expect(refusal(() => alliance.arrangeThemes([], after(19)))).toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['on'],
    });
    expect(refusal(() => alliance.renameThemeGroup(newId('themegroup'), { fi: 'x' }, after(20)))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['group'],
    });
    alliance.arrangeThemes([{ group: skills, themes: [second] }], after(20));
    expect(treeOn(alliance, after(30))).toEqual([['Osaaminen', [1]]]);
    expect(told(alliance)).toEqual(['alliance.theme-group-removed.v1', 'alliance.themes-arranged.v1']);
    alliance.arrangeThemes([{ group: skills, themes: [second] }], after(25));
    expect(told(alliance)).toEqual([]);
  });

  it('handOver_whereTheSuccessorIsThereAlready_makesTheTwoOne', () => {
    const alliance = proposed();
    const handover = { before: kuopio, after: jyvaskyla, on: after(30), succession: newId('succession') };
    alliance.handOverProposal(handover);
    alliance.handOverMembership(handover);
    expect(timesOf(alliance, kuopio)).toEqual(['[2026-01-01,2026-01-31)']);
    expect(timesOf(alliance, jyvaskyla)).toEqual(['[2026-01-01,)']);
    expect(told(alliance)).toEqual(['alliance.proposer-changed.v1', 'alliance.member-left.v1']);
    alliance.handOverMembership({ ...handover, before: jyvaskyla, after: lahti, on: after(40) });
    expect(timesOf(alliance, lahti)).toEqual(['[2026-02-10,)']);
    expect(told(alliance)).toEqual(['alliance.member-left.v1', 'alliance.member-joined.v1']);
  });
});

describe('Alliance, whatever is done with it', () => {
  const days = fc.integer({ min: -5, max: 65 }).map(after);
  const town = fc.constantFrom(...towns);
  const tree = fc
    .shuffledSubarray([...themes])
    .chain((chosen) =>
      fc.tuple(
        fc.constant(chosen),
        fc.array(fc.nat({ max: 2 }), { minLength: chosen.length, maxLength: chosen.length }),
        fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
      ),
    );
  const roles = fc.subarray<InvitationRole>(['proposer', 'member', 'owner'], { minLength: 1 });
  const command = fc.oneof(
    fc.record({ do: fc.constant('activate' as const), on: days, isWaiting: fc.boolean() }),
    fc.record({ do: fc.constant('end' as const), on: days }),
    fc.record({ do: fc.constant('admit' as const), town, on: days }),
    fc.record({ do: fc.constant('agree' as const), town, roles, on: days }),
    fc.record({ do: fc.constant('dismiss' as const), town, on: days }),
    fc
      .record({ do: fc.constant('handOver' as const), town, to: town, on: days })
      .filter(({ town: before, to }) => before !== to),
    fc.record({ do: fc.constant('arrange' as const), tree, on: days }),
    fc.record({ do: fc.constant('change' as const), permanent: fc.boolean(), to: fc.option(days) }),
  );
  type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

  function run(alliance: Alliance, given: Command): void {
    switch (given.do) {
      case 'activate':
        return alliance.activate(given.on, given.isWaiting);
      case 'end':
        return alliance.end(given.on);
      case 'admit':
        return alliance.admit(given.town, given.on, 'reported');
      case 'agree':
        alliance.take({ organisation: given.town, roles: given.roles, startsOn: given.on, provenance: 'reported' });
        return;
      case 'dismiss':
        return alliance.endMembership(given.town, given.on);
      case 'handOver':
        alliance.handOverProposal({ before: given.town, after: given.to, on: given.on });
        return alliance.handOverMembership({ before: given.town, after: given.to, on: given.on });
      case 'arrange': {
        const [chosen, groups, old] = given.tree;
        const standing = alliance.parts.themes.on(given.on);
        const wanted = [0, 1, 2].map((group): WantedGroup => {
          const inIt = chosen.filter((_, place) => groups[place] === group);
          const known = standing[group];
          return known && old[group] !== 0 ? { group: known.group, themes: inIt } : named(`Group ${group}`, ...inIt);
        });
        return alliance.arrangeThemes(wanted, given.on);
      }
      case 'change':
        return alliance.change({ permanent: given.permanent, period: Period.of(undefined, given.to ?? undefined) });
      default:
        throw new Error('No such command');
    }
  }

  const snapshot = ({ version, state, parts }: Alliance) =>
    JSON.stringify([version, state, parts.members.all, parts.proposers.all, parts.themes.groups, parts.themes.themes]);

  /** Day by day and one by one, from the plain lists. */
  function expectPossible({ parts, state }: Alliance): void {
    for (let number = -10; number <= 70; number += 5) {
      const on = after(number);
      const members = parts.members.all.filter(({ period }) => period.includes(on)).map(({ member }) => member);
      if (new Set(members).size !== members.length) throw new Error(`A member twice on ${on.toString()}`);
      if (state.status === 'ended' && state.period.to?.isBefore(on) && members.length > 0)
        throw new Error(`A member after the end on ${on.toString()}`);
      const groups = parts.themes.groups.filter(({ period }) => period.includes(on));
      const places = groups.map(({ place }) => place).toSorted((one, other) => one - other);
      if (places.some((place, index) => place !== index)) throw new Error(`Places ${places.join()}`);
      const standing = parts.themes.themes.filter(({ period }) => period.includes(on));
      if (new Set(standing.map(({ theme }) => theme)).size !== standing.length) throw new Error('A theme twice');
      if (standing.some((each) => !groups.some(({ group }) => group === each.group)))
        throw new Error('A theme in a group that is no more');
    }
    if (state.permanent && state.status !== 'ended' && state.period.to) throw new Error('Permanent, with an end');
  }

  it('neverHasAMemberOrAThemeTwice_anEndWhilePermanent_orAWayBack_andWhatIsRefusedChangesNothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), fc.boolean(), (commands, permanent) => {
        const alliance = proposed(permanent);
        const agreed = new Set([jyvaskyla, kuopio]);
        for (const each of commands) {
          const before = { seen: snapshot(alliance), status: alliance.state.status };
          try {
            run(alliance, each);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            // A hand-over is two steps, each of which changes all or nothing.
            if (each.do !== 'handOver' && snapshot(alliance) !== before.seen)
              throw new Error('Refused, and changed', { cause: error });
          }
          if (each.do === 'agree' && each.roles.includes('proposer')) agreed.add(each.town);
          if (each.do === 'handOver') agreed.add(each.to);
          if (alliance.parts.proposers.all.some(({ member }) => !agreed.has(member)))
            throw new Error('Proposed by somebody who has not agreed');
          if (each.do === 'activate' && each.isWaiting && alliance.state.status !== before.status)
            throw new Error('Active before all had answered');
          const rank = (status: typeof before.status) => ALLIANCE_STATUSES.indexOf(status);
          if (rank(alliance.state.status) < rank(before.status)) throw new Error('A way back');
          if (before.status === 'ended' && each.do !== 'handOver' && snapshot(alliance) !== before.seen)
            throw new Error('Changed after its end');
          expectPossible(alliance);
        }
      }),
    );
  });
});
