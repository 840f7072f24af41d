import { type Guard, type LocalDate, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import {
  type Consulting,
  type ConsultationStatus,
  isOpen,
  type OpinionStatus,
} from '../programmes/consultation-state.js';
import { counted, hasItems, notBeingHeard } from '../programmes/programme-flow.js';

interface Opening {
  /** Until when the draft is being heard already. */
  readonly heardUntil: LocalDate | undefined;
  readonly isDraft: boolean;
  readonly items: number;
  /** How many consultations on it there were. */
  readonly times: number;
}

/** Everybody who is asked is told each time. */
const MOST_TIMES = 5;

const notTooOften: Guard<unknown, Opening> = {
  says: `it was heard less than ${MOST_TIMES} times`,
  require: (_, { times }) => {
    if (times >= MOST_TIMES) throw refuse('TOO_MANY.consultations', ['revision'], { most: MOST_TIMES });
  },
};

interface LastDay {
  readonly until: LocalDate;
  /** The first and the last day that it can be. */
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
}

const ofADraft: Guard<unknown, Opening> = {
  says: 'the revision is a draft of a programme that is not withdrawn',
  require: (_, { isDraft }) => {
    if (!isDraft) throw refuse('WRONG_STATUS.noDraftToHear', ['revision']);
  },
};

const timeToAnswer: Guard<unknown, LastDay> = {
  says: 'the last day is at least one working day and at most two years ahead',
  require: (_, { until, earliest, latest }) => {
    if (until.isBefore(earliest)) throw refuse('INVALID_DATE.untilTooEarly', ['until'], { earliest });
    if (until.isAfter(latest)) throw refuse('INVALID_DATE.untilTooLate', ['until'], { latest });
  },
};

const isNotOver: Guard<Consulting, { readonly today: LocalDate }> = {
  says: 'its last day is not over',
  require: (consulting, { today }) => {
    if (!isOpen(consulting, today)) throw refuse('WRONG_STATUS.consultation', ['consultation'], { status: 'over' });
  },
};

const later: Guard<Consulting, { readonly until: LocalDate }> = {
  says: 'the new last day is later',
  require: ({ until: before }, { until }) => {
    if (until.isBefore(before)) throw refuse('INVALID_DATE.untilShortened', ['until'], { before });
  },
};

/** Names the codes of those who have not. */
const allHaveAnswered: Guard<unknown, { readonly awaited: readonly string[] }> = {
  says: 'all have given their opinion',
  require: (_, { awaited }) => {
    if (awaited.length > 0) throw refuse('WRONG_STATUS.opinionsAwaited', ['consultation'], counted(awaited));
  },
};

const { begin, step } = stepsOf<ConsultationStatus, Consulting>((status) =>
  refuse('WRONG_STATUS.consultation', ['consultation'], { status }),
);

/** How a draft is heard. That the last day is over follows from the calendar. */
export const CONSULTATION_FLOW = {
  openConsultation: begin<Opening & LastDay>('open', [
    ofADraft,
    hasItems('revision'),
    notBeingHeard('revision'),
    notTooOften,
    timeToAnswer,
  ]),
  extendConsultation: step<LastDay & { readonly today: LocalDate }>(['open'], undefined, [
    isNotOver,
    later,
    timeToAnswer,
  ]),
  closeConsultation: step<{ readonly today: LocalDate; readonly awaited: readonly string[] }>(['open'], 'closed', [
    isNotOver,
    allHaveAnswered,
  ]),
  withdrawConsultation: step<{ readonly today: LocalDate }>(['open'], 'withdrawn', [isNotOver]),
};

interface Heard {
  readonly consulting: Consulting;
  readonly today: LocalDate;
}

const opinionsAreTaken: Guard<unknown, Heard> = {
  says: 'the consultation is open, and its last day is not over',
  require: (_, { consulting, today }) => {
    const status = consulting.status === 'open' ? 'over' : consulting.status;
    if (!isOpen(consulting, today)) throw refuse('WRONG_STATUS.consultation', ['opinion'], { status });
  },
};

const opinionsAreIn: Guard<unknown, Heard> = {
  says: 'its last day is over, or it is closed',
  require: (_, { consulting, today }) => {
    if (isOpen(consulting, today)) throw refuse('WRONG_STATUS.stillOpen', ['opinion'], { until: consulting.until });
    if (consulting.status === 'withdrawn')
      throw refuse('WRONG_STATUS.consultation', ['opinion'], { status: consulting.status });
  },
};

const planIsADraft: Guard<unknown, { readonly isDraft: boolean }> = {
  says: 'the revision is a draft',
  require: (_, { isDraft }) => {
    if (!isDraft) throw refuse('WRONG_STATUS.noDraftToHear', ['opinion']);
  },
};

const opinion = stepsOf<OpinionStatus, { readonly status: OpinionStatus }>((status) =>
  refuse('WRONG_STATUS.opinion', ['opinion'], { status }),
);

/** What becomes of an opinion. That it is silent follows from the last day of its consultation. */
export const OPINION_FLOW = {
  asked: opinion.begin('asked'),
  giveOpinion: opinion.step<Heard>(['asked', 'given'], 'given', [opinionsAreTaken]),
  answerOpinion: opinion.step<Heard & { readonly isDraft: boolean }>(['given'], undefined, [
    opinionsAreIn,
    planIsADraft,
  ]),
  becameOne: opinion.step(['asked'], 'joined'),
};
