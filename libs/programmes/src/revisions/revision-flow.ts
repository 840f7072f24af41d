import { type Guard, type LocalDate, type ProgrammeStage, type RevisionStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

interface Decision {
  readonly programme: ProgrammeStage;
  readonly on: LocalDate;
  readonly today: LocalDate;
  /** The codes of items that are new, changed or dropped without a reason. */
  readonly withoutReason: readonly string[];
}

interface Drafting {
  readonly programme: ProgrammeStage;
  /** The status of the last revision, if there is one. */
  readonly last: RevisionStatus | undefined;
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

const programmeGoesOn: Guard<unknown, Drafting> = {
  says: 'its programme was not withdrawn',
  require: (_, { programme }) => {
    if (programme === 'withdrawn') throw refuse('WRONG_STATUS.programmeWithdrawn', ['programme']);
  },
};

const noOtherDraft: Guard<unknown, Drafting> = {
  says: 'there is no other draft',
  require: (_, { last }) => {
    if (last === 'draft') throw refuse('WRONG_STATUS.draftIsThere', ['programme']);
  },
};

const programmeIsAdopted: Guard<unknown, Decision> = {
  says: 'its programme is adopted; the first plan is adopted with it',
  require: (_, { programme }) => {
    if (programme !== 'adopted') throw refuse('WRONG_STATUS.programmeComesFirst', ['revision']);
  },
};

const { begin, step } = stepsOf<RevisionStatus, { readonly status: RevisionStatus }>((status) =>
  refuse('WRONG_STATUS.revision', ['revision'], { status }),
);

/** How a revision is decided. Its plan is edited while it is a draft. */
export const REVISION_FLOW = {
  draftRevision: begin<Drafting>('draft', [programmeGoesOn, noOtherDraft]),
  editPlan: step(['draft']),
  adoptRevision: step<Decision>(['draft'], 'adopted', [programmeIsAdopted, decidedByToday, everyChangeHasItsReason]),
  discardRevision: step(['draft'], 'discarded'),
};
