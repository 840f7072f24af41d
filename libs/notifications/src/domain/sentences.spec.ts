import {
  EVENT_NAMES,
  type EventName,
  EVENTS,
  LISTENERS,
  LOCALES,
  newId,
  parseCloudEvent,
  type PublishedEvent,
  ZoneId,
} from '@talkoot/contracts';
import { personalSentenceOf, sentenceOf } from './sentences.js';

/** The event as its catalogue gives it as an example. */
const exampleOf = (name: EventName): PublishedEvent =>
  parseCloudEvent({
    specversion: '1.0',
    id: newId('event'),
    source: 'https://talkoot.example',
    type: name,
    subject: newId(EVENTS[name].aggregate),
    time: '2026-01-01T00:00:00Z',
    datacontenttype: 'application/json',
    data: EVENTS[name].example,
    aggregateversion: 1,
    position: 1,
    origin: 'request',
    requestid: 'request-1',
    concerns: '',
  });

/** They have no sentence of their own: they may change who is invited to meetings, and those people hear of that. */
const OF_INVITATIONS: readonly EventName[] = [
  'affiliation.begun.v1',
  'affiliation.ended.v1',
  'body.seat-changed.v1',
  'body.mandate-handed-over.v1',
  'body.mandate-changed.v1',
];
const TOLD = EVENT_NAMES.filter((name) => LISTENERS[name].includes('notifications') && !OF_INVITATIONS.includes(name));

const HELSINKI = ZoneId.of('Europe/Helsinki');
const NAMED = () => ({ fi: 'Nimi', sv: 'Namn', en: 'Name' });
const sayInPerson = (name: EventName) => personalSentenceOf(exampleOf(name), NAMED, HELSINKI);
/** What everybody hears; else what the person alone hears whom the event is about. */
const say = (name: EventName) => sentenceOf(exampleOf(name), NAMED, HELSINKI) ?? sayInPerson(name);

describe('sentenceOf', () => {
  it('has something to say of just those events that the notifications listen to', () => {
    const told = EVENT_NAMES.filter((name) => say(name) !== undefined);
    expect(told).toEqual(TOLD);
  });

  it.each(TOLD)('says %s in whole sentences, differently in each language', (name) => {
    const sentence = say(name);
    const texts = LOCALES.map((locale) => sentence?.[locale]);
    for (const text of texts) {
      expect(text).toMatch(/^[A-ZÅÄÖ].{10,}[.!?]$/);
      expect(text).not.toMatch(/undefined|null|\[object|_01[a-z0-9]/);
    }
    expect(new Set(texts).size).toBe(LOCALES.length);
  });
});
