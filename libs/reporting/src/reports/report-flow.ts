import { type ReportStatus, stepsOf, VALUE_NAMES } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

const { begin, step } = stepsOf<ReportStatus, { readonly status: ReportStatus }>((status) =>
  refuse('WRONG_STATUS.report', ['report'], { status: VALUE_NAMES.reportStatus[status] }),
);

const WANTED = ['queued', 'running'] as const;

/** A report that somebody asked for. A run that dies is run again. */
export const REPORT_FLOW = {
  requestReport: begin('queued'),
  run: step(WANTED, 'running'),
  finish: step(WANTED, 'done'),
  fail: step(WANTED, 'failed'),
  cancelReport: step(WANTED, 'cancelled'),
};
