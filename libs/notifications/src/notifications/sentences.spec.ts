import { readFile } from 'node:fs/promises';
import {
  called,
  type Circumstances,
  EVENT_NAMES,
  type EventName,
  eventOf,
  heardBy,
  type Id,
  type IdKind,
  kindOf,
  LOCALES,
  newId,
  parseCloudEvent,
  personalSentenceOf,
  type PublishedEvent,
  sentenceOf,
  type Translations,
  ZoneId,
} from '@talkoot/contracts';

/** The event as its catalogue gives it as an example, with other facts for some. */
const exampleOf = (name: EventName, others: Partial<Record<EventName, object>> = {}): PublishedEvent =>
  parseCloudEvent({
    specversion: '1.0',
    id: newId('event'),
    source: 'https://talkoot.example',
    type: name,
    subject: newId(eventOf(name).aggregate),
    time: '2026-01-01T00:00:00Z',
    datacontenttype: 'application/json',
    data: Object.assign({}, eventOf(name).example, others[name]),
    aggregateversion: 1,
    position: 1,
    origin: 'request',
    requestid: 'request-1',
    concerns: '',
  });

/** They have no sentence of their own: others hear by what follows from them, such as an invitation to a meeting or a mail. */
const WITHOUT_SENTENCE: readonly EventName[] = [
  'colleague-invitation.sent.v1',
  'person.erased.v1',
  'body.seat-changed.v1',
  'body.mandate-handed-over.v1',
  'body.mandate-changed.v1',
];
const TOLD = EVENT_NAMES.filter((name) => heardBy(name).includes('notifications') && !WITHOUT_SENTENCE.includes(name));

const inEvery = (text: string): Translations => ({ fi: text, sv: text, en: text });
const REASON = 'Rahat loppuivat';

type SentenceOf = (event: PublishedEvent, name: string, words?: string) => Translations | undefined;

/** Everything is called like this; which kind of thing it is follows. */
const nameOf = (name: string) => (id: Id<IdKind>) => called(id, inEvery(`${name} ${kindOf(id) ?? ''}`));
const circumstances = (words: string): Circumstances => ({
  zone: ZoneId.of('Europe/Helsinki'),
  wordsOf: () => inEvery(words),
});
const toAll: SentenceOf = (event, name, words = REASON) => sentenceOf(event, nameOf(name), circumstances(words));
const inPerson: SentenceOf = (event, name) => personalSentenceOf(event, nameOf(name));
/** A pilot may be called like a verb of a sentence. */
const say = (name: EventName, write: SentenceOf) => write(exampleOf(name), 'Peruttu');

/** All that anybody is told. */
const SAID = EVENT_NAMES.flatMap((name) =>
  [toAll, inPerson].flatMap((told) => (say(name, told) ? [{ name, told }] : [])),
);

/** As many conditions and proposers as there may be. */
const CONDITIONS = { conditions: Array.from({ length: 50 }, () => ({ fi: 'Ehto '.repeat(400) })) };
const PROPOSERS = { proposers: Array.from({ length: 500 }, () => newId('organisation')) };
const LONG_LISTS = {
  'grant.decided.v1': CONDITIONS,
  'grant.conditions-changed.v1': CONDITIONS,
  'alliance.proposed.v1': PROPOSERS,
  'proposal.submitted.v1': PROPOSERS,
};

const QUOTED = { fi: /”[^”]*”/gu, sv: /”[^”]*”/gu, en: /“[^“”]*”/gu };

/**
 * Where people write why they did something or what they decided, and the events of which that is: who is told of one of these is
 * told the words. A new column must be put here.
 */
const WORDS: Record<string, readonly EventName[]> = {
  'funding.amount_correction.reason': ['appropriation.corrected.v1', 'grant.corrected.v1'],
  'governance.decision.text': ['meeting.decided.v1', 'meeting.decision-corrected.v1'],
  // It belongs to the minutes; no event tells of it.
  'governance.dissent.reason': [],
  'governance.meeting.cancellation_reason': ['meeting.cancelled.v1'],
  'governance.proposal.answer_text': ['proposal.answered.v1'],
  'governance.remark.text': ['meeting.minutes-remarked.v1'],
  'pilots.milestone.drop_reason': ['pilot.milestone-dropped.v1'],
  'pilots.pilot.cancellation_reason': ['pilot.cancelled.v1'],
  'pilots.plan.reason': ['plan.redirected.v1', 'plan.rejected.v1', 'plan.withdrawn.v1'],
  'pilots.programme.status_reason': ['pilot-programme.ended.v1', 'pilot-programme.cancelled.v1'],
  'pilots.status_report.reason': ['pilot.status-reported.v1'],
  'programmes.activity.drop_reason': ['activity.dropped.v1'],
  'programmes.activity_note.text': ['activity.reported.v1'],
  // Readers see it in the comparison of plans.
  'programmes.item.reason': [],
  'programmes.obligation.due_reason': ['obligation.due-moved.v1'],
  'programmes.parked_item.reason': ['parked-item.dropped.v1'],
  'programmes.revision.reason': ['revision.drafted.v1', 'revision.adopted.v1'],
};

