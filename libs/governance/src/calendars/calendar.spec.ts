import { LocalDateTime } from '@js-joda/core';
import { AGENDA_SHOWN, type CalendarMeeting, id, Instant, type Locale, ZoneId } from '@talkoot/contracts';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { paragraphsOf } from './calendar-texts.js';
import { calendarFeed, calendarInvitation } from './calendar.js';

const HELSINKI = ZoneId.of('Europe/Helsinki');
const ID = 'meeting_01jd0000000000000000000000';

const meeting = (changes: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  meeting: id('meeting').parse(ID),
  status: 'convened',
  sequence: 2,
  timeZone: 'Europe/Helsinki',
  startsAt: Instant.parse('2026-12-15T09:00:00Z'),
  endsAt: Instant.parse('2026-12-15T11:00:00Z'),
  changedAt: Instant.parse('2026-11-22T10:11:12Z'),
  body: { fi: 'Kasvuallianssin johtoryhmä', en: 'Board of the Growth Alliance' },
  title: { fi: 'Joulukuun kokous' },
  place: 'Kuopio, kaupungintalo; sali 2',
  link: 'https://meet.example/a,b;c?x=1',
  agenda: { titles: [{ fi: 'Avaus' }, { fi: 'Talousarvio, ja sen liitteet' }], count: 2 },
  ...changes,
});

/** The events as a program reads them that is not the one that wrote them. */
const eventsOf = (text: string): VEvent[] =>
  Object.values(nodeIcal.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT');
const eventOf = (text: string): VEvent => {
  const [only, ...others] = eventsOf(text);
  if (!only || others.length > 0) throw new Error(`not one event but ${others.length + (only ? 1 : 0)}`);
  return only;
};
const feed = (changes: Partial<CalendarMeeting> = {}, locale: Locale = 'fi') =>
  calendarFeed('Kokoukset', [meeting(changes)], locale);
const valueOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'val' in given ? given.val : given;
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar', () => {
  it('tells what there is to know of a meeting', () => {
    const text = feed();
    const event = eventOf(text);
    expect(event).toMatchObject({
      uid: ID,
      status: 'CONFIRMED',
      location: 'Kuopio, kaupungintalo; sali 2',
      url: 'https://meet.example/a,b;c?x=1',
      summary: { val: 'Kasvuallianssin johtoryhmä: Joulukuun kokous', params: { LANGUAGE: 'fi' } },
      description: {
        val: 'Etäyhteys: https://meet.example/a,b;c?x=1\n\nEsityslista:\n1. Avaus\n2. Talousarvio, ja sen liitteet',
      },
    });
    expect(Number(event.sequence)).toBe(2);
    expect(event.start.toISOString()).toBe('2026-12-15T09:00:00.000Z');
    expect(event.end?.toISOString()).toBe('2026-12-15T11:00:00.000Z');
    expect(event.lastmodified?.toISOString()).toBe('2026-11-22T10:11:12.000Z');
    expect(linesOf(text)).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Kokoukset',
        'DTSTART;TZID=Europe/Helsinki:20261215T110000',
      ]),
    );
  });

  it.each([
    ['draft', 'TENTATIVE', 'Kasvuallianssin johtoryhmä'],
    ['convened', 'CONFIRMED', 'Kasvuallianssin johtoryhmä'],
    ['minutes-approved', 'CONFIRMED', 'Kasvuallianssin johtoryhmä'],
    ['cancelled', 'CANCELLED', 'Peruttu: Kasvuallianssin johtoryhmä'],
  ] as const)('says of a meeting that is %s: %s', (status, expected, name) => {
    const event = eventOf(feed({ status, title: undefined }));
    expect([event.status, valueOf(event.summary)]).toEqual([expected, name]);
  });

  it('tells why a meeting was called off, and what is known of a meeting of which little is', () => {
    const cancelled = eventOf(feed({ status: 'cancelled', cancellationReason: { sv: 'Storm' } }, 'sv'));
    expect(valueOf(cancelled.description)).toBe('Inställt: Storm');
    const bare = eventOf(feed({ link: undefined, place: undefined, agenda: { titles: [], count: 0 } }));
    expect([bare.description, bare.location, bare.url]).toEqual([undefined, undefined, undefined]);
  });

  it('tells in a mail whose meeting it is, and how to take part only while it takes place', () => {
    const [when = '', link] = paragraphsOf(meeting(), 'fi');
    expect(when.split('\n')[0]).toBe('Toimielin: Kasvuallianssin johtoryhmä');
    expect(link).toContain('https://meet.example/');
    expect(paragraphsOf(meeting({ status: 'cancelled' }), 'fi')).toEqual([when]);
    expect(paragraphsOf(meeting({ title: undefined }), 'fi')[0]).not.toContain('Toimielin');
  });

  it('tells the beginning of a long agenda', () => {
    const titles = Array.from({ length: AGENDA_SHOWN }, (_, index) => ({ en: `Item ${index}` }));
    const event = eventOf(feed({ agenda: { titles, count: 100 } }, 'en'));
    expect(valueOf(event.description)).toMatch(/30\. Item 29\n… and 70 more$/);
  });

  it('passes on no address but one of the web', () => {
    expect(eventOf(feed({ link: 'javascript:alert(1)' })).url).toBeUndefined();
    expect(eventOf(feed({ link: 'https://meet.example/\r\nATTENDEE:mailto:x' })).url).not.toContain('\n');
  });

  it('has as many events as there are meetings', () => {
    expect(eventsOf(calendarFeed('Kokoukset', [], 'fi'))).toEqual([]);
  });
});

