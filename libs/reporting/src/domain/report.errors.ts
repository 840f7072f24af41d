import { DomainError, type ReportStatus, type Translations } from '@talkoot/contracts';

const WHAT_BECAME_OF_IT: Record<ReportStatus, Translations> = {
  queued: { fi: 'jonossa', sv: 'i kö', en: 'queued' },
  running: { fi: 'tekeillä', sv: 'under arbete', en: 'running' },
  done: { fi: 'valmis', sv: 'färdig', en: 'done' },
  failed: { fi: 'epäonnistunut', sv: 'misslyckad', en: 'failed' },
  cancelled: { fi: 'peruttu', sv: 'återkallad', en: 'cancelled' },
};

/** The report is finished, failed or cancelled already. */
export class ReportIsOver extends DomainError {
  constructor(status: ReportStatus) {
    const text = WHAT_BECAME_OF_IT[status];
    super('WRONG_STATUS', ['report'], {
      fi: `Raportti on jo ${text.fi}. Pyydä tarvittaessa uusi.`,
      sv: `Rapporten är redan ${text.sv}. Begär vid behov en ny.`,
      en: `The report is already ${text.en}. Request a new one if you need it.`,
    });
  }
}
