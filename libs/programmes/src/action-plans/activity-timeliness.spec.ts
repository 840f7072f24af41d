import { LocalDate } from '@talkoot/contracts';
import { type ActivityStatus, activityTimeliness } from './activity-timeliness.js';

const due = LocalDate.parse('2027-03-31');
const statusOn = LocalDate.parse('2027-03-15');

describe('an activity that is due on 31 March 2027, reported on 15 March', () => {
  it.each<[string, ActivityStatus, boolean, string]>([
    ['2027-03-01', 'planned', false, 'on-time'],
    ['2027-03-31', 'in-progress', false, 'on-time'],
    ['2027-04-01', 'in-progress', false, 'late'],
    ['2027-03-01', 'planned', true, 'blocked'],
    ['2027-04-01', 'in-progress', true, 'blocked'],
    ['2027-03-14', 'done', false, 'on-time'],
    ['2027-03-14', 'done', true, 'blocked'],
    ['2027-03-15', 'done', true, 'done'],
    ['2027-04-01', 'done', false, 'done'],
    ['2027-03-14', 'dropped', false, 'on-time'],
    ['2027-03-15', 'dropped', true, 'dropped'],
  ])('on %s, %s, waiting for an open one: %s: is %s', (today, status, waitsForOpen, expected) => {
    expect(activityTimeliness({ status, statusOn, due, waitsForOpen }, LocalDate.parse(today))).toBe(expected);
  });
});
