import { type Country, LocalDate, workingDays } from '@talkoot/contracts';
import { aDuty } from '../testing/cycle.js';
import type { DueDay, Every } from './duty.js';
import { dueIn, turnsOf } from './turns.js';

const day = (text: string) => LocalDate.parse(text);
const months = (count: 1 | 2 | 3 | 4 | 6): Every => ({ unit: 'month', count });
const years = (count: number): Every => ({ unit: 'year', count });
const term = (year: number): Every => ({ unit: 'council-term', year });

describe('the turns of a duty', () => {
  it.each([
    [months(1), undefined, '2027-11-30', '2028-01-01', '2027-11 2027-12 2028-01'],
    [months(2), undefined, '2027-12-31', '2028-03-01', '2027-B6 2028-B1 2028-B2'],
    [months(3), undefined, '2027-12-31', '2028-04-01', '2027-Q4 2028-Q1 2028-Q2'],
    [months(4), undefined, '2027-08-31', '2027-09-01', '2027-T2 2027-T3'],
    [months(6), undefined, '2027-06-30', '2027-07-01', '2027-H1 2027-H2'],
    [months(6), 2028, '2027-06-30', '2028-01-01', '2028-H1'],
    [years(1), undefined, '2027-12-31', '2029-01-01', '2027 2028 2029'],
    [years(1), 2028, '2020-01-01', '2029-01-01', '2028 2029'],
    [years(4), 2027, '2023-04-20', '2035-12-31', '2027 2031 2035'],
    [years(4), 2027, '2028-01-01', '2030-12-31', ''],
    [term(1), undefined, '2016-12-31', '2025-06-01', 'T2013 T2017 T2021 T2025'],
    [term(1), undefined, '2029-06-01', '2033-05-31', 'T2029'],
    [term(1), undefined, '1990-01-01', '2005-01-01', 'T2005'],
  ])('%j, from %s on, between %s and %s: %s', (every, startsIn, from, to, keys) => {
    const turns = turnsOf(aDuty({ every, startsIn }), day(from), day(to), 'FI');
    expect(turns.map(({ key }) => key).join(' ')).toBe(keys);
  });

  it.each<[Country, string, string, string]>([
    ['FI', '2015-01-01', '2013-01-01', '2017-05-31'],
    ['FI', '2020-01-01', '2017-06-01', '2021-07-31'],
    ['FI', '2025-05-31', '2021-08-01', '2025-05-31'],
    ['FI', '2026-11-29', '2025-06-01', '2029-05-31'],
    ['SE', '2026-10-14', '2022-10-15', '2026-10-14'],
    ['SE', '2014-10-14', '2010-11-01', '2014-10-14'],
  ])('of a council term of %s on %s: from %s to %s', (country, on, first, last) => {
    const turns = turnsOf(aDuty({ every: term(1) }), day(on), day(on), country);
    expect(turns.map((each) => `${each.first.toString()} ${each.last.toString()}`)).toEqual([`${first} ${last}`]);
  });
});

describe('the day on which it is due', () => {
  it.each<[Every, DueDay, string, string, string]>([
    // 31.12.2027 is a working day in Finland; 30.4.2028 is a Sunday, and the next day is May Day.
    [years(1), { lastWorkingDay: true }, '2027-06-01', '2027-12-31', '2027-12-31'],
    [years(1), { month: 4, day: 30 }, '2028-06-01', '2028-04-30', '2028-05-02'],
    [years(1), { month: 2, day: 29 }, '2028-06-01', '2028-02-29', '2028-02-29'],
    // 2027 has no 29 February, and its 28th is a Sunday.
    [years(1), { month: 2, day: 29 }, '2027-06-01', '2027-02-28', '2027-03-01'],
    // A year's end: counted for 2028, due in 2029.
    [years(1), { month: 12, day: 31 }, '2028-06-01', '2028-12-31', '2029-01-02'],
    [years(1), { workingDaysAfter: 3 }, '2027-06-01', '2027-12-31', '2028-01-05'],
    // 26.3.2027 is Good Friday; 30.6.2029 is a Saturday.
    [months(1), { day: 26 }, '2027-03-01', '2027-03-26', '2027-03-30'],
    [months(1), { day: 31 }, '2027-02-10', '2027-02-28', '2027-03-01'],
    [months(3), { day: 15 }, '2027-01-10', '2027-03-15', '2027-03-15'],
    [months(3), { lastWorkingDay: true }, '2029-06-30', '2029-06-29', '2029-06-29'],
    [term(1), { month: 3, day: 31 }, '2025-06-01', '2026-03-31', '2026-03-31'],
    [term(1), { month: 12, day: 31 }, '2025-06-01', '2025-12-31', '2025-12-31'],
    [term(2), { lastWorkingDay: true }, '2025-06-01', '2027-05-31', '2027-05-31'],
    // The last year of the terms that were prolonged, and shortened: to the end of May.
    [term(4), { lastWorkingDay: true }, '2013-01-01', '2017-05-31', '2017-05-31'],
    [term(4), { lastWorkingDay: true }, '2021-08-01', '2025-05-30', '2025-05-30'],
    // No 15 July is in the ten months of that year: the first one since it began.
    [term(4), { month: 7, day: 15 }, '2021-08-01', '2025-07-15', '2025-07-15'],
  ])('%j, %j, of the turn of %s: counted %s, due %s', (every, due, on, counted, expected) => {
    const duty = aDuty({ every, due });
    const [turn] = turnsOf(duty, day(on), day(on), 'FI');
    if (!turn) throw new Error('There is no turn');
    const found = dueIn(duty, turn, workingDays('FI'));
    expect([found.counted.toString(), found.due.toString()]).toEqual([counted, expected]);
  });

  it('is that of the country', () => {
    const duty = aDuty();
    const [turn] = turnsOf(duty, day('2027-06-01'), day('2027-06-01'), 'SE');
    if (!turn) throw new Error('There is no turn');
    expect(dueIn(duty, turn, workingDays('SE')).due.toString()).toBe('2027-12-30');
  });
});
