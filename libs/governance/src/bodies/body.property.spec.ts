import {
  DomainError,
  type Id,
  LocalDate,
  MERGER_RULES,
  type MergerRule,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  Period,
} from '@talkoot/contracts';
import fc from 'fast-check';
import { Body, type BodyStanding } from './body.js';
import { type Mandate, mandateOn, type Seat } from './seat.js';
import { Seats } from './seats.js';

/**
 * Sequences of commands and successions against a body; after each it is looked at day by day. What is refused leaves everything as
 * it was. Organisations that were succeeded are named again, as an import may, and their succession then goes over it again.
 */

const START = LocalDate.parse('2026-01-01');
const LAST = 12;
const TOWNS = Array.from({ length: 4 }, () => newId('organisation'));
const PEOPLE = Array.from({ length: 3 }, () => newId('person'));
const OWNER = newId('organisation');

const dayOf = (number: number): LocalDate => START.plusDays(number);
const DAYS = Array.from({ length: LAST + 2 }, (_, number) => dayOf(number));
const periodOf = ([from, to]: readonly [number | null, number | null]): Period =>
  Period.of(from === null ? undefined : dayOf(from), to === null ? undefined : dayOf(to)) ?? Period.always;

const day = fc.integer({ min: 0, max: LAST });
const period = fc.tuple(fc.option(day, { freq: 2 }), fc.option(day, { freq: 2 }));
const town = fc.integer({ min: 0, max: TOWNS.length - 1 });
const person = fc.integer({ min: 0, max: PEOPLE.length - 1 });
const place = fc.integer({ min: 0, max: 4 });
const only = <D extends string>(it: D) => ({ do: fc.constant(it) });

