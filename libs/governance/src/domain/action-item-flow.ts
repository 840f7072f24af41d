import { type ActionItemStatus, type Guard, type LocalDate, type Step, taken } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What of an action item decides which steps can be taken. */
interface ActionItemMoment {
  readonly status: ActionItemStatus;
  /** The day of the meeting that gave it. */
  readonly given: LocalDate;
  readonly today: LocalDate;
}

/** The day on which a step was taken; undefined for what has no day of its own. */
type Given = LocalDate | undefined;

const happened: Guard<ActionItemMoment, Given> = {
  says: 'on a day from the meeting until today',
  require: ({ given, today }, on) => {
    if (on?.isAfter(today)) throw refuse('INVALID_DATE.notYetHappened', ['on']);
    if (on?.isBefore(given)) throw refuse('INVALID_DATE.beforeMeeting', ['on'], { heldOn: given });
  },
};

/** An action item goes on by what people do, never by the clock: that it is late follows from the day. */
export const ACTION_ITEM_FLOW = {
  give: { from: [], to: 'open', guards: [] },
  change: { from: ['open'], guards: [] },
  reportDone: { from: ['open'], to: 'done', guards: [happened] },
  withdraw: { from: ['open'], to: 'withdrawn', guards: [happened] },
} as const satisfies Record<string, Step<ActionItemStatus, ActionItemMoment, Given>>;

export type ActionItemStep = Exclude<keyof typeof ACTION_ITEM_FLOW, 'give'>;

/** Throws WRONG_STATUS or INVALID_DATE where the step cannot be taken. */
export function requireActionItemStep(step: ActionItemStep, moment: ActionItemMoment, on?: LocalDate): void {
  taken<ActionItemStatus, ActionItemMoment, Given>(ACTION_ITEM_FLOW[step], moment, on, (is) =>
    refuse('WRONG_STATUS.actionItem', ['actionItem'], { status: is }),
  );
}
