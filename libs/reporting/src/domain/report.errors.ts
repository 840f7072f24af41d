import { DomainError, type ReportStatus, VALUE_NAMES } from '@talkoot/contracts';

/** The report is finished, failed or cancelled already. */
export class ReportIsOver extends DomainError {
  constructor(status: ReportStatus) {
    const text = VALUE_NAMES.reportStatus[status];
    super('WRONG_STATUS', ['report'], {
      fi: `Raportti on jo ${text.fi}. Pyydä tarvittaessa uusi.`,
      sv: `Rapporten är redan ${text.sv}. Begär vid behov en ny.`,
      en: `The report is already ${text.en}. Request a new one if you need it.`,
    });
  }
}
