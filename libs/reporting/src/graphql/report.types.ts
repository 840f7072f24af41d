import {
  type Id,
  type LocalDate,
  type Locale,
  REPORT_FAILURES,
  REPORT_FORMATS,
  REPORT_KINDS,
  REPORT_STATUSES,
  type ReportFailure,
  type ReportFormat,
  type ReportKind,
  type ReportStatus,
} from '@talkoot/contracts';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, enumOf, LocaleEnum, Payload } from '@talkoot/platform/graphql';

export const ReportKindEnum = enumOf<ReportKind>('ReportKind', 'What a report is about.', REPORT_KINDS, {
  'pilot-programme': 'A pilot programme with its pilots, partners, milestones and money',
});

export const ReportFormatEnum = enumOf<ReportFormat>('ReportFormat', 'As what a report can be read.', REPORT_FORMATS, {
  html: 'A page with charts and a map, to read and to print',
  csv: 'A table for a spreadsheet',
});

const ReportStatusEnum = enumOf<ReportStatus>(
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

const ReportFailureEnum = enumOf<ReportFailure>('ReportFailure', 'Why a report could not be made.', REPORT_FAILURES, {
  'subject-not-visible': 'The organisation that asked for it may not see its subject any more',
  'requester-left': 'Whoever asked for it does not act for the organisation any more',
  'not-renderable': 'It failed each time that it was tried: a fault of the service',
});

@ObjectType('ReportFile', { description: 'A report as a file.' })
export class ReportFileType {
  @Field(() => ReportFormatEnum)
  format: ReportFormat;

  @Field(() => String, {
    description:
      'Where it can be downloaded: a link for whoever asks here, good for 15 minutes. Ask again to get a new one.',
  })
  url: string;

  @Field(() => Int, { description: 'Bytes.' })
  size: number;

  @Field(() => String, { description: 'As which it can be kept.' })
  name: string;

  @Field(() => String, { description: 'Its SHA-256, in hexadecimal digits.' })
  sha256: string;
}

@ObjectType('Report', { description: 'A report that somebody asked for.' })
export class ReportType {
  @Field(() => ID)
  id: Id<'report'>;

  @Field(() => ReportKindEnum)
  kind: ReportKind;

  @Field(() => ID, { description: 'What it is about: the pilot programme.' })
  subject: Id<'pilotprogramme'>;

  @Field(() => LocaleEnum, { description: 'The language that it is written in.' })
  locale: Locale;

  @Field(() => DateScalar, { description: 'The day that it describes.' })
  on: LocalDate;

  @Field(() => ReportStatusEnum)
  status: ReportStatus;

  @Field(() => Int, { description: 'How much of the work is done, in percent.' })
  progress: number;

  @Field(() => ReportFailureEnum, { nullable: true, description: 'Why it could not be made; only when it failed.' })
  failure: ReportFailure | null;

  @Field(() => [ReportFileType], { description: 'Its files in the order of their formats; none before it is done.' })
  files: ReportFileType[];

  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its making began.' })
  startedAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was done, failed or called off.' })
  finishedAt: Date | null;
}

@ObjectType('StandingReport', {
  description: 'The report of a programme that is always there: what anybody may see of it, renewed when that changes.',
})
export class StandingReportType extends ReportFileType {
  @Field(() => LocaleEnum, { description: 'The language that it is written in.' })
  locale: Locale;

  @Field(() => DateScalar, { description: 'The day that it describes.' })
  on: LocalDate;

  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  renewedAt: Date;

  @Field(() => Boolean, { description: 'Whether nothing has changed since; if not, it is renewed in a moment.' })
  isCurrent: boolean;
}

@ObjectType()
export class RequestReportPayload extends Payload {
  @Field(() => ReportType, { nullable: true })
  report?: ReportType;
}

@ObjectType()
export class CancelReportPayload extends Payload {
  @Field(() => ReportType, { nullable: true })
  report?: ReportType;
}
