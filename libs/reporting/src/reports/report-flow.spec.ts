import { DomainError, LocalDate, newId, REPORT_STATUSES, type ReportStatus } from '@talkoot/contracts';
import { REPORT_FLOW } from './report-flow.js';
import { Report } from './report.js';

const reportIn = (status: ReportStatus) =>
  new Report(newId('report'), 1, {
    kind: 'pilot-programme',
    subject: newId('pilotprogramme'),
    formats: ['html'],
    locale: 'fi',
    asOf: LocalDate.parse('2014-11-19'),
    person: newId('person'),
    organisation: newId('organisation'),
    status,
  });

const STEPS = {
  finish: (report: Report) => report.finish(),
  fail: (report: Report) => report.fail('not-renderable'),
  cancelReport: (report: Report) => report.cancel(),
};

/** The status after a step, or the code of its refusal. */
function outcome(run: (report: Report) => void, status: ReportStatus): string {
  const report = reportIn(status);
  try {
    run(report);
    return report.state.status;
  } catch (error) {
    if (error instanceof DomainError && report.state.status === status) return error.code;
    throw error;
  }
}

describe('REPORT_FLOW', () => {
  it.each(['finish', 'fail', 'cancelReport'] as const)('%s_isRefusedExactlyWhereTheTableSaysSo', (name) => {
    const { from, to } = REPORT_FLOW[name];
    expect(REPORT_STATUSES.map((status) => outcome(STEPS[name], status))).toEqual(
      REPORT_STATUSES.map((status) => (from.includes(status) ? to : 'WRONG_STATUS')),
    );
  });
});
