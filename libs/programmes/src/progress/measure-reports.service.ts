import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import { UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { MeasureReport } from './measure-report.js';
import { MeasureReportRepository } from './measure-report.repository.js';
import type { ReportMeasure } from './measure-reports.inputs.js';

/** What is told of measures of the plan in force. */
@Injectable()
export class MeasureReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly reports: MeasureReportRepository,
  ) {}

  /** By the owner of the programme, or by who is responsible for the measure. */
  report(operation: Operation, command: ReportMeasure): Promise<Id<'measurereport'>> {
    const { item, status, on = operation.today, note, provenance } = command;
    const { today } = operation;
    return this.unitOfWork.run(operation, async (transaction) => {
      await transaction.requireAllowed('measure:report', { id: item, path: ['item'] });
      const measure = await this.reports.standing(transaction, item);
      if (!measure) throw refuse('NOT_FOUND.measureInForce', ['item']);
      const owners = await this.registry.owners([measure.programme], today, transaction);
      const owner = owners.get(measure.programme);
      const report = MeasureReport.of({ ...measure, owner }, { status, on, note, provenance }, today);
      await this.reports.save(transaction, [report]);
      return report.id;
    });
  }
}