describe('sentenceOf', () => {
  it('has something to say of just those events that the notifications listen to', () => {
    expect([...new Set(SAID.map(({ name }) => name))]).toEqual(TOLD);
  });

  it.each(SAID)('says $name in whole sentences, differently in each language', ({ name, told }) => {
    const said = say(name, told);
    for (const locale of LOCALES) {
      const [sentence, ...lines] = said?.[locale].split('\n') ?? [];
      expect(sentence).toMatch(/^[A-ZÅÄÖ].{10,}[.!?]$/);
      for (const line of lines) expect(line).toMatch(/^[A-ZÅÄÖ]/);
      expect(said?.[locale]).not.toMatch(/undefined|\bnull\b|\[object|_01[a-z0-9]| {2}/);
    }
    expect(new Set(LOCALES.map((locale) => said?.[locale].split('\n')[0])).size).toBe(LOCALES.length);
  });

  it.each(SAID)('puts every name in $name but those of organisations in quotation marks', ({ name, told }) => {
    const event = exampleOf(name);
    const said = say(name, told);
    const recorded = 'name' in event.data ? Object.values(event.data.name ?? {}) : [];
    for (const locale of LOCALES) {
      const text = said?.[locale] ?? '';
      const besides = text.replace(QUOTED[locale], '');
      expect(besides).not.toMatch(/Peruttu (?!organisation)|[”“"«»]/);
      for (const each of recorded) expect(besides).not.toContain(each);
    }
  });

  it.each<[EventName, string]>([
    [
      'obligation.fulfilled.v1',
      'Fulfilled on 30 November 2027: an action plan for “X itemlineage” (2027). Programme: “X programme”. Responsible: X organisation.\nNote: Why',
    ],
    [
      'obligation.called-off.v1',
      'The rhythm of the programme demands this no longer: an action plan for “X itemlineage” (2027). Programme: “X programme”. Responsible: X organisation.',
    ],
    [
      'opinion.asked.v1',
      'X organisation is asked for its opinion on the draft of revision 2 of the programme “X programme”, until 31 March 2027. No answer counts as agreed.',
    ],
    [
      'measure.reported.v1',
      'Done on 10 May 2027: measure “X itemlineage” (HOMES) of the programme “X programme”.\nNote: Why',
    ],
    [
      'programme.duties-set.v1',
      'The programme “X programme” has a new rhythm from 11 May 2026.\nRhythm: Every year: a follow-up.',
    ],
    [
      'activity.dropped.v1',
      'An activity was dropped on 1 March 2027: “X activity”. Programme: “X programme”.\nResponsible: X organisation\nReason: Why',
    ],
  ])('tells in %s what it is about', (name, said) => {
    expect(toAll(exampleOf(name), 'X', 'Why')?.en).toBe(said);
  });

  it('leaves out a day that the event does not have', () => {
    const name = 'alliance.themes-arranged.v1';
    expect(toAll(exampleOf(name, { [name]: { on: undefined } }), 'Kasvu')).toEqual({
      fi: 'Allianssin ”Kasvu alliance” teemat on järjestetty uudelleen.',
      sv: 'Temana i alliansen ”Kasvu alliance” har ordnats på nytt.',
      en: 'The themes of the alliance “Kasvu alliance” are arranged anew.',
    });
  });

  it.each(SAID)('puts “den” before a day in the Swedish sentence of $name', ({ name, told }) => {
    const [sentence = ''] = say(name, told)?.sv.split('\n') ?? [];
    expect(sentence).not.toMatch(/(?<!\bden )\b\d{1,2} [a-z]+ \d{4}/);
  });

  it.each(SAID)('tells $name in brief, however much people wrote', ({ name, told }) => {
    const said = told(exampleOf(name, LONG_LISTS), 'Nimi '.repeat(1_000), 'Sanoja '.repeat(3_000));
    for (const locale of LOCALES) {
      const [sentence = '', ...lines] = said?.[locale].split('\n') ?? [];
      expect(sentence.length).toBeLessThan(1_000);
      expect(lines.length).toBeLessThan(15);
      expect(Math.max(0, ...lines.map(({ length }) => length))).toBeLessThan(1_100);
    }
  });

  it.each(SAID)('calls grants and coordinators in Swedish by one word each, in $name', ({ name, told }) => {
    expect(say(name, told)?.sv).not.toMatch(/bidrag|koordinator/i);
  });

  it('knows of every column in which people write why', async () => {
    const schema = await readFile('docs/schema.sql', 'utf8');
    const columns = [...schema.matchAll(/^CREATE TABLE (\S+) \(([^;]*?)^\);/gm)].flatMap(([, table, body = '']) =>
      [...body.matchAll(/^ {2}(\w*reason|answer_text) jsonb/gm)].map(([, column]) => `${table}.${column}`),
    );
    expect(columns.toSorted()).toEqual(Object.keys(WORDS).filter((each) => !each.endsWith('.text')));
  });

  it.each(Object.values(WORDS).flat())('says of %s what people wrote about it', (name) => {
    const said = say(name, toAll);
    for (const locale of LOCALES) expect(said?.[locale]).toMatch(/\n[^\n:]+: Rahat loppuivat(\n|$)/);
  });
});
