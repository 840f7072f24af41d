import { Injectable } from '@nestjs/common';
import {
  id,
  type Id,
  localDate,
  locale,
  type Operation,
  type Relation,
  reportFormat,
  reportKind,
  requireAllowed,
} from '@talkoot/contracts';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { UnitOfWork } from '@talkoot/platform/database';
import { RateLimits } from '@talkoot/platform/limits';
import { z } from 'zod';
import { mayRead } from '../downloads/readers.js';
import { refuse } from '../messages/index.js';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import { Report } from './report.js';
import { ReportRepository } from './report.repository.js';

export const requestReport = z
  .strictObject({
    kind: reportKind.describe('The kind of report.'),
    subject: id('pilotprogramme').describe('What it is about: the id of a pilot programme.'),
    formats: z.array(reportFormat).min(1, { error: 'empty_list' }).describe('Each at most once.'),
    locale: locale.optional().describe('Its language. Default: that of the request.'),
    on: localDate.optional().describe('The day that it describes. Default: today.'),
  })
  .describe('The report to make.');
export type RequestReport = z.output<typeof requestReport>;

export const cancelReport = z
  .strictObject({ report: id('report').describe('The report.') })
  .describe('The report to cancel.');
export type CancelReport = z.output<typeof cancelReport>;

/** What people do with reports of their own. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly facts: ProgrammeFacts,
    private readonly limits: RateLimits,
  ) {}

  async request(operation: Operation, command: RequestReport): Promise<Id<'report'>> {
    requireAllowed(operation, 'report:request', ['self']);
    const { person, organisation } = operation.viewer;
    if (person === undefined || organisation === undefined) throw new NotAuthenticated();
    await this.limits.takeFor(operation, 'report-request');
    if (!(await this.facts.isVisible(command.subject, operation.viewer))) throw refuse('NOT_FOUND', ['subject']);
    return this.unitOfWork.run(operation, async (transaction) => {
      const report = Report.request({
        kind: command.kind,
        subject: command.subject,
        formats: command.formats,
        locale: command.locale ?? operation.locale,
        asOf: command.on ?? operation.today,
        person,
        organisation,
      });
      await this.reports.add(transaction, report);
      return report.id;
    });
  }

  cancel(operation: Operation, command: CancelReport): Promise<Id<'report'>> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const report = await this.reports.load(transaction, command.report);
      if (!report || !mayRead(operation.viewer, report.state.organisation)) throw refuse('NOT_FOUND', ['report']);
      // An auditor may read the reports of others, and change nothing.
      requireAllowed(operation, 'report:request', relationTo(report, operation));
      report.cancel();
      await this.reports.conclude(transaction, report);
      return report.id;
    });
  }
}

const relationTo = ({ state }: Report, { viewer }: Operation): Relation[] =>
  state.organisation === viewer.organisation ? ['self'] : [];
