import {
  type Changes,
  type AllianceStatus,
  differing,
  type LocalDate,
  type LocalisedText,
  type Period,
  type Provenance,
  type Rhythm,
  sameRhythm,
  sameText,
  sameTexts,
} from '@talkoot/contracts';
import { refuse } from './messages/index.js';

/** What people may change of an alliance. */
export interface AllianceDetails {
  readonly name: LocalisedText;
  /** When it exists, as far as that is known. */
  readonly period: Period;
  /** Meant to last: no end is known until it is ended. */
  readonly permanent: boolean;
  /** What it is for, in its own order. */
  readonly aims: readonly LocalisedText[];
  readonly rhythm?: Rhythm | undefined;
  readonly provenance: Provenance;
}

export interface AllianceState extends AllianceDetails {
  readonly code: string;
  readonly status: AllianceStatus;
  /** The day of the decision, or of the source that states the status; a source may tell none. */
  readonly statusOn?: LocalDate | undefined;
}

/** Details as somebody states them. */
export type AllianceChanges = Changes<AllianceDetails>;

/** Which details are not the same in both. */
export const differingDetails = (one: AllianceDetails, other: AllianceDetails) =>
  differing({
    name: sameText(one.name, other.name),
    period: one.period.equals(other.period),
    permanent: one.permanent === other.permanent,
    aims: sameTexts(one.aims, other.aims),
    rhythm: sameRhythm(one.rhythm, other.rhythm),
    provenance: one.provenance === other.provenance,
  } satisfies Record<keyof AllianceDetails, boolean>);

/** Throws INVALID_INPUT for what is to last and has a last day all the same, before it is ended. */
export function requireNoEnd(
  { permanent, period, status }: AllianceDetails & Partial<Pick<AllianceState, 'status'>>,
  path: readonly string[],
): void {
  if (permanent && status !== 'ended' && period.to) throw refuse('INVALID_INPUT.permanentHasNoEnd', path);
}
