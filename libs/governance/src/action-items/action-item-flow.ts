import {
  type ActionItemStatus,
  type Guard,
  type LocalDate,
  type OrganisationId,
  type PersonId,
  stepsOf,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of an action item that decide which steps are allowed. */
interface ActionItemMoment {
  readonly status: ActionItemStatus;
  /** The day of the meeting that gave it. */
  readonly given: LocalDate;
  readonly today: LocalDate;
}

type ActionItemGuard<G> = Guard<Omit<ActionItemMoment, 'status'>, G>;

interface Task {
  readonly organisation?: OrganisationId | undefined;
  readonly person?: PersonId | undefined;
  readonly due?: LocalDate | null | undefined;
}

const somebodyIsResponsible: ActionItemGuard<Task> = {
  says: 'an organisation or a person is responsible',
  require: (_, { organisation, person }) => {
    if (organisation === undefined && person === undefined)
      throw refuse('INVALID_INPUT.nobodyResponsible', ['organisation']);
  },
};

const dueAfterTheMeeting: ActionItemGuard<Task> = {
  says: 'it is not due before the meeting',
  require: ({ given }, { due }) => {
    if (due?.isBefore(given)) throw refuse('INVALID_DATE.dueBeforeMeeting', ['due'], { heldOn: given });
  },
};

const happened: ActionItemGuard<LocalDate> = {
  says: 'on a day from the meeting until today',
  require: ({ given, today }, on) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.notYetHappened', ['on']);
    if (on.isBefore(given)) throw refuse('INVALID_DATE.beforeMeeting', ['on'], { heldOn: given });
  },
};

const { begin, step } = stepsOf<ActionItemStatus, ActionItemMoment>((status) =>
  refuse('WRONG_STATUS.actionItem', ['actionItem'], { status }),
);

/** People move an action item on, never the clock: that it is late follows from the day. */
export const ACTION_ITEM_FLOW = {
  giveActionItem: begin<Task>('open', [somebodyIsResponsible, dueAfterTheMeeting]),
  changeActionItem: step<Task>(['open'], undefined, [somebodyIsResponsible, dueAfterTheMeeting]),
  reportActionItemDone: step<LocalDate>(['open'], 'done', [happened]),
  withdrawActionItem: step<LocalDate>(['open'], 'withdrawn', [happened]),
};
