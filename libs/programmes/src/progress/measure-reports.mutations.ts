import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { MeasureReport } from './measure-report.read-model.js';
import { reportMeasure } from './measure-reports.inputs.js';
import { MeasureReportsService } from './measure-reports.service.js';

export const MeasureReportsMutations = mutations(MeasureReportsService, (change) => ({
  reportMeasure: change({
    description: 'Report how a measure of the plan in force stands.',
    may: 'measure:report',
    input: reportMeasure,
    example: {
      item: exampleId('programmeitem'),
      status: 'in-progress',
      on: '2026-05-11',
      note: { sv: 'Planarbetet har börjat', en: 'Planning has begun' },
    },
    gives: { report: () => MeasureReport },
    run: (reports, operation, command) => reports.report(operation, command),
  }),
}));
