import {
  DomainError,
  type Guard,
  type Id,
  inEachLanguage,
  type Instant,
  type LocalDate,
  type LocalisedText,
  type MeetingStatus,
  NotAllowed,
  oneOf,
  type Period,
  readText,
  stepsOf,
  type Translations,
} from '@talkoot/contracts';
import { refuse, say } from '../messages/index.js';
import { itemOf } from './agenda.js';
import { type Attendance, wasPresent } from './attendance.js';
import { type DecisionDetails, whyImpossible } from './decision.js';
import type { MeetingState, MeetingTime } from './meeting-state.js';
import { type Speaker, speaksFor } from './minutes.js';

type MeetingGuard<G> = Guard<MeetingState, G>;

interface Planning {
  readonly time: MeetingTime;
  readonly now: Instant;
  /** Of the body. */
  readonly period: Period;
}

interface Calling extends Planning {
  /** The first day that the body's notice allows today. */
  readonly earliestDay: LocalDate;
}

const bodyIsThere: Guard<unknown, Planning> = {
  says: 'the body is there on its day',
  require: (_, { time, period }) => {
    if (!period.includes(time.day)) throw refuse('OUTSIDE_PERIOD', ['startsAt'], { period });
  },
};

const startsInTheFuture: Guard<unknown, Planning> = {
  says: 'it starts in the future',
  require: (_, { time, now }) => {
    if (time.startsAt.isBefore(now)) throw refuse('INVALID_DATE.meetingInPast', ['startsAt']);
  },
};

/** How long ago a meeting may have been that is recorded afterwards. */
const MOST_DAYS_AGO = 366;

interface Recording extends Planning {
  readonly today: LocalDate;
}

const isOver: Guard<unknown, Recording> = {
  says: 'it is over',
  require: (_, { time, now }) => {
    if (time.endsAt.isAfter(now)) throw refuse('INVALID_DATE.meetingNotOver', ['endsAt']);
  },
};

const wasWithinAYear: Guard<unknown, Recording> = {
  says: 'it was within the last year',
  require: (_, { time, today }) => {
    const earliest = today.minusDays(MOST_DAYS_AGO);
    if (time.day.isBefore(earliest)) throw refuse('INVALID_DATE.meetingTooLongAgo', ['startsAt'], { earliest });
  },
};

const hasAnAgenda: Guard<Pick<MeetingState, 'agenda'>, unknown> = {
  says: 'there is something on the agenda',
  require: ({ agenda }) => {
    if (agenda.length === 0) throw refuse('AGENDA_EMPTY', ['meeting']);
  },
};

const somethingStays: MeetingGuard<void> = {
  says: 'a convened meeting keeps something on its agenda',
  require: ({ status, agenda }) => {
    if (status === 'convened' && agenda.length === 1) throw refuse('AGENDA_EMPTY', ['meeting']);
  },
};

const keepsTheNotice: MeetingGuard<Calling> = {
  says: 'the working days of the body’s notice lie before it',
  require: (_, { time, earliestDay }) => {
    if (time.day.isBefore(earliestDay)) throw refuse('NOTICE_TOO_SHORT', ['startsAt'], { earliest: earliestDay });
  },
};

const keepsTheNoticeWhenEarlier: MeetingGuard<Calling> = {
  says: 'the notice is kept anew when a convened meeting becomes earlier',
  require: (state, calling) => {
    const isEarlier = calling.time.startsAt.isBefore(state.time.startsAt);
    if (state.status === 'convened' && isEarlier) keepsTheNotice.require(state, calling);
  },
};

const itsDayHasCome: MeetingGuard<{ readonly today: LocalDate }> = {
  says: 'its day has come',
  require: ({ time }, { today }) => {
    if (today.isBefore(time.day)) throw refuse('INVALID_DATE.meetingNotYet', ['meeting'], { day: time.day });
  },
};

interface Present {
  readonly attendance: readonly Attendance[];
}

const decisionsStayPossible: MeetingGuard<Present> = {
  says: 'those present could still have decided what is recorded',
  require: ({ decisions, quorum = {} }, { attendance }) => {
    const [why] = decisions.flatMap((each) => whyImpossible(each, attendance, quorum) ?? []);
    if (why) throw new DomainError(why.code, ['attendance'], say('recordedDecisionImpossible', { why: why.text }));
  },
};

interface Deciding {
  readonly item: Id<'agendaitem'>;
  readonly details: DecisionDetails;
}

const itemIsForDecision: MeetingGuard<Deciding> = {
  says: 'the item is there for a decision',
  require: ({ agenda }, { item }) => {
    if (itemOf(agenda, item).kind !== 'decision') throw refuse('WRONG_KIND.notForDecision', ['item']);
  },
};

const itemIsNotDecided: MeetingGuard<Deciding> = {
  says: 'it has none yet',
  require: ({ decisions }, { item }) => {
    if (decisions.some((each) => each.item === item)) throw refuse('ALREADY_DECIDED', ['item']);
  },
};

const thosePresentCanDecide: MeetingGuard<Pick<Deciding, 'details'>> = {
  says: 'there is a quorum, and no votes or dissent but of seats present',
  require: ({ attendance, quorum = {} }, { details }) => {
    const why = whyImpossible(details, attendance, quorum);
    if (why) throw why;
  },
};

/** How many of them a refusal names, and how much of each. */
const MOST_NAMED = 3;
const NAMED_LENGTH = 100;

const inQuotes = (text: LocalisedText): Translations =>
  inEachLanguage((locale) => `”${readText(text, locale).text.slice(0, NAMED_LENGTH)}”`);

