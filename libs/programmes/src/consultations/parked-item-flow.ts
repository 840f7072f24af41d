import { stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

export const PARKED_STATUSES = ['parked', 'taken-up', 'dropped'] as const;
export type ParkedStatus = (typeof PARKED_STATUSES)[number];

const { begin, step } = stepsOf<ParkedStatus, { readonly status: ParkedStatus }>((status) =>
  refuse('WRONG_STATUS.parkedItem', ['parkedItem'], { status }),
);

/** What becomes of what is parked beside a plan. */
export const PARKED_ITEM_FLOW = {
  parkItem: begin('parked'),
  takeUpParkedItem: step(['parked'], 'taken-up'),
  dropParkedItem: step(['parked'], 'dropped'),
};