describe('the times of a calendar', () => {
  it.each([
    // Helsinki: 3:30 in the night of 25 October 2026, once in summer time and once in winter time.
    ['2026-10-25T00:30:00Z', 'DTSTART:20261025T003000Z'],
    ['2026-10-25T01:30:00Z', 'DTSTART:20261025T013000Z'],
    // The clocks jump from 3 to 4 on 29 March 2026.
    ['2026-03-29T00:59:59Z', 'DTSTART;TZID=Europe/Helsinki:20260329T025959'],
    ['2026-03-29T01:00:00Z', 'DTSTART;TZID=Europe/Helsinki:20260329T040000'],
  ])('at %s: %s', (moment, line) => {
    const startsAt = Instant.parse(moment);
    const text = feed({ startsAt, endsAt: startsAt.plusSeconds(3600) });
    expect(linesOf(text)).toContain(line);
    expect(eventOf(text).start.getTime()).toBe(startsAt.toEpochMilli());
  });

  it('are read as they were written, at any moment in any zone of the network', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (startsAt, zone) => {
        const endsAt = startsAt.plusSeconds(5400);
        const event = eventOf(calendarFeed('x', [meeting({ startsAt, endsAt, timeZone: zone.id() })], 'fi'));
        expect(event.start.getTime()).toBe(startsAt.toEpochMilli());
        expect(event.end?.getTime()).toBe(endsAt.toEpochMilli());
      }),
      { numRuns: 500 },
    );
  });

  it('carry the rules of their zone, which are those that the times were made with', () => {
    const calendar = new ICAL.Component(ICAL.parse(feed()) as unknown[]);
    const rules = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? '');
    fc.assert(
      fc.property(anyMoment, (moment) => {
        // Clocks show one hour of the autumn twice; moments in it are written in UTC.
        fc.pre(HELSINKI.rules().validOffsets(LocalDateTime.ofInstant(moment, HELSINKI)).length === 1);
        const local = ICAL.Time.fromJSDate(new Date(moment.toEpochMilli()), true).convertToZone(rules);
        const offset = HELSINKI.rules().offset(moment).totalSeconds();
        expect(local.utcOffset()).toBe(offset);
      }),
    );
  });

  it('are in UTC where nobody knows the rules of the zone', () => {
    const text = calendarFeed('x', [meeting({ timeZone: '+02:00' })], 'fi');
    expect(linesOf(text)).toContain('DTSTART:20261215T090000Z');
    expect(text).not.toContain('VTIMEZONE');
  });
});

