import { isDeepStrictEqual } from 'node:util';
import { heardBy, isEventName } from '@talkoot/contracts';
import { grouped } from './grouped.js';
import type { Aftermath, StoredEvent } from './aftermath.js';
import type { Change, Entry } from './ledger.js';
import type { World } from './world.js';

/** What there was to see of the storm, to be held against each other. */
export interface Evidence {
  readonly world: World;
  readonly ledger: readonly Entry[];
  readonly aftermath: Aftermath;
}

/** Holds what people were told against what there is; every sentence of the answer is a promise that was broken. */
export function discrepancies(evidence: Evidence): string[] {
  return [
    ...ofChanges(evidence),
    ...ofCycle(evidence),
    ...ofStream(evidence),
    ...ofAudit(evidence),
    ...ofDeliveries(evidence),
    ...ofNotifications(evidence),
  ];
}

const EVENT_OF: Record<Change['kind'], string> = {
  join: 'pilot.partner-joined.v1',
  report: 'report.requested.v1',
  register: 'organisation.registered.v1',
  fulfil: 'obligation.fulfilled.v1',
  retime: 'programme.duties-set.v1',
};

/** What else follows from a change: a rhythm makes obligations, moves and withdraws them. */
const FOLLOWS: Partial<Record<Change['kind'], RegExp>> = { retime: /^obligation\./ };

/** What was acknowledged is there with one event; what was refused left none; what nobody knows of left one at most. */
function ofChanges({ ledger, aftermath }: Evidence): string[] {
  const caused = grouped(asked(aftermath), ({ requestId }) => requestId);
  const known = new Set(ledger.map(({ requestId }) => requestId));
  const strangers = [...caused.keys()].filter((requestId) => !known.has(requestId));
  return [
    ...strangers.map((requestId) => `an event of the request ${requestId} that nobody sent`),
    ...ledger.flatMap(({ requestId, change, answer }) => {
      const events = caused.get(requestId) ?? [];
      const what = `${change.kind} ${requestId} (${answer.outcome})`;
      const main = events.filter(({ name }) => name === EVENT_OF[change.kind]);
      const strange = events
        .filter((event) => !main.includes(event) && (main.length === 0 || !FOLLOWS[change.kind]?.test(event.name)))
        .map(({ name }) => `${what}: ${name}`);
      const [least, most] = { acknowledged: [1, 1], refused: [0, 0], unknown: [0, 1] }[answer.outcome];
      const count = main.length < (least ?? 0) || main.length > (most ?? 0) ? [`${what}: ${main.length} events`] : [];
      const lost =
        answer.outcome === 'acknowledged' && !aftermath.things.has(answer.id) ? [`${what}: ${answer.id} is lost`] : [];
      return [...strange, ...count, ...lost];
    }),
    ...twice(
      asked(aftermath)
        .filter(isJoin)
        .map(({ aggregate, data }) => `${aggregate} ${String(data.partner)}`),
    ).map((pair) => `joined twice: ${pair}`),
    ...twice(
      asked(aftermath)
        .filter(({ name }) => name === EVENT_OF.fulfil)
        .map(({ aggregate }) => aggregate),
    ).map((obligation) => `fulfilled twice: ${obligation}`),
  ];
}

/** The cycle demands each thing once; what is open is due by the rhythm that was set last. */
function ofCycle({ aftermath: { obligations } }: Evidence): string[] {
  const demanded = obligations.filter(({ status }) => status !== 'withdrawn');
  const monthly = demanded.filter(({ duty, status }) => duty === 'follow-up' && status === 'open');
  return [
    ...twice(demanded.filter(({ duty }) => duty !== 'action-plan').map(({ duty, turn }) => `${duty} ${turn}`)).map(
      (each) => `demanded twice: ${each}`,
    ),
    ...monthly
      .filter(({ due, day }) => day !== null && !isWithin(Number(due.slice(8)) - day))
      .map(
        ({ turn, due, day }) =>
          `the follow-up of ${turn} is due on ${due}, not on the ${day}th or the next working day`,
      ),
  ];
}

/** Days to the next working day: at most four, at Easter and at Christmas. */
const isWithin = (days: number): boolean => days >= 0 && days <= 5;

