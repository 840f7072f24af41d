import { z } from 'zod';
import { idOfKinds, type IdKind } from './ids.js';
import { localisedLine } from './localised-text.js';
import { sameText } from './same-text.js';
import { plainLine } from './text.js';
import { sentAs } from './wire.js';

/** What kind of body decides or prepares. */
export const BODY_KINDS = [
  'alliance-board',
  'working-group',
  'working-committee',
  'regional-board',
  'assembly',
  'council',
  'steering-group',
  'stakeholders',
  'other',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];
export const bodyKind = z.enum(BODY_KINDS);

/** Whose side a seat speaks for. */
export const SEAT_KINDS = ['state', 'city', 'business', 'academia', 'other'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];
export const seatKind = z.enum(SEAT_KINDS);

/** By what somebody comes to sit in a seat. */
export const SEAT_BASES = ['office', 'election', 'invitation'] as const;
export type SeatBasis = (typeof SEAT_BASES)[number];
export const seatBasis = z.enum(SEAT_BASES);

/** Whether a mandate is for the seat itself or for standing in. */
export const MANDATE_ROLES = ['holder', 'substitute'] as const;
export type MandateRole = (typeof MANDATE_ROLES)[number];
export const mandateRole = z.enum(MANDATE_ROLES);

/** Where an invitation to a seat stands. Only a pending one can be answered or withdrawn. */
export const SEAT_INVITATION_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type SeatInvitationStatus = (typeof SEAT_INVITATION_STATUSES)[number];

/**
 * What becomes of the seats of two organisations that merge, in one body. `kept-apart`: the successor holds both until the
 * mandate of the ended one's seat is over, and then that seat ends. `joined`: that seat ends with the merger.
 */
export const MERGER_RULES = ['kept-apart', 'joined'] as const;
export type MergerRule = (typeof MERGER_RULES)[number];
export const mergerRule = z.enum(MERGER_RULES);

/** When a body can decide: everything that is given must be met by the seats present. Nothing given: always. */
export const quorum = sentAs(
  { object: 'QuorumInput' },
  z
    .strictObject({
      seats: z.int().min(1).max(1000).optional().describe('The least number of seats present.'),
      /** Of the seats that exist on the day. */
      percent: z.int().min(1).max(100).optional().describe('At least this share of the seats present, in percent.'),
      kinds: z
        .array(seatKind)
        .max(SEAT_KINDS.length)
        .optional()
        .describe('At least one seat of each of these kinds present.'),
    })
    .describe('When a body can decide: all that is given has to be met by the seats present.'),
);
export type Quorum = z.output<typeof quorum>;

/** Where a meeting stands. It changes by what people do, never by the clock. */
export const MEETING_STATUSES = [
  'draft',
  'convened',
  'held',
  'minutes-in-review',
  'minutes-approved',
  'cancelled',
] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];
export const meetingStatus = z.enum(MEETING_STATUSES);

/** What an agenda item is there for; only a `decision` can be decided on. */
export const AGENDA_ITEM_KINDS = ['information', 'discussion', 'decision'] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];
export const agendaItemKind = z.enum(AGENDA_ITEM_KINDS);

/** What was decided on an item. */
export const DECISION_OUTCOMES = ['approved', 'rejected', 'postponed'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];
export const decisionOutcome = z.enum(DECISION_OUTCOMES);

/** Where a proposal stands; whether it is overdue follows from the day. */
export const PROPOSAL_STATUSES = ['submitted', 'answered', 'withdrawn'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What the addressee answers. */
export const PROPOSAL_ANSWERS = ['accepted', 'accepted-in-part', 'rejected'] as const;
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number];
export const proposalAnswer = z.enum(PROPOSAL_ANSWERS);

/** Where an action item stands; whether it is late follows from the day. */
export const ACTION_ITEM_STATUSES = ['open', 'done', 'withdrawn'] as const;
export type ActionItemStatus = (typeof ACTION_ITEM_STATUSES)[number];

/** What an agenda item or a decision may be about. */
export const SUBJECT_KINDS = [
  'organisation',
  'theme',
  'network',
  'alliance',
  'pilotprogramme',
  'project',
  'pilot',
  'plan',
  'grant',
  'body',
  'decision',
  'actionitem',
  'proposal',
  'programme',
] as const satisfies IdKind[];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export const subjectId = idOfKinds(SUBJECT_KINDS);
export type SubjectId = z.output<typeof subjectId>;

/** The kind of what something is about, out of its id. */
export function subjectKindOf(id: SubjectId): SubjectKind {
  const kind = SUBJECT_KINDS.find((each) => id.startsWith(`${each}_`));
  if (kind === undefined) throw new Error(`Not the id of a subject: ${id}`);
  return kind;
}

/** An address on the web, https only. The parser of addresses drops line breaks and more, silently. */
const webAddress = plainLine(2000).refine((text) => /^https:\/\/\S+$/u.test(text) && URL.canParse(text), {
  error: 'invalid_url',
});

/** A document by link: what it is called, and its address on the web, https only. */
export const linkedDocument = sentAs(
  { object: 'DocumentInput' },
  z
    .strictObject({
      title: localisedLine(300).describe('What it is called, in one language or more.'),
      url: webAddress.describe('Where it is on the web, https only.'),
    })
    .describe('A document, by link.'),
);
export type LinkedDocument = z.output<typeof linkedDocument>;
export const linkedDocuments = z.array(linkedDocument).max(20, { error: 'too_many:20' });

/** Whether the same documents are named, under the same titles and in the same order. */
export const sameDocuments = (one: readonly LinkedDocument[], other: readonly LinkedDocument[]): boolean =>
  one.length === other.length &&
  one.every((each, place) => each.url === other[place]?.url && sameText(each.title, other[place].title));
