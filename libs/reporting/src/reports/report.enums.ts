import {
  REPORT_FAILURES,
  REPORT_FORMATS,
  REPORT_KINDS,
  REPORT_STATUSES,
  type ReportFailure,
  type ReportFormat,
  type ReportKind,
  type ReportStatus,
} from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const ReportKindEnum = enumOf<ReportKind>('ReportKind', 'What a report is about.', REPORT_KINDS, {
  'pilot-programme': 'A pilot programme with its pilots, partners, milestones and money',
});

export const ReportFormatEnum = enumOf<ReportFormat>('ReportFormat', 'As what a report can be read.', REPORT_FORMATS, {
  html: 'A page with charts and a map, to read and to print',
  csv: 'A table for a spreadsheet',
});

export const ReportStatusEnum = enumOf<ReportStatus>(
  'ReportStatus',
  'How far the making of a report has come.',
  REPORT_STATUSES,
  {
    queued: 'It waits for its turn',
    running: 'It is being made',
    done: 'Its files can be downloaded',
    failed: 'It could not be made; `failure` says why',
    cancelled: 'It was called off',
  },
);

export const ReportFailureEnum = enumOf<ReportFailure>(
  'ReportFailure',
  'Why a report could not be made.',
  REPORT_FAILURES,
  {
    'subject-not-visible': 'The organisation that asked for it may not see its subject any more',
    'requester-left': 'The person who asked for it no longer acts for the organisation',
    'not-renderable': 'It failed each time that it was tried: a fault of the service',
  },
);
