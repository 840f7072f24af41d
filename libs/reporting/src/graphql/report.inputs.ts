import type { LocalDate } from '@talkoot/contracts';
import { Field, ID, InputType } from '@nestjs/graphql';
import { DateScalar, LocaleEnum } from '@talkoot/platform/graphql';
import { ReportFormatEnum, ReportKindEnum } from './report.enums.js';

@InputType()
export class RequestReportInput {
  @Field(() => ReportKindEnum)
  kind: string;

  @Field(() => ID, { description: 'What it is about: the id of a pilot programme.' })
  subject: string;

  @Field(() => [ReportFormatEnum], { description: 'Each at most once.' })
  formats: string[];

  @Field(() => LocaleEnum, { nullable: true, description: 'Its language. Default: that of the request.' })
  locale?: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day that it describes. Default: today.' })
  on?: LocalDate;
}

@InputType()
export class CancelReportInput {
  @Field(() => ID)
  report: string;
}
