import {
  type CalendarMeeting,
  type Locale,
  type LocalisedText,
  momentsText,
  readText,
  ZoneId,
} from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** What there is to know of a meeting besides its time, place and name; nothing where nothing is known. */
export const describe = (meeting: CalendarMeeting, locale: Locale): string => {
  const { status, cancellationReason } = meeting;
  const why =
    status === 'cancelled' && cancellationReason
      ? [`${say('calendar.cancelled')[locale]}: ${readText(cancellationReason, locale).text}`]
      : [];
  return [...why, ...notes(meeting, locale)].join('\n\n');
};

/** The same for a mail, as paragraphs: its time and whose time that is, and its place come first. Why it was cancelled the mail has said. */
export function paragraphsOf(meeting: CalendarMeeting, locale: Locale): string[] {
  const { body, title, startsAt, endsAt, timeZone, place } = meeting;
  const lines = [
    // A meeting without a title is called by its body already.
    ...(title === undefined ? [] : [`${say('calendar.body')[locale]}: ${readText(body, locale).text}`]),
    `${say('calendar.time')[locale]}: ${momentsText(startsAt, endsAt, ZoneId.of(timeZone))[locale]}`,
    ...(place === undefined ? [] : [`${say('calendar.place')[locale]}: ${place}`]),
  ];
  return [lines.join('\n'), ...notes(meeting, locale)];
}

/** Of what does not take place there is nothing to take part in. */
function notes({ status, link, agenda }: CalendarMeeting, locale: Locale): string[] {
  if (status === 'cancelled') return [];
  const read = (text: LocalisedText) => readText(text, locale).text;
  return [
    ...(link === undefined ? [] : [`${say('calendar.takePart')[locale]}: ${link}`]),
    ...(agenda.titles.length > 0 ? [agendaText(agenda.titles.map(read), agenda.count, locale)] : []),
  ];
}

function agendaText(titles: readonly string[], count: number, locale: Locale): string {
  const more = count - titles.length;
  const items = titles.map((title, index) => `${index + 1}. ${title}`);
  return [
    say('calendar.agenda')[locale],
    ...items,
    ...(more > 0 ? [say('calendar.more', { count: more })[locale]] : []),
  ].join('\n');
}