describe('the text of a calendar', () => {
  it('has lines of at most 75 octets that end as they should, and no letter is torn', () => {
    fc.assert(
      fc.property(anyMeeting, (given) => {
        const text = calendarFeed('Årsmötet '.repeat(20), [given], 'fi');
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        expect(lines.join('')).not.toMatch(/[\r\n]/);
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('says what was said, whatever that was, and nothing of it becomes a line of its own', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, title, place) => {
        const text = calendarFeed(name, [meeting({ body: { fi: name }, title: { fi: title }, place })], 'fi');
        const read = ICAL.parse(text) as unknown[];
        const [only, ...others] = new ICAL.Component(read).getAllSubcomponents('vevent');
        expect(others).toEqual([]);
        expect(only?.getAllProperties().map((each) => each.name)).toEqual(NAMES);
        expect(eventsOf(text)).toHaveLength(1);
        expect(textOf(text, 'SUMMARY')).toBe(`${shown(name)}: ${shown(title)}`);
        expect(textOf(text, 'LOCATION')).toBe(shown(place));
      }),
    );
  });
});

describe('an invitation', () => {
  const organiser = { name: 'Kasvuallianssin johtoryhmä', address: 'talkoot@talkoot.example' };
  const invite = (changes: Partial<CalendarMeeting>, name?: string) => {
    const invited = { address: 'maija@kuopio.example', ...(name !== undefined && { name }) };
    return calendarInvitation(meeting(changes), organiser, invited, 'fi');
  };

  it('asks one person to come, and needs no answer', () => {
    const text = invite({}, 'Maija Meikäläinen');
    expect(linesOf(text)).toContain('METHOD:REQUEST');
    expect(eventOf(text)).toMatchObject({
      organizer: { val: 'mailto:talkoot@talkoot.example', params: { CN: 'Kasvuallianssin johtoryhmä' } },
      attendee: {
        val: 'mailto:maija@kuopio.example',
        params: { CN: 'Maija Meikäläinen', PARTSTAT: 'NEEDS-ACTION', RSVP: false },
      },
    });
  });

  it('calls off what was cancelled, under the same UID', () => {
    const text = invite({ status: 'cancelled', sequence: 3 });
    expect(linesOf(text)).toContain('METHOD:CANCEL');
    expect(eventOf(text)).toMatchObject({ uid: eventOf(invite({})).uid, status: 'CANCELLED' });
  });

  it('keeps a name in its place, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const attendees = linesOf(invite({}, name)).filter((line) => line.startsWith('ATTENDEE'));
        expect(attendees).toHaveLength(1);
        expect(commonName(attendees[0])).toBe(shown(name));
      }),
      { numRuns: 500 },
    );
  });
});

/** A text as RFC 5545, 3.3.11, has it read; both libraries take a backslash before an n for the end of a line, escaped or not. */
function textOf(calendar: string, name: string): string | undefined {
  const line = linesOf(calendar).find((each) => new RegExp(`^${name}[;:]`).test(each));
  return line?.replace(/^[^:]*:/, '').replace(/\\([\\;,nN])/g, (_, each: string) => (/n/i.test(each) ? '\n' : each));
}

/** The name in a parameter as RFC 6868 has it read. */
function commonName(line: string | undefined): string | undefined {
  const [, quoted, bare] = /;CN=(?:"([^"]*)"|([^";:,]*))[;:]/.exec(line ?? '') ?? [];
  const signs: Record<string, string> = { n: '\n', "'": '"', '^': '^' };
  return (quoted ?? bare)?.replace(/\^([n'^])/g, (_, sign: string) => signs[sign] ?? sign);
}

const NAMES = [
  'uid',
  'dtstamp',
  'last-modified',
  'sequence',
  'status',
  'dtstart',
  'dtend',
  'summary',
  'description',
  'location',
  'url',
];

/** What remains of a text of control characters and ends of lines of all kinds. */
const shown = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const anyMoment = fc
  .integer({ min: Date.parse('2025-01-01T00:00:00Z') / 60_000, max: Date.parse('2030-01-01T00:00:00Z') / 60_000 })
  .map((minutes) => Instant.ofEpochSecond(minutes * 60));
const anyZone = fc
  .constantFrom('Europe/Helsinki', 'Europe/Stockholm', 'Europe/Mariehamn', 'UTC')
  .map((name) => ZoneId.of(name));
const HOSTILE = [
  '\r\nEND:VEVENT\r\nBEGIN:VEVENT',
  '\nATTACH:x',
  '"',
  ';X=',
  ':',
  '\\n',
  '\\',
  ',',
  '^n',
  '😀',
  'ä',
  '\u2028',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  fc.array(fc.constantFrom(...HOSTILE, 'a'), { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
);
const anyMeeting = fc
  .record({ name: anyText, title: anyText, items: fc.array(anyText, { maxLength: 10 }) })
  .map(({ name, title, items }) =>
    meeting({ body: { fi: name }, title: { sv: title }, agenda: { titles: items.map((en) => ({ en })), count: 10 } }),
  );
