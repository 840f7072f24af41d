import {
  assertNever,
  type BodyKind,
  type CollaborationId,
  type DatedOrganisation,
  type Id,
  type LocalisedText,
  type MergerRule,
  type OrganisationId,
  type Period,
  type Provenance,
  type Quorum,
  type Rhythm,
  rhythm as rhythmOf,
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
}

export interface NewBody extends Facts {
  readonly secretariat?: OrganisationId | undefined;
}

export interface BodyState extends Facts {
  readonly secretariats: readonly DatedOrganisation[];
}

/** What is left out stays. */
export type Some<T> = { readonly [P in keyof T]?: T[P] | undefined };

const FIELDS = ['name', 'quorum', 'noticeDays', 'mergerRule', 'rhythm', 'reportsTo', 'period', 'provenance'] as const;

/** With the changes; what is left out stays. */
export function changed<T extends Changeable>(before: T, changes: Some<Changeable>): T {
  return {
    ...before,
    name: changes.name ?? before.name,
    quorum: changes.quorum ?? before.quorum,
    noticeDays: changes.noticeDays ?? before.noticeDays,
    mergerRule: changes.mergerRule ?? before.mergerRule,
    rhythm: changes.rhythm ?? before.rhythm,
    reportsTo: changes.reportsTo ?? before.reportsTo,
    period: changes.period ?? before.period,
    provenance: changes.provenance ?? before.provenance,
  };
}

/** Which fields are not the same in both. */
export const differing = (one: Changeable, other: Changeable): (typeof FIELDS)[number][] =>
  FIELDS.filter((field) => !isSame(field, one, other));

function isSame(field: (typeof FIELDS)[number], one: Changeable, other: Changeable): boolean {
  switch (field) {
    case 'name':
      return sameText(one.name, other.name);
    case 'period':
      return one.period.equals(other.period);
    case 'quorum':
      return sameQuorum(one.quorum, other.quorum);
    case 'rhythm':
      return wireOf(one.rhythm) === wireOf(other.rhythm);
    case 'noticeDays':
    case 'mergerRule':
    case 'reportsTo':
    case 'provenance':
      return one[field] === other[field];
    default:
      return assertNever(field);
  }
}

const sameQuorum = (one: Quorum, other: Quorum): boolean =>
  one.seats === other.seats &&
  one.percent === other.percent &&
  (one.kinds ?? []).toSorted().join() === (other.kinds ?? []).toSorted().join();

/** The codec writes the fields of a pattern in one order. */
const wireOf = (rhythm: Rhythm | undefined): string | undefined => rhythm && JSON.stringify(rhythmOf.encode(rhythm));
