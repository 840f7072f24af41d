import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Report } from './report.read-model.js';
import { cancelReport, ReportsService, requestReport } from './reports.service.js';

export const ReportsMutations = mutations(ReportsService, (change) => ({
  requestReport: change({
    description: 'Ask for a report. It is made in the background: ask `report(id:)` how far it is, and for its files.',
    may: 'report:request',
    input: requestReport,
    example: { kind: 'pilot-programme', subject: exampleId('pilotprogramme'), formats: ['html', 'csv'], locale: 'fi' },
    gives: { report: () => Report },
    run: (reports, operation, command) => reports.request(operation, command),
  }),
  cancelReport: change({
    description: 'Call off a report that is not made yet.',
    may: 'report:request',
    input: cancelReport,
    example: { report: exampleId('report') },
    gives: { report: () => Report },
    run: (reports, operation, command) => reports.cancel(operation, command),
  }),
}));
