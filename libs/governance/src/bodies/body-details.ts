import {
  type BodyKind,
  type CollaborationId,
  type DatedOrganisation,
  differing,
  type Id,
  type LocalisedText,
  type MergerRule,
  type OrganisationId,
  type Period,
  type Provenance,
  type Quorum,
  type Rhythm,
  sameRhythm,
  sameText,
} from '@talkoot/contracts';

/** What of a body somebody may change, or a source states otherwise. */
export interface Changeable {
  readonly name: LocalisedText;
  readonly quorum: Quorum;
  /** Working days between convening a meeting and the meeting. */
  readonly noticeDays?: number | undefined;
  readonly mergerRule: MergerRule;
  readonly rhythm?: Rhythm | undefined;
  /** The body that receives its reports next. */
  readonly reportsTo?: Id<'body'> | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
}

interface Facts extends Changeable {
  readonly kind: BodyKind;
  readonly code?: string | undefined;
  /** The organisation or the collaboration to which it belongs. */
  readonly of: OrganisationId | CollaborationId;
  /** By whose clocks it meets (a name of the IANA database): those of its owner's country when it was founded. */
  readonly timeZone: string;
}

export interface NewBody extends Facts {
  readonly secretariat?: OrganisationId | undefined;
}

export interface BodyState extends Facts {
  readonly secretariats: readonly DatedOrganisation[];
}

/** Which fields are not the same in both. */
export const differingDetails = (one: Changeable, other: Changeable) =>
  differing({
    name: sameText(one.name, other.name),
    quorum: sameQuorum(one.quorum, other.quorum),
    noticeDays: one.noticeDays === other.noticeDays,
    mergerRule: one.mergerRule === other.mergerRule,
    rhythm: sameRhythm(one.rhythm, other.rhythm),
    reportsTo: one.reportsTo === other.reportsTo,
    period: one.period.equals(other.period),
    provenance: one.provenance === other.provenance,
  } satisfies Record<keyof Changeable, boolean>);

const sameQuorum = (one: Quorum, other: Quorum): boolean =>
  one.seats === other.seats &&
  one.percent === other.percent &&
  (one.kinds ?? []).toSorted().join() === (other.kinds ?? []).toSorted().join();
