import { DomainError, LocalDate, newId, type OrganisationId } from '@talkoot/contracts';
import fc from 'fast-check';
import { isOpen, type OpinionStatus, POSITIONS, TAKEN_UP } from '../programmes/consultation-state.js';
import { anyDayBetween } from '../testing/cycle.js';
import { Consultation, type LastDay } from './consultation.js';
import { Opinion } from './opinion.js';

const TODAY = LocalDate.parse('2026-06-15');
const UNTIL = LocalDate.parse('2026-06-30');
const [owner, region, town] = [newId('organisation'), newId('organisation'), newId('organisation')];

const lastDay = (until: LocalDate, today: LocalDate): LastDay => ({
  until,
  earliest: today.plusDays(1),
  latest: today.plusYears(2),
  remindOn: until.minusDays(5),
});

/** A consultation on a draft as it stands on a day. */
function consultationOn(
  today: LocalDate,
  state: Partial<Consultation['state']> = {},
  ofRegion: OpinionStatus = 'asked',
): Consultation {
  const begun = {
    programme: newId('programme'),
    revision: newId('revision'),
    openedOn: TODAY,
    until: UNTIL,
    silence: 'agreed',
    status: 'open',
    remindOn: UNTIL.minusDays(5),
    toldOver: false,
    keptOn: TODAY,
  } as const;
  const asked = [
    { organisation: region, status: ofRegion },
    { organisation: town, status: 'given' },
  ] as const;
  return new Consultation(newId('consultation'), 1, { ...begun, ...state }, asked, 'draft', { today, owner });
}

const opinionOf = (organisation: OrganisationId, consultation: Consultation, today: LocalDate, state: object = {}) =>
  new Opinion(
    newId('opinion'),
    1,
    { consultation: consultation.id, organisation, status: 'asked', remarks: [], ...state },
    consultation,
    { today, owner },
  );

const namesOf = ({ takeEvents }: { takeEvents: () => readonly { name: string }[] }, thing: object): string[] =>
  takeEvents.call(thing).map(({ name }) => name);

function must(what: string, holds: boolean): void {
  if (!holds) throw new Error(`Not so: ${what}`);
}

const anyDay = anyDayBetween('2026-06-10', '2026-08-10');
const agreedText = { en: 'Yes' };

describe('an opinion', () => {
  it('is changed on no day after the last one, whatever was extended, closed or withdrawn before', () => {
    const step = fc.record({
      day: anyDay,
      what: fc.constantFrom('give', 'answer', 'extend', 'close', 'withdraw'),
      position: fc.constantFrom(...POSITIONS),
      takenUp: fc.constantFrom(...TAKEN_UP),
      until: anyDay,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state = consultationOn(TODAY).state;
        let said: Opinion['state'] = {
          consultation: newId('consultation'),
          organisation: region,
          status: 'asked',
          remarks: [],
        };
        for (const { day, what, position, takenUp, until } of steps.toSorted((a, b) => a.day.compareTo(b.day))) {
          const consultation = consultationOn(day, state, said.status);
          const opinion = opinionOf(region, consultation, day, said);
          const { state: before } = consultation;
          const { state: unsaid } = opinion;
          const wasOpen = isOpen(before, day);
          try {
            if (what === 'give') opinion.give({ position, text: agreedText, remarks: [] });
            if (what === 'answer') opinion.answer(takenUp, agreedText);
            if (what === 'extend') consultation.extend(lastDay(until, day));
            if (what === 'close') consultation.close(consultation.awaited);
            if (what === 'withdraw') consultation.withdraw();
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            must('a refusal changes nothing', opinion.state === unsaid && consultation.state === before);
          }
          const { position: after, takenUp: answered } = opinion.state;
          must('what is over stays', wasOpen || (after === said.position && consultation.state === before));
          must('nobody answers before the end', !wasOpen || answered === said.takenUp);
          must('the last day is never earlier', !consultation.state.until.isBefore(before.until));
          state = consultation.state;
          said = opinion.state;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that says the same again changes nothing', () => {
    const opinion = opinionOf(town, consultationOn(TODAY), TODAY);
    const remarks = [{ lineage: newId('itemlineage'), text: { en: 'Longer' } }];
    for (const text of [agreedText, agreedText]) opinion.give({ position: 'opposed', text, remarks });
    opinion.give({ position: 'opposed', text: agreedText, remarks: [] });
    expect(namesOf(opinion, opinion)).toEqual(['opinion.given.v1', 'opinion.changed.v1']);
  });
});

describe('a consultation', () => {
  it('reminds once of each last day, and tells once that it is over, on whatever days it is looked at', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 40 }), (days) => {
        let { state } = consultationOn(TODAY);
        const told: string[] = [];
        for (const day of days.toSorted((a, b) => a.compareTo(b))) {
          const consultation = consultationOn(day, state);
          consultation.tell();
          told.push(...namesOf(consultation, consultation));
          state = consultation.state;
        }
        const was = (from: LocalDate, to: LocalDate) => days.some((day) => !day.isBefore(from) && !day.isAfter(to));
        expect(told).toEqual([
          ...(was(UNTIL.minusDays(5), UNTIL) ? ['consultation.last-day-came.v1'] : []),
          ...(was(UNTIL.plusDays(1), LocalDate.parse('2027-01-01')) ? ['consultation.ended.v1'] : []),
        ]);
      }),
    );
  });

  it('that is too short for a reminder has none', () => {
    const consultation = consultationOn(TODAY);
    consultation.extend(lastDay(UNTIL.plusDays(1), UNTIL.minusDays(2)));
    expect(consultation.state.remindOn).toEqual(UNTIL.minusDays(4));
    consultation.extend({ ...lastDay(UNTIL.plusDays(2), TODAY), remindOn: TODAY });
    expect(consultation.state.remindOn).toBeUndefined();
  });
});
