import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  cancelReport,
  type CancelReport,
  ReportsService,
  requestReport,
  type RequestReport,
} from '../application/reports.service.js';
import { CancelReportInput, RequestReportInput } from './report.inputs.js';
import { CancelReportPayload, RequestReportPayload } from './report.types.js';

@Resolver()
export class ReportsResolver {
  constructor(private readonly reports: ReportsService) {}

  @Mutation(() => RequestReportPayload, {
    description: 'Ask for a report. It is made in the background: ask `report(id:)` how far it is, and for its files.',
  })
  @Allow('report:request')
  async requestReport(
    @Args('input', { type: () => RequestReportInput }, parsed(requestReport)) command: RequestReport,
    @Viewing() operation: Operation,
  ): Promise<RequestReportPayload> {
    return { report: { id: await this.reports.request(operation, command) } };
  }

  @Mutation(() => CancelReportPayload, { description: 'Call off a report that is not made yet.' })
  @Allow('report:request')
  async cancelReport(
    @Args('input', { type: () => CancelReportInput }, parsed(cancelReport)) command: CancelReport,
    @Viewing() operation: Operation,
  ): Promise<CancelReportPayload> {
    return { report: { id: await this.reports.cancel(operation, command) } };
  }
}