const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...only('add'), town: fc.option(town, { freq: 4 }), period }) },
  { weight: 1, arbitrary: fc.record({ ...only('endSeat'), place, day }) },
  { weight: 1, arbitrary: fc.record({ ...only('give'), place, town, day }) },
  {
    weight: 8,
    arbitrary: fc.record({
      ...only('begin'),
      place,
      role: fc.constantFrom('holder' as const, 'holder' as const, 'substitute' as const),
      person: fc.option(person, { freq: 2 }),
      town: fc.option(town, { freq: 3 }),
      period,
    }),
  },
  { weight: 2, arbitrary: fc.record({ ...only('end'), place, mandate: place, day }) },
  { weight: 1, arbitrary: fc.record({ ...only('secretariat'), town: fc.option(town, { freq: 3 }), day }) },
  { weight: 1, arbitrary: fc.record({ ...only('period'), period }) },
  { weight: 1, arbitrary: fc.record({ ...only('wait'), days: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ ...only('stateSeat'), place, town, period }) },
  { weight: 1, arbitrary: fc.record({ ...only('stateMandate'), place, town, period }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...only('merge'),
      from: fc.uniqueArray(town, { minLength: 1, maxLength: 2 }),
      into: town,
      day,
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

interface Merger {
  readonly id: Id<'succession'>;
  readonly predecessors: readonly OrganisationId[];
  readonly into: OrganisationId;
  readonly on: LocalDate;
}

const townOf = (number: number | null): OrganisationId | undefined => (number === null ? undefined : TOWNS[number]);
const personOf = (number: number | null) => (number === null ? undefined : PEOPLE[number]);

const founded = (mergerRule: MergerRule, standing: BodyStanding): Body =>
  Body.found(
    {
      of: OWNER,
      kind: 'other',
      name: { fi: 'Elin' },
      timeZone: 'Europe/Helsinki',
      quorum: {},
      mergerRule,
      period: Period.always,
      provenance: 'reported',
    },
    standing,
  );

/** The same body, as it is loaded again on the day: nothing that happens to the one happens to the other. */
const reloaded = (body: Body, today: LocalDate): Body =>
  new Body(body.id, body.version, body.state, new Seats(body.seats.all), { today, owner: OWNER, isPublic: true });

const carryOver = (body: Body, { id, predecessors, into, on }: Merger): void =>
  body.carryOver({ id, on, predecessors, successorOf: () => into });

function give(body: Body, it: Exclude<Command, { do: 'merge' | 'wait' }>): void {
  const seatAt = (number: number): Id<'seat'> => body.seats.all[number]?.id ?? newId('seat');
  const reported = { provenance: 'reported' } as const;
  switch (it.do) {
    case 'add':
      body.addSeat({ kind: 'city', organisation: townOf(it.town), period: periodOf(it.period), ...reported });
      return;
    case 'endSeat':
      body.endSeat(seatAt(it.place), dayOf(it.day));
      return;
    case 'give':
      body.giveSeat(seatAt(it.place), TOWNS[it.town] ?? OWNER, dayOf(it.day));
      return;
    case 'begin': {
      const who = { person: personOf(it.person), organisation: townOf(it.town) };
      body.beginMandate(seatAt(it.place), { role: it.role, ...who, period: periodOf(it.period), ...reported });
      return;
    }
    case 'end':
      body.endMandate(body.seats.find(seatAt(it.place))?.mandates[it.mandate]?.id ?? newId('mandate'), dayOf(it.day));
      return;
    case 'secretariat':
      body.setSecretariat({ organisation: townOf(it.town), on: dayOf(it.day) });
      return;
    case 'period':
      body.change({ period: periodOf(it.period) });
      return;
    case 'stateSeat':
      body.stateSeat(it.place + 1, {
        kind: 'city',
        organisation: TOWNS[it.town],
        period: periodOf(it.period),
        ...reported,
      });
      return;
    case 'stateMandate':
      body.stateMandate(seatAt(it.place), {
        role: 'holder',
        organisation: TOWNS[it.town],
        period: periodOf(it.period),
        ...reported,
      });
  }
}

/** Plainly: an `expect` a day and a seat would take longer than all that it looks at. */
function must(hold: boolean, what: string): void {
  if (!hold) throw new Error(what);
}

/** What must hold of a body on its own. */
function mustBeSound({ state, seats }: Body): void {
  for (const seat of seats.all) {
    must(state.period.contains(seat.period), 'a seat lies within its body');
    for (const each of [...seat.mandates, ...seat.organisations]) {
      must(seat.period.contains(each.period), 'who sits there, and for whom, lies within the seat');
    }
    must(!overlaps(seat.organisations), 'a seat is for one organisation at a time');
    must(!overlaps(seat.mandates.filter(({ role }) => role === 'holder')), 'a seat has one holder at a time');
  }
  for (const each of state.secretariats) must(state.period.contains(each.period), 'a secretariat lies within the body');
  must(!overlaps(state.secretariats), 'a body has one secretariat at a time');
}

const overlaps = (dated: readonly { readonly period: Period }[]): boolean =>
  dated.some((one, place) => dated.slice(place + 1).some((other) => one.period.overlaps(other.period)));

const isOf = (seat: Seat, town: OrganisationId, on: LocalDate): boolean =>
  seat.period.includes(on) && organisationOn(seat.organisations, on) === town;

const holderOn = (seat: Seat | undefined, on: LocalDate): Mandate | undefined => seat && mandateOn(seat, 'holder', on);

/** Everybody whom the body names on the day. */
const namedOn = ({ state, seats }: Body, on: LocalDate): (OrganisationId | undefined)[] => [
  organisationOn(state.secretariats, on),
  ...seats.all
    .filter(({ period }) => period.includes(on))
    .flatMap(({ organisations, mandates }) => [
      organisationOn(organisations, on),
      ...mandates.filter(({ period }) => period.includes(on)).map(({ organisation }) => organisation),
    ]),
];

/** What must hold after a merger, compared with before it. */
function mustBeMerged(before: Body, after: Body, { predecessors, into, on }: Merger): void {
  const [past, rest] = [DAYS.filter((each) => each.isBefore(on)), DAYS.filter((each) => !each.isBefore(on))];
  const heir = (each: OrganisationId | undefined) => (each && predecessors.includes(each) ? into : each);
  for (const each of rest) {
    must(!namedOn(after, each).some((who) => who && predecessors.includes(who)), 'nobody who has ended is named');
    const [then, now] = [before, after].map(({ state }) => organisationOn(state.secretariats, each));
    must(now === heir(then), 'the secretariat is the successor’s');
  }
  for (const seat of before.seats.all) {
    const now = after.seats.find(seat.id);
    const isSame = (each: LocalDate, as: typeof heir) => {
      const [then, since] = [holderOn(seat, each), holderOn(now, each)];
      return then?.person === since?.person && as(then?.organisation) === since?.organisation;
    };
    must(
      past.every((each) => isSame(each, (who) => who)),
      'before the day nothing has changed',
    );
    const isTheirs = rest.some((each) => predecessors.some((town) => isOf(seat, town, each)));
    const goesOn = !isTheirs || now?.period.equals(seat.period) === true;
    must(!goesOn || rest.every((each) => isSame(each, heir)), 'a seat that goes on keeps everybody who sits there');
  }
}

/** A seat ends only where the successor has another one; a kept one with its holder's mandate. */
function mustFollowTheRule(before: Body, after: Body, { predecessors, into, on }: Merger): void {
  for (const seat of before.seats.all) {
    const now = after.seats.find(seat.id);
    const wasTheirs = predecessors.some((town) => isOf(seat, town, on));
    if (!wasTheirs) continue;
    const isOnlyTheirs = organisationsFrom(seat.organisations, on).every((town) => predecessors.includes(town));
    const hasOwn = before.seats.all.some(
      (each) => !each.keptApart && isOf(each, into, on.minusDays(1)) && isOf(each, into, on),
    );
    const goesOn = now !== undefined && !now.period.endedBefore(on);
    const isMerged = !goesOn || (before.state.mergerRule === 'kept-apart' && now.keptApart);
    must(!hasOwn || !isOnlyTheirs || isMerged, 'where both have a seat, one of them is not as it was');
    if (now?.period.equals(seat.period) === true) continue;
    const others = after.seats.all.filter(({ id, period }) => id !== seat.id && !period.endedBefore(on));
    const isTheSuccessors = ({ organisations }: Seat) =>
      organisations.some(({ organisation, period }) => organisation === into && !period.endedBefore(on));
    must(others.some(isTheSuccessors), 'a seat ends only where the successor has another one');
    const holder = holderOn(seat, on);
    const isKept = after.state.mergerRule === 'kept-apart' && holder !== undefined;
    must(!isKept || now?.keptApart === true, 'a seat that somebody holds is kept apart');
    const lastDay = isKept ? holder.period.to : on.minusDays(1);
    must(!now || String(now.period.to) === String(lastDay), 'it ends with the mandate, or with the merger');
  }
}

describe('Body, whatever is done to it', () => {
  it('neverHasTwoHoldersOfASeat_norAMandateOutsideIt_norLosesOneOfThoseWhoGoOn', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MERGER_RULES),
        fc.array(command, { minLength: 1, maxLength: 25 }),
        (rule, commands) => {
          let today = START;
          let body = founded(rule, { today, owner: OWNER, isPublic: true });
          const mergers: Merger[] = [];
          const known = (town: OrganisationId) => mergers.some(({ predecessors }) => predecessors.includes(town));
          for (const it of commands) {
            if (it.do === 'wait') {
              today = today.plusDays(it.days);
              continue;
            }
            const tried = reloaded(body, today);
            try {
              if (it.do === 'merge') {
                const merger = mergerOf(it);
                // The registry records them in the order of their days, each organisation ending once.
                if (!merger || merger.predecessors.some(known) || known(merger.into)) continue;
                if (mergers.some(({ on }) => on.isAfter(merger.on))) continue;
                carryOver(tried, merger);
                mustBeMerged(body, tried, merger);
                mustFollowTheRule(body, tried, merger);
                mergers.push(merger);
              } else {
                give(tried, it);
                for (const merger of mergers) carryOver(tried, merger);
              }
            } catch (error) {
              if (!(error instanceof DomainError)) throw error;
              continue;
            }
            mustBeSound(tried);
            body = tried;
          }
        },
      ),
    );
  });
});

function mergerOf({ from, into, day: on }: Extract<Command, { do: 'merge' }>): Merger | undefined {
  const successor = TOWNS[into];
  const predecessors = from.flatMap((each) => TOWNS[each] ?? []);
  if (!successor || predecessors.includes(successor)) return undefined;
  return { id: newId('succession'), predecessors, into: successor, on: dayOf(on) };
}
