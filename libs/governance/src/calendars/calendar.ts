import { type CalendarMeeting, type Locale, readText, ZoneId } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import { describe } from './calendar-texts.js';
import { CalendarTimes } from './calendar-times.js';
import { component, type Component, type Property, property, stringify } from './icalendar.js';

/** Somebody with an address for mail. */
export interface CalendarPerson {
  readonly name?: string;
  readonly address: string;
}

/** How often a program that shows a feed should ask for news. */
const REFRESH = 'PT1H';

/** The meetings as a feed (RFC 5545, and RFC 7986 for its name and its refreshing). */
export function calendarFeed(name: string, meetings: readonly CalendarMeeting[], locale: Locale): string {
  return calendar('PUBLISH', meetings, locale, [
    property('name', 'text', name),
    property('x-wr-calname', 'text', name),
    property('refresh-interval', 'duration', REFRESH),
    property('x-published-ttl', 'duration', REFRESH),
  ]);
}

/** What is done with an event by mail (RFC 5546): a meeting is asked for, anew after every change, or called off. */
export type InvitationMethod = 'REQUEST' | 'CANCEL';

export const invitationMethod = ({ status, uninvited }: CalendarMeeting): InvitationMethod =>
  uninvited || status === 'cancelled' ? 'CANCEL' : 'REQUEST';

/** A meeting as an invitation to one person. It names nobody else: who sits in a body is asked of Talkoot. */
export function calendarInvitation(
  meeting: CalendarMeeting,
  organiser: CalendarPerson,
  invited: CalendarPerson,
  locale: Locale,
): string {
  return calendar(
    invitationMethod(meeting),
    [meeting],
    locale,
    [],
    [
      property('organizer', 'cal-address', `mailto:${organiser.address}`, named(organiser)),
      property('attendee', 'cal-address', `mailto:${invited.address}`, {
        ...named(invited),
        role: 'REQ-PARTICIPANT',
        partstat: 'NEEDS-ACTION',
        // Answers would go to a machine that does not read them.
        rsvp: 'FALSE',
      }),
    ],
  );
}

const named = ({ name }: CalendarPerson): Record<string, string> => (name === undefined ? {} : { cn: name });

function calendar(
  method: 'PUBLISH' | InvitationMethod,
  meetings: readonly CalendarMeeting[],
  locale: Locale,
  about: readonly Property[],
  people: readonly Property[] = [],
): string {
  const times = new Map(meetings.map(({ timeZone }) => [timeZone, new CalendarTimes(ZoneId.of(timeZone))]));
  const timesOf = ({ timeZone }: CalendarMeeting) => times.get(timeZone) ?? new CalendarTimes(ZoneId.of(timeZone));
  return stringify(
    component(
      'vcalendar',
      [
        property('version', 'text', '2.0'),
        property('prodid', 'text', `-//Talkoot//Talkoot//${locale.toUpperCase()}`),
        property('calscale', 'text', 'GREGORIAN'),
        property('method', 'text', method),
        ...about,
      ],
      [
        ...[...times.values()].flatMap((each) => each.component()),
        ...meetings.map((each) => event(each, timesOf(each), locale, people)),
      ],
    ),
  );
}

function event(meeting: CalendarMeeting, times: CalendarTimes, locale: Locale, people: readonly Property[]): Component {
  const { text, language } = summary(meeting, locale);
  const description = describe(meeting, locale);
  const where = meeting.place ?? meeting.link;
  const url = webAddress(meeting.link);
  return component('vevent', [
    // The id alone is unique everywhere, and stays when the address of the instance changes.
    property('uid', 'text', meeting.meeting),
    property('dtstamp', 'date-time', times.utc(meeting.changedAt)),
    property('last-modified', 'date-time', times.utc(meeting.changedAt)),
    property('sequence', 'integer', meeting.sequence),
    // A meeting that takes place without this reader is not cancelled (RFC 5546, 3.2.5).
    ...(meeting.uninvited ? [] : [property('status', 'text', STATUS[meeting.status])]),
    times.property('dtstart', meeting.startsAt),
    times.property('dtend', meeting.endsAt),
    property('summary', 'text', text, { language }),
    ...(description === '' ? [] : [property('description', 'text', description, { language: locale })]),
    ...(where === undefined ? [] : [property('location', 'text', where)]),
    ...(url === undefined ? [] : [property('url', 'uri', url)]),
    ...people,
  ]);
}

const STATUS: Record<CalendarMeeting['status'], 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'> = {
  draft: 'TENTATIVE',
  convened: 'CONFIRMED',
  held: 'CONFIRMED',
  'minutes-in-review': 'CONFIRMED',
  'minutes-approved': 'CONFIRMED',
  cancelled: 'CANCELLED',
};

/** Many programs show a cancelled event like any other: its name says it too. */
function summary({ body, title, status }: CalendarMeeting, locale: Locale): { text: string; language: Locale } {
  const name = readText(body, locale);
  const own = title && readText(title, locale).text;
  const text = own === undefined ? name.text : `${name.text}: ${own}`;
  return {
    text: status === 'cancelled' ? `${say('calendar.cancelled')[locale]}: ${text}` : text,
    language: name.locale,
  };
}

/** As it stands in an address bar; whatever is no http or https address is not passed on. */
function webAddress(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
