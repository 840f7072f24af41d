import { type Id, type IdKind, newId } from '@talkoot/contracts';
import fc from 'fast-check';
import { gathered, type WaitingNotification } from './gathered.js';

const WAITS = { quiet: 5, longest: 60 };
const person = newId('person');
const [plan, pilot] = [newId('plan'), newId('pilot')];

const waiting = (thing: Id<IdKind>, changes: Partial<WaitingNotification> = {}): WaitingNotification => ({
  id: newId('notification'),
  person,
  thing,
  request: newId('event'),
  age: 10,
  sinceLast: null,
  ...changes,
});
const groupsOf = (...all: WaitingNotification[]) => gathered(all, WAITS).map(({ notifications }) => notifications);
const waitOf = (...all: WaitingNotification[]) => gathered(all, WAITS).map(({ wait }) => wait);

describe('gathered', () => {
  it('is one mail for what is told about one thing, and for what one request changed about several', () => {
    const approved = waiting(plan, { request: 'approve' });
    const drafted = waiting(pilot, { request: 'approve' });
    const joined = waiting(pilot, { request: 'join' });
    const other = waiting(newId('pilot'));
    expect(groupsOf(approved, drafted, joined, other)).toEqual([[approved.id, drafted.id, joined.id], [other.id]]);
  });

  it('is a mail for each meeting, whatever made the change', () => {
    const body = waiting(newId('body'), { request: 'end seat' });
    const meetings = [newId('meeting'), newId('meeting')].map((each) => waiting(each, { request: 'end seat' }));
    expect(groupsOf(body, ...meetings)).toHaveLength(3);
  });

  it('is a mail for each person', () => {
    expect(groupsOf(waiting(pilot), waiting(pilot, { person: newId('person') }))).toHaveLength(2);
  });

  it('waits until nothing more has come for a while, and a minute after the last mail about the thing, but no longer', () => {
    expect(waitOf(waiting(pilot, { age: 5 }))).toEqual([0]);
    expect(waitOf(waiting(pilot, { age: 20 }), waiting(pilot, { age: 2 }))).toEqual([3]);
    expect(waitOf(waiting(pilot, { age: 60 }), waiting(pilot, { age: 0 }))).toEqual([0]);
    expect(waitOf(waiting(pilot, { sinceLast: 20 }))).toEqual([40]);
    expect(waitOf(waiting(pilot, { sinceLast: 20, age: 59 }))).toEqual([1]);
  });

  it('has each notification in one mail of its person, in the order given, and waits no longer than it may', () => {
    const people = [newId('person'), newId('person')];
    const things = [plan, pilot, newId('meeting'), newId('meeting')];
    const any = fc.record({
      person: fc.constantFrom(...people),
      thing: fc.constantFrom(...things),
      request: fc.constantFrom('one', 'two', 'three'),
      age: fc.integer({ min: 0, max: 100 }),
      sinceLast: fc.option(fc.integer({ min: 0, max: 59 })),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (all) => {
        const told = all.map((each) => ({ ...each, id: newId('notification') }));
        const mails = gathered(told, WAITS);
        const order = new Map(told.map(({ id }, place) => [id, place]));
        expect(mails.flatMap(({ notifications }) => notifications).toSorted()).toEqual(
          told.map(({ id }) => id).toSorted(),
        );
        for (const { person: reader, notifications, wait } of mails) {
          const places = notifications.map((id) => order.get(id) ?? -1);
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          const of = told.filter(({ id }) => notifications.includes(id));
          expect(new Set(of.map((each) => each.person))).toEqual(new Set([reader]));
          expect(wait).toBeLessThanOrEqual(Math.max(0, 60 - Math.max(...of.map(({ age }) => age))));
          expect(
            new Set(of.map(({ thing }) => thing).filter((thing) => thing.startsWith('meeting'))).size,
          ).toBeLessThan(2);
        }
        const together = (one: (typeof told)[number], other: (typeof told)[number]) =>
          mails.some(({ notifications }) => notifications.includes(one.id) && notifications.includes(other.id));
        const apart = told.filter((one) =>
          told.some((other) => one.person === other.person && one.thing === other.thing && !together(one, other)),
        );
        expect(apart).toEqual([]);
      }),
    );
  });
});
