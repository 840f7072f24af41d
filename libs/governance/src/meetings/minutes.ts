import {
  changed,
  type Changes,
  type Id,
  type Instant,
  type LinkedDocument,
  type LocalDate,
  type LocalisedText,
  newId,
  newUuid,
  type OrganisationId,
  type PersonId,
  sameDocuments,
  sameText,
} from '@talkoot/contracts';
import type { MandateOnDay } from './attendance.js';

/** What somebody who was present remarked. */
export interface Remark {
  readonly id: Id<'remark'>;
  readonly seat: Id<'seat'>;
  readonly person?: PersonId | undefined;
  readonly text: string;
  readonly madeAt: Instant;
  /** When the minutes were sent again after it; undefined: it waits for that. */
  readonly answeredAt?: Instant | undefined;
}

/** That the minutes as they stand were accepted for a seat that was present. */
export interface Acceptance {
  readonly id: string;
  readonly seat: Id<'seat'>;
  readonly person?: PersonId | undefined;
  readonly day: LocalDate;
}

export interface MinutesText {
  readonly text?: LocalisedText | undefined;
  readonly documents: readonly LinkedDocument[];
}

/** The minutes of a meeting as a document of their own: written, sent, remarked on, accepted, approved. */
export interface Minutes extends MinutesText {
  /** When they were sent for review as they stand; undefined: not yet, or they have changed since. */
  readonly sentAt?: Instant | undefined;
  readonly remarks: readonly Remark[];
  readonly acceptances: readonly Acceptance[];
  readonly approvedOn?: LocalDate | undefined;
}

export const NO_MINUTES: Minutes = { documents: [], remarks: [], acceptances: [] };

/** Who speaks, and for whom. */
export interface Speaker {
  readonly person?: PersonId | undefined;
  readonly organisation?: OrganisationId | undefined;
  /** Whether the person may write for the organisation. */
  readonly isEditor: boolean;
}

/** The person who came; for an organisation that named nobody, anyone who writes for it. */
export const speaksFor = (speaker: Speaker, { person, organisation }: MandateOnDay): boolean =>
  person === undefined
    ? organisation !== undefined && speaker.organisation === organisation && speaker.isEditor
    : speaker.person === person;

/** What was sent and accepted was not this: it has to be sent again. */
export const reopened = (minutes: Minutes): Minutes =>
  minutes.sentAt ? { ...minutes, sentAt: undefined, acceptances: [] } : minutes;

/** Another text is not what was sent and accepted. */
export function rewritten(minutes: Minutes, changes: Changes<MinutesText>): Minutes {
  const after = changed<Minutes>(minutes, changes);
  if (sameText(minutes.text, after.text) && sameDocuments(minutes.documents, after.documents)) return minutes;
  return reopened(after);
}

/** Everything remarked before is answered by what is sent now. */
export const sent = (minutes: Minutes, now: Instant): Minutes => ({
  ...minutes,
  sentAt: now,
  remarks: minutes.remarks.map((each) => ({ ...each, answeredAt: each.answeredAt ?? now })),
});

export function remarked(
  minutes: Minutes,
  seat: Id<'seat'>,
  { person }: Speaker,
  text: string,
  now: Instant,
): { id: Id<'remark'>; minutes: Minutes } {
  const remark = { id: newId('remark'), seat, person, text, madeAt: now };
  return { id: remark.id, minutes: { ...minutes, remarks: [...minutes.remarks, remark] } };
}

export const accepted = (minutes: Minutes, seat: Id<'seat'>, { person }: Speaker, day: LocalDate): Minutes => ({
  ...minutes,
  acceptances: [...minutes.acceptances, { id: newUuid(), seat, person, day }],
});