const nothingRestsOnIt: MeetingGuard<{ readonly resting: readonly LocalisedText[] }> = {
  says: 'no action item rests on it but withdrawn ones',
  require: (_, { resting }) => {
    if (resting.length > 0)
      throw refuse('IN_USE.actionItems', ['decision'], {
        count: resting.length,
        items: resting.slice(0, MOST_NAMED).map(inQuotes),
      });
  },
};

const somethingIsWritten: MeetingGuard<void> = {
  says: 'there is a text or a document',
  require: ({ minutes }) => {
    if (!minutes.text && minutes.documents.length === 0) throw refuse('TEXT_MISSING.minutes', ['meeting']);
  },
};

const minutesAreSent: MeetingGuard<unknown> = {
  says: 'they are sent as they stand',
  require: ({ minutes }) => {
    if (!minutes.sentAt) throw refuse('MINUTES_OPEN.notSent', ['meeting']);
  },
};

interface Speaking {
  readonly seat: Id<'seat'>;
  readonly speaker: Speaker;
}

const seatWasPresent: MeetingGuard<Speaking> = {
  says: 'the seat was present, and the speaker acts for it',
  require: ({ attendance }, { seat, speaker }) => {
    const came = attendance.find((each) => each.seat === seat)?.came;
    if (!came) throw refuse('NOT_PRESENT', ['seat']);
    if (!speaksFor(speaker, came)) throw new NotAllowed('minutes:review', say('notAllowed.somebodyElseCame'));
  },
};

const remarksAreAnswered: MeetingGuard<void> = {
  says: 'every remark came before the last sending',
  require: ({ minutes }) => {
    if (minutes.remarks.some(({ answeredAt }) => !answeredAt)) throw refuse('MINUTES_OPEN.remark', ['meeting']);
  },
};

const somebodyPresentAccepted: MeetingGuard<void> = {
  says: 'at least one who was present accepted them',
  require: ({ minutes, attendance }) => {
    if (!minutes.acceptances.some(({ seat }) => wasPresent(attendance, seat)))
      throw refuse('MINUTES_OPEN.notAccepted', ['meeting']);
  },
};

/** Nothing of it has happened yet. */
export const PREPARED: readonly MeetingStatus[] = ['draft', 'convened'];
/** What was recorded may be told better, until its minutes are approved. */
const RECORDED = ['held', 'minutes-in-review'] as const;

const STATUS: Record<MeetingStatus, Translations> = {
  draft: say('status.meeting.draft'),
  convened: say('status.meeting.convened'),
  held: say('status.meeting.held'),
  'minutes-in-review': say('status.meeting.minutesInReview'),
  'minutes-approved': say('status.meeting.minutesApproved'),
  cancelled: say('status.meeting.cancelled'),
};

const { begin, step } = stepsOf<MeetingStatus, MeetingState>((status, from) =>
  refuse('WRONG_STATUS.meeting', ['meeting'], {
    status: STATUS[status],
    allowed: oneOf(from.map((one) => STATUS[one])),
  }),
);

/** A meeting gives action items once it was held. */
const { step: afterwards } = stepsOf<MeetingStatus, Pick<MeetingState, 'status'>>(() =>
  refuse('WRONG_STATUS.meetingNotHeld', ['meeting']),
);

/** The life of a meeting: every command with where it may be given, where it leads, and what it asks for. */
export const MEETING_FLOW = {
  planMeeting: begin<Planning>('draft', [startsInTheFuture, bodyIsThere]),
  recordMeeting: begin<Recording>('held', [hasAnAgenda, isOver, wasWithinAYear, bodyIsThere]),
  changeMeeting: step(PREPARED),
  moveMeeting: step<Calling>(PREPARED, undefined, [startsInTheFuture, bodyIsThere, keepsTheNoticeWhenEarlier]),
  addAgendaItem: step(PREPARED),
  changeAgendaItem: step(PREPARED),
  removeAgendaItem: step(PREPARED, undefined, [somethingStays]),
  orderAgenda: step(PREPARED),
  conveneMeeting: step<Calling>(['draft'], 'convened', [hasAnAgenda, startsInTheFuture, bodyIsThere, keepsTheNotice]),
  cancelMeeting: step(PREPARED, 'cancelled'),
  holdMeeting: step<{ today: LocalDate }>(['convened'], 'held', [itsDayHasCome]),
  correctAttendance: step<Present>(['held'], undefined, [decisionsStayPossible]),
  recordDecision: step<Deciding>(RECORDED, undefined, [itemIsForDecision, itemIsNotDecided, thosePresentCanDecide]),
  correctDecision: step<Pick<Deciding, 'details'>>(RECORDED, undefined, [thosePresentCanDecide]),
  withdrawDecision: step<{ resting: readonly LocalisedText[] }>(RECORDED, undefined, [nothingRestsOnIt]),
  writeMinutes: step(RECORDED),
  sendMinutes: step(RECORDED, 'minutes-in-review', [somethingIsWritten]),
  remarkOnMinutes: step<Speaking>(['minutes-in-review'], undefined, [seatWasPresent]),
  acceptMinutes: step<Speaking>(['minutes-in-review'], undefined, [seatWasPresent, minutesAreSent]),
  approveMinutes: step(['minutes-in-review'], 'minutes-approved', [
    minutesAreSent,
    remarksAreAnswered,
    somebodyPresentAccepted,
  ]),
  giveActionItem: afterwards([...RECORDED, 'minutes-approved']),
};