/** Every event has its place, there are no gaps, and no aggregate's version came twice or after a later one. */
function ofStream({ aftermath: { events } }: Evidence): string[] {
  const placed = events.flatMap((each) => (each.position === null ? [] : [{ ...each, position: each.position }]));
  const inOrder = placed.toSorted((one, other) => one.position - other.position);
  const misplaced = inOrder.filter(({ position }, place) => position !== place + 1);
  const backwards = [...grouped(inOrder, ({ aggregate }) => aggregate)].filter(([, own]) =>
    own.some(({ version }, place) => version <= (own[place - 1]?.version ?? 0)),
  );
  return [
    ...(placed.length < events.length ? [`${events.length - placed.length} events without a place`] : []),
    ...misplaced.slice(0, 1).map(({ position }) => `a gap before position ${position}`),
    ...backwards.map(([aggregate]) => `the events of ${aggregate} are not in their order`),
  ];
}

/** Every event stands in one entry of the audit trail, and its chain is whole. */
function ofAudit({ aftermath: { events, audited, auditFault } }: Evidence): string[] {
  const told = new Set(audited);
  return [
    ...(auditFault === undefined ? [] : [auditFault]),
    ...events.filter(({ id }) => !told.has(id)).map(({ id, name }) => `no audit entry of ${name} ${id}`),
    ...(told.size === audited.length ? [] : [`${audited.length - told.size} events stand in two audit entries`]),
  ];
}

/** Each consumer that listens to an event has a record of it, and it is done. */
function ofDeliveries({ aftermath: { events, deliveries } }: Evidence): string[] {
  const made = new Map(deliveries.map((each) => [`${each.event} ${each.consumer}`, each]));
  const due = events.flatMap(({ id, name }) =>
    (isEventName(name) ? heardBy(name) : []).map((consumer) => ({ id, consumer })),
  );
  return [
    ...(made.size === due.length ? [] : [`${made.size} deliveries for ${due.length} listeners`]),
    ...due.flatMap(({ id, consumer }) => {
      const delivery = made.get(`${id} ${consumer}`);
      if (!delivery) return [`${consumer} never heard of ${id}`];
      return delivery.processed ? [] : [`${consumer} has not done ${id}`];
    }),
  ];
}

/** Everybody of the organisations concerned except who did it is told of each event once, in one mail too, and nobody else. */
function ofNotifications({ world, aftermath }: Evidence): string[] {
  const told = grouped(aftermath.notices, ({ event }) => event);
  const parties = new Map(world.pilots.map(({ aggregate, parties }) => [aggregate, new Set(parties)]));
  const peopleOf = (organisations: readonly string[], doer: string | null): string[] => {
    const people = organisations.flatMap((each) => [...(world.people.get(each) ?? [])]);
    return [...new Set(people)].filter((person) => person !== doer).toSorted();
  };
  const joins = asked(aftermath)
    .filter(isJoin)
    .toSorted((one, other) => one.version - other.version);
  const expected = new Map(
    joins.map((event) => {
      const concerned = parties.get(event.aggregate) ?? new Set();
      concerned.add(String(event.data.partner));
      return [event.id, peopleOf([...concerned], event.person)] as const;
    }),
  );
  for (const event of aftermath.events)
    if (!expected.has(event.id) && event.origin !== 'import' && isHeard(event.name))
      expected.set(event.id, peopleOf(event.organisations, event.person));
  const unexpected = [...told.keys()].filter((event) => !expected.has(event));
  return [
    ...unexpected.map((event) => `somebody was told of ${event}`),
    ...[...expected].flatMap(([event, people]) => {
      const actual = (told.get(event) ?? []).map(({ person }) => person).toSorted();
      return isDeepStrictEqual(actual, people) ? [] : [`${event}: told ${actual.length}, not ${people.length} people`];
    }),
    ...aftermath.notices
      .filter(({ mail }) => mail === null)
      .map(({ event, person }) => `no mail of ${event} to ${person}`),
  ];
}

const isHeard = (name: string): boolean => isEventName(name) && heardBy(name).includes('notifications');

const asked = ({ events }: Aftermath): StoredEvent[] => events.filter(({ origin }) => origin === 'request');

const isJoin = ({ name }: StoredEvent): boolean => name === EVENT_OF.join;

/** What comes more than once. */
export function twice(things: readonly string[]): string[] {
  return [...new Set(things.filter((each, place) => things.indexOf(each) !== place))];
}
