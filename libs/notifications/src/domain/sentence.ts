import type { EventName, Id, IdKind, LocalDate, PublishedEvent, Translations, ZoneId } from '@talkoot/contracts';
import { dayText } from './day.js';

/** The name of a thing on the day of the event, in every language as far as there is one. */
export type NameOf = (id: Id<IdKind>) => Translations;

/** What a notification says of an event; moments are told by the clocks of the body that meets. */
export type Sentence<N extends EventName> = (event: PublishedEvent<N>, nameOf: NameOf, zone: ZoneId) => Translations;

/** The sentence in every language, out of the texts in each: names first, then the day. */
export function say(
  names: readonly Translations[],
  day: LocalDate | undefined,
  fi: (on: string, ...names: string[]) => string,
  sv: (on: string, ...names: string[]) => string,
  en: (on: string, ...names: string[]) => string,
): Translations {
  const on = day && dayText(day);
  return {
    fi: fi(on?.fi ?? '', ...names.map((each) => each.fi)),
    sv: sv(on?.sv ?? '', ...names.map((each) => each.sv)),
    en: en(on?.en ?? '', ...names.map((each) => each.en)),
  };
}
