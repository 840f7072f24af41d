import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isId, type Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { Viewing } from '@talkoot/platform/graphql';
import { ReportReads } from './report.reads.interim.js';
import { ReportType } from './report.types.js';

/** Reads of reports until the read path is there. */
@Resolver(() => ReportType)
export class ReportsInterim {
  constructor(private readonly reads: ReportReads) {}

  @Query(() => ReportType, {
    nullable: true,
    description: 'A report that somebody of the viewer’s organisation asked for: how far it is, and its files.',
  })
  @Allow('report:request')
  report(@Args('id', { type: () => ID }) id: string, @Viewing() operation: Operation): Promise<ReportType | null> {
    return isId('report', id) ? this.reads.byId(id, operation) : Promise.resolve(null);
  }
}
