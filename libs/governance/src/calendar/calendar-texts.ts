import { type CalendarMeeting, type Locale, type LocalisedText, readText, type Translations } from '@talkoot/contracts';

export const CANCELLED: Translations = { fi: 'Peruttu', sv: 'Inställt', en: 'Cancelled' };

const AGENDA: Translations = { fi: 'Esityslista:', sv: 'Föredragningslista:', en: 'Agenda:' };

const MORE: Record<Locale, (count: number) => string> = {
  fi: (count) => `… ja ${count} muuta asiaa`,
  sv: (count) => `… och ${count} ärenden till`,
  en: (count) => `… and ${count} more`,
};

const TAKE_PART: Translations = { fi: 'Etäyhteys', sv: 'Delta på distans', en: 'To take part from afar' };

/** What there is to know of a meeting besides its time, place and name; nothing where nothing is known. */
export function describe({ status, cancellationReason, link, agenda }: CalendarMeeting, locale: Locale): string {
  const read = (text: LocalisedText) => readText(text, locale).text;
  const parts = [
    ...(status === 'cancelled' && cancellationReason ? [`${CANCELLED[locale]}: ${read(cancellationReason)}`] : []),
    ...(link === undefined ? [] : [`${TAKE_PART[locale]}: ${link}`]),
    ...(agenda.titles.length > 0 ? [agendaText(agenda.titles.map(read), agenda.count, locale)] : []),
  ];
  return parts.join('\n\n');
}

function agendaText(titles: readonly string[], count: number, locale: Locale): string {
  const more = count - titles.length;
  const items = titles.map((title, index) => `${index + 1}. ${title}`);
  return [AGENDA[locale], ...items, ...(more > 0 ? [MORE[locale](more)] : [])].join('\n');
}
