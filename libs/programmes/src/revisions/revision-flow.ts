import { type Guard, type LocalDate, type ProgrammeStage, type RevisionStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import {
  counted,
  decidedByToday,
  notBeingHeard,
  opinionsAnswered,
  programmeIsNotWithdrawn,
} from '../programmes/programme-flow.js';
import type { Hearing } from '../programmes/hearing.js';

interface Decision extends Hearing {
  readonly on: LocalDate;
  readonly today: LocalDate;
  /** Where its programme stands. */
  readonly programme: ProgrammeStage;
  /** When the revision was adopted that it replaces. */
  readonly notBefore: LocalDate | undefined;
  /** The codes of items that are new, changed or dropped without a reason. */
  readonly withoutReason: readonly string[];
  /** How many its plan has. */
  readonly items: number;
}

const notBeforeTheLast: Guard<unknown, Decision> = {
  says: 'not before the day of the revision that it replaces',
  require: (_, { on, notBefore }) => {
    if (notBefore && on.isBefore(notBefore))
      throw refuse('INVALID_DATE.beforeLastRevision', ['adoptedOn'], { notBefore });
  },
};

const hasItems: Guard<unknown, Decision> = {
  says: 'its plan has at least one item',
  require: (_, { items }) => {
    if (items === 0) throw refuse('WRONG_STATUS.emptyPlan', ['revision']);
  },
};

const everyChangeHasItsReason: Guard<unknown, Decision> = {
  says: 'every item that is new, changed or dropped tells why',
  require: (_, { withoutReason }) => {
    if (withoutReason.length > 0)
      throw refuse('WRONG_STATUS.changesWithoutReason', ['revision'], counted(withoutReason));
  },
};

const oneDraftAtATime: Guard<unknown, { readonly last: RevisionStatus | undefined }> = {
  says: 'no other one is a draft',
  require: (_, { last }) => {
    if (last === 'draft') throw refuse('WRONG_STATUS.draftIsThere', ['programme']);
  },
};

const programmeIsAdopted: Guard<unknown, Decision> = {
  says: 'its programme is adopted, or is adopted with it',
  require: (_, { programme }) => {
    if (programme !== 'adopted') throw refuse('WRONG_STATUS.programmeComesFirst', ['revision']);
  },
};

const { begin, step } = stepsOf<RevisionStatus, { readonly status: RevisionStatus }>((status) =>
  refuse('WRONG_STATUS.revision', ['revision'], { status }),
);

/** How a revision is decided. Its plan is edited while it is a draft. */
export const REVISION_FLOW = {
  draftRevision: begin<{ readonly last: RevisionStatus | undefined }>('draft', [oneDraftAtATime]),
  editPlan: step<Pick<Hearing, 'heardUntil'> & { readonly programme: ProgrammeStage }>(['draft'], undefined, [
    programmeIsNotWithdrawn('revision'),
    notBeingHeard('revision'),
  ]),
  statePlan: step(['adopted']),
  adoptRevision: step<Decision>(['draft'], 'adopted', [
    programmeIsAdopted,
    decidedByToday,
    notBeforeTheLast,
    hasItems,
    everyChangeHasItsReason,
    notBeingHeard('revision'),
    opinionsAnswered('revision'),
  ]),
  discardRevision: step<Pick<Hearing, 'heardUntil'>>(['draft'], 'discarded', [notBeingHeard('revision')]),
};
