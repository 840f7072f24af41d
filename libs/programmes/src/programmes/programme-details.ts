import {
  type Changes,
  differing,
  type Id,
  type Locale,
  type LocalisedText,
  type Period,
  type ProgrammeKind,
  type Provenance,
  sameText,
  sameTexts,
} from '@talkoot/contracts';

/** How a programme was prepared. */
export interface Preparation {
  /** Such as workshops and round tables. */
  readonly methods: readonly LocalisedText[];
  readonly participants: readonly LocalisedText[];
  /** How long it took, in words. */
  readonly duration?: LocalisedText | undefined;
}

/** What people may change of a programme. */
export interface ProgrammeDetails {
  readonly name: LocalisedText;
  readonly kind: ProgrammeKind;
  readonly period: Period;
  readonly purpose?: LocalisedText | undefined;
  readonly message?: LocalisedText | undefined;
  readonly role?: LocalisedText | undefined;
  /** What the owner concentrates on, in its own order. */
  readonly choices: readonly LocalisedText[];
  readonly preparation: Preparation;
  /** How it is followed up, in words. */
  readonly monitoring?: LocalisedText | undefined;
  /** Whom to ask, by office. */
  readonly contact?: LocalisedText | undefined;
  readonly councilTerm?: Period | undefined;
  readonly councilTermNote?: LocalisedText | undefined;
  /** The shared programme that it adapts to its owner's conditions. */
  readonly adaptedFrom?: Id<'programme'> | undefined;
  /** The programme or strategy that it carries out; in words where Talkoot does not have it. */
  readonly carriesOut?: Id<'programme'> | undefined;
  readonly basis?: LocalisedText | undefined;
  /** The programme that it replaces. */
  readonly predecessor?: Id<'programme'> | undefined;
  /** When its successor is expected to be adopted, before there is one. */
  readonly successorYear?: number | undefined;
  /** The language of the source; texts in other languages are a translation of Talkoot's. */
  readonly sourceLocale?: Locale | undefined;
  readonly provenance: Provenance;
}

export type StatedDetails = Changes<ProgrammeDetails>;

const samePreparation = (one: Preparation, other: Preparation): boolean =>
  sameTexts(one.methods, other.methods) &&
  sameTexts(one.participants, other.participants) &&
  sameText(one.duration, other.duration);

const samePeriod = (one: Period | undefined, other: Period | undefined): boolean =>
  String(one?.toRange()) === String(other?.toRange());

/** Which details are not the same in both. */
export const differingDetails = (one: ProgrammeDetails, other: ProgrammeDetails) =>
  differing({
    name: sameText(one.name, other.name),
    kind: one.kind === other.kind,
    period: one.period.equals(other.period),
    purpose: sameText(one.purpose, other.purpose),
    message: sameText(one.message, other.message),
    role: sameText(one.role, other.role),
    choices: sameTexts(one.choices, other.choices),
    preparation: samePreparation(one.preparation, other.preparation),
    monitoring: sameText(one.monitoring, other.monitoring),
    contact: sameText(one.contact, other.contact),
    councilTerm: samePeriod(one.councilTerm, other.councilTerm),
    councilTermNote: sameText(one.councilTermNote, other.councilTermNote),
    adaptedFrom: one.adaptedFrom === other.adaptedFrom,
    carriesOut: one.carriesOut === other.carriesOut,
    basis: sameText(one.basis, other.basis),
    predecessor: one.predecessor === other.predecessor,
    successorYear: one.successorYear === other.successorYear,
    sourceLocale: one.sourceLocale === other.sourceLocale,
    provenance: one.provenance === other.provenance,
  } satisfies Record<keyof ProgrammeDetails, boolean>);
