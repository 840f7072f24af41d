import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale, Operation, ReportFormat } from '@talkoot/contracts';
import { PilotProgrammeType } from '@talkoot/pilots';
import { LocaleEnum, Viewing } from '@talkoot/platform/graphql';
import { ReportReads } from './report.reads.interim.js';
import { ReportFormatEnum, StandingReportType } from './report.types.js';

/** What a programme has of reports, until the read path is there. */
@Resolver(() => PilotProgrammeType)
export class ProgrammeReportInterim {
  constructor(private readonly reads: ReportReads) {}

  @ResolveField(() => StandingReportType, {
    nullable: true,
    description: 'Its standing report: what anybody may see of it. Null before it was made for the first time.',
  })
  report(
    @Parent() { id }: PilotProgrammeType,
    @Args('locale', { type: () => LocaleEnum, nullable: true, description: 'That of the request unless said.' })
    locale: Locale | null,
    @Args('format', { type: () => ReportFormatEnum, defaultValue: 'html', description: 'A page unless said.' })
    format: ReportFormat,
    @Viewing() operation: Operation,
  ): Promise<StandingReportType | null> {
    return this.reads.standing(id, locale ?? operation.locale, format);
  }
}
