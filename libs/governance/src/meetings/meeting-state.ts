import {
  type Id,
  type Instant,
  LocalDate,
  type LocalisedText,
  type MeetingStatus,
  type Period,
  type Provenance,
  type Quorum,
  type ZoneId,
} from '@talkoot/contracts';
import type { BodyParties } from '../bodies/relations.js';
import { refuse } from '../messages/index.js';
import type { AgendaItem } from './agenda.js';
import type { Attendance } from './attendance.js';
import type { Decision } from './decision.js';
import type { Minutes } from './minutes.js';

/** No meeting of a body takes longer: what does is several. */
const MOST_HOURS = 72;

/** When a meeting is, and the local day on which it begins: mandates of that day count. */
export interface MeetingTime {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly day: LocalDate;
}

/** The time of a meeting from its ends; throws when it ends before it starts, or takes days. */
export function meetingTime(startsAt: Instant, endsAt: Instant, zone: ZoneId): MeetingTime {
  if (!endsAt.isAfter(startsAt)) throw refuse('PERIOD_ENDS_BEFORE_START.meeting', ['endsAt']);
  if (endsAt.isAfter(startsAt.plusSeconds(MOST_HOURS * 3600)))
    throw refuse('INVALID_INPUT.meetingTooLong', ['endsAt'], { hours: MOST_HOURS });
  return { startsAt, endsAt, day: LocalDate.ofInstant(startsAt, zone) };
}

/** What is said of a meeting besides when it is. */
export interface MeetingDetails {
  /** Undefined: it is called by its body. */
  readonly title?: LocalisedText | undefined;
  readonly place?: string | undefined;
  /** Where to take part from afar. */
  readonly link?: string | undefined;
}

export interface MeetingState extends MeetingDetails {
  readonly body: Id<'body'>;
  readonly status: MeetingStatus;
  readonly time: MeetingTime;
  /** Of the iCalendar event (RFC 5545, 3.8.7.4): counts what those invited have to be told anew; it never falls. */
  readonly sequence: number;
  readonly convenedOn?: LocalDate | undefined;
  /** The day on which it was recorded afterwards, when it was held without being convened here. */
  readonly recordedOn?: LocalDate | undefined;
  readonly cancellationReason?: LocalisedText | undefined;
  readonly agenda: readonly AgendaItem[];
  /** What the body needed to decide on the day; undefined before it was held. */
  readonly quorum?: Quorum | undefined;
  readonly attendance: readonly Attendance[];
  readonly decisions: readonly Decision[];
  readonly minutes: Minutes;
  readonly provenance: Provenance;
}

/** What a meeting needs to know of the world around it. */
export interface MeetingStanding {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly body: BodyParties & {
    /** Whether anybody may see it. */
    readonly isPublic: boolean;
    readonly period: Period;
  };
}
