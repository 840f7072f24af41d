import { InvalidInput, newId, parseInput } from '@talkoot/contracts';
import type { z } from 'zod';
import {
  addAgendaItem,
  correctDecision,
  holdMeeting,
  orderAgenda,
  planMeeting,
  planMeetings,
  recordDecision,
  remarkOnMinutes,
  writeMinutes,
  withdrawDecision,
} from './meetings.inputs.js';

const body = newId('body');
const meeting = newId('meeting');
const seat = newId('seat');
const item = newId('agendaitem');
const title = { fi: 'Asia' };
const document = { title, url: 'https://example.org/a.pdf' };
const plan = { body, startsAt: '2026-03-20T09:00:00+02:00', endsAt: '2026-03-20T11:00:00+02:00' };
const series = { body, from: '2026-03-01', until: '2026-06-30', time: '13:00', minutes: 90 };
const added = { meeting, expectedVersion: 1, kind: 'decision', title };
const decided = { meeting, item, outcome: 'approved', text: title };
const times = (count: number, each: unknown) => Array.from({ length: count }, () => each);

describe('inputs of meetings', () => {
  it.each<[string, z.ZodType, object]>([
    ['planMeeting', planMeeting, { ...plan, link: 'https://example.org/room', place: 'Sali' }],
    ['planMeetings', planMeetings, series],
    ['addAgendaItem', addAgendaItem, { ...added, documents: times(20, document), subject: body, place: 100 }],
    ['recordDecision', recordDecision, { ...decided, votes: { for: 3, against: 0, abstentions: 1 } }],
    ['holdMeeting', holdMeeting, { meeting, attendance: times(500, { seat, mandate: newId('mandate') }) }],
  ])('%s_asItShouldBe_isTaken', (_, schema, input) => {
    expect(() => parseInput(schema, input)).not.toThrow();
  });

  it.each<[string, z.ZodType, object, string, string]>([
    ['a moment that is none', planMeeting, { ...plan, startsAt: 'Invalid Date' }, 'startsAt', 'INVALID_DATE'],
    ['a moment without zone', planMeeting, { ...plan, endsAt: '2026-03-20T11:00:00' }, 'endsAt', 'INVALID_DATE'],
    ['another kind of id', planMeeting, { ...plan, body: meeting }, 'body', 'INVALID_ID'],
    ['a link without TLS', planMeeting, { ...plan, link: 'http://example.org' }, 'link', 'INVALID_INPUT'],
    ['a script as link', planMeeting, { ...plan, link: 'javascript:alert(1)' }, 'link', 'INVALID_INPUT'],
    ['a blank place', planMeeting, { ...plan, place: '  ' }, 'place', 'TEXT_MISSING'],
    ['no time of the day', planMeetings, { ...series, time: '24:00' }, 'time', 'INVALID_INPUT'],
    ['no length', planMeetings, { ...series, minutes: 0 }, 'minutes', 'INVALID_INPUT'],
    ['a day that does not exist', planMeetings, { ...series, until: '2026-02-30' }, 'until', 'INVALID_DATE'],
    ['no version read', addAgendaItem, { ...added, expectedVersion: undefined }, 'expectedVersion', 'INVALID_INPUT'],
    ['too long a title', addAgendaItem, { ...added, title: { sv: 'x'.repeat(301) } }, 'title.sv', 'TEXT_TOO_LONG'],
    ['no title', addAgendaItem, { ...added, title: {} }, 'title', 'TEXT_MISSING'],
    ['21 documents', addAgendaItem, { ...added, documents: times(21, document) }, 'documents', 'INVALID_INPUT'],
    [
      'a document without TLS',
      addAgendaItem,
      { ...added, documents: [document, { title, url: 'http://example.org' }] },
      'documents.1.url',
      'INVALID_INPUT',
    ],
    ['a subject of no kind', addAgendaItem, { ...added, subject: meeting }, 'subject', 'INVALID_ID'],
    ['a hundred and one in order', orderAgenda, { ...added, items: times(101, item) }, 'items', 'INVALID_INPUT'],
    [
      '501 seats',
      holdMeeting,
      { meeting, attendance: times(501, { seat, mandate: newId('mandate') }) },
      'attendance',
      'INVALID_INPUT',
    ],
    [
      'negative votes',
      recordDecision,
      { ...decided, votes: { for: -1, against: 0, abstentions: 0 } },
      'votes.for',
      'INVALID_INPUT',
    ],
    ['half of the votes', recordDecision, { ...decided, votes: { for: 1 } }, 'votes.against', 'INVALID_INPUT'],
    ['no version of what is corrected', correctDecision, decided, 'expectedVersion', 'INVALID_INPUT'],
    ['no decision', correctDecision, { ...decided, expectedVersion: 1 }, 'decision', 'INVALID_ID'],
    [
      'an item for a decision',
      withdrawDecision,
      { meeting, decision: item, expectedVersion: 1 },
      'decision',
      'INVALID_ID',
    ],
    ['no outcome', recordDecision, { ...decided, outcome: 'maybe' }, 'outcome', 'INVALID_INPUT'],
    ['a control character', remarkOnMinutes, { meeting, seat, text: 'a\u0000b' }, 'text', 'INVALID_INPUT'],
    [
      'a book',
      writeMinutes,
      { meeting, expectedVersion: 1, text: { fi: 'x'.repeat(100_001) } },
      'text.fi',
      'TEXT_TOO_LONG',
    ],
  ])('%s_isRefused_byItsField', (_, schema, input, path, code) => {
    const issues = (() => {
      try {
        parseInput(schema, input);
        return [];
      } catch (error) {
        if (error instanceof InvalidInput) return error.issues;
        throw error;
      }
    })();
    expect(issues.map((each) => [each.path.join('.'), each.code])).toContainEqual([path, code]);
  });
});
