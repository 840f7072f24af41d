import {
  type CalendarMeeting,
  type Locale,
  type LocalisedText,
  momentsText,
  readText,
  type Translations,
  ZoneId,
} from '@talkoot/contracts';

const BODY: Translations = { fi: 'Toimielin', sv: 'Organ', en: 'Body' };
export const CANCELLED: Translations = { fi: 'Peruttu', sv: 'Inställt', en: 'Cancelled' };

const AGENDA: Translations = { fi: 'Esityslista:', sv: 'Föredragningslista:', en: 'Agenda:' };

const MORE: Record<Locale, (count: number) => string> = {
  fi: (count) => `… ja ${count} muuta asiaa`,
  sv: (count) => `… och ${count} ärenden till`,
  en: (count) => `… and ${count} more`,
};

const TAKE_PART: Translations = { fi: 'Etäyhteys', sv: 'Delta på distans', en: 'Join remotely' };

const TIME: Translations = { fi: 'Aika', sv: 'Tid', en: 'Time' };
const PLACE: Translations = { fi: 'Paikka', sv: 'Plats', en: 'Place' };

/** What there is to know of a meeting besides its time, place and name; nothing where nothing is known. */
export const describe = (meeting: CalendarMeeting, locale: Locale): string => {
  const { status, cancellationReason } = meeting;
  const why =
    status === 'cancelled' && cancellationReason
      ? [`${CANCELLED[locale]}: ${readText(cancellationReason, locale).text}`]
      : [];
  return [...why, ...notes(meeting, locale)].join('\n\n');
};

/** The same for a mail, as paragraphs: its time and whose time that is, and its place come first. Why it was cancelled the mail has said. */
export function paragraphsOf(meeting: CalendarMeeting, locale: Locale): string[] {
  const { body, title, startsAt, endsAt, timeZone, place } = meeting;
  const lines = [
    // A meeting without a title is called by its body already.
    ...(title === undefined ? [] : [`${BODY[locale]}: ${readText(body, locale).text}`]),
    `${TIME[locale]}: ${momentsText(startsAt, endsAt, ZoneId.of(timeZone))[locale]}`,
    ...(place === undefined ? [] : [`${PLACE[locale]}: ${place}`]),
  ];
  return [lines.join('\n'), ...notes(meeting, locale)];
}

/** Of what does not take place there is nothing to take part in. */
function notes({ status, link, agenda }: CalendarMeeting, locale: Locale): string[] {
  if (status === 'cancelled') return [];
  const read = (text: LocalisedText) => readText(text, locale).text;
  return [
    ...(link === undefined ? [] : [`${TAKE_PART[locale]}: ${link}`]),
    ...(agenda.titles.length > 0 ? [agendaText(agenda.titles.map(read), agenda.count, locale)] : []),
  ];
}

function agendaText(titles: readonly string[], count: number, locale: Locale): string {
  const more = count - titles.length;
  const items = titles.map((title, index) => `${index + 1}. ${title}`);
  return [AGENDA[locale], ...items, ...(more > 0 ? [MORE[locale](more)] : [])].join('\n');
}
