import { type Guard, type LocalDate, type RevisionStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
  /** The codes of items that are new, changed or dropped without a reason. */
  readonly withoutReason: readonly string[];
}

/** How many codes a refusal names. */
const MOST_NAMED = 10;

const decidedByToday: Guard<unknown, Decision> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
  },
};

const everyChangeHasItsReason: Guard<unknown, Decision> = {
  says: 'every item that is new, changed or dropped tells why',
  require: (_, { withoutReason }) => {
    if (withoutReason.length > 0)
      throw refuse('WRONG_STATUS.changesWithoutReason', ['revision'], {
        count: withoutReason.length,
        codes: withoutReason.slice(0, MOST_NAMED).join(', '),
      });
  },
};

const { begin, step } = stepsOf<RevisionStatus, { readonly status: RevisionStatus }>((status) =>
  refuse('WRONG_STATUS.revision', ['revision'], { status }),
);

/** How a revision is decided. Its plan is edited while it is a draft. */
export const REVISION_FLOW = {
  draftRevision: begin('draft'),
  editPlan: step(['draft']),
  adoptRevision: step<Decision>(['draft'], 'adopted', [decidedByToday, everyChangeHasItsReason]),
  discardRevision: step(['draft'], 'discarded'),
};
