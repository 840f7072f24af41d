import type { LocalDate, LocalisedText, Period } from '@talkoot/contracts';

/** What an organisation was called in a period; the periods of one organisation's names never overlap. */
export interface DatedName {
  readonly id: string;
  readonly name: LocalisedText;
  readonly period: Period;
}

export const nameOn = (names: readonly DatedName[], day: LocalDate): LocalisedText | undefined =>
  names.find(({ period }) => period.includes(day))?.name;
