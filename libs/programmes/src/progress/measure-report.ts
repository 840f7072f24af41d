import {
  Aggregate,
  type EventName,
  type Id,
  type ItemKind,
  type LocalDate,
  type LocalisedText,
  type MeasureStatus,
  newId,
  type OrganisationId,
  type Provenance,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

export type MeasureReportEvent = Extract<EventName, `measure.${string}`>;

/** The most reports that a measure has. */
const MOST_REPORTS = 1000;

export interface MeasureReportState {
  readonly programme: Id<'programme'>;
  /** Through all revisions. */
  readonly lineage: Id<'itemlineage'>;
  readonly status: MeasureStatus;
  /** Since when it stands so. */
  readonly on: LocalDate;
  readonly note?: LocalisedText | undefined;
  readonly provenance: Provenance;
}

/** What a report is about. */
interface Reported {
  readonly programme: Id<'programme'>;
  readonly lineage: Id<'itemlineage'>;
  readonly code: string;
  readonly kind: ItemKind;
  readonly owner: OrganisationId | undefined;
  readonly responsible: readonly OrganisationId[];
  /** Who is responsible for what waits for it. */
  readonly waiting: readonly OrganisationId[];
  /** How many reports of it there are already. */
  readonly reports: number;
}

/** How a measure stands from a day on. Any status may follow any other: people correct themselves, and take up again what was done. */
export class MeasureReport extends Aggregate<'measurereport', MeasureReportEvent> {
  private constructor(
    id: Id<'measurereport'>,
    readonly state: MeasureReportState,
    private readonly parties: readonly OrganisationId[],
  ) {
    super(id, 0);
  }

  static of(
    { programme, lineage, code, kind, owner, responsible, waiting, reports }: Reported,
    said: Omit<MeasureReportState, 'programme' | 'lineage'>,
    today: LocalDate,
  ): MeasureReport {
    if (kind !== 'measure') throw refuse('WRONG_KIND.measure', ['item']);
    if (said.on.isAfter(today)) throw refuse('INVALID_DATE.inAdvance', ['on']);
    if (reports >= MOST_REPORTS) throw refuse('TOO_MANY.reports', ['item'], { most: MOST_REPORTS });
    const parties = new Set([...(owner ? [owner] : []), ...responsible, ...waiting]);
    const report = new MeasureReport(newId('measurereport'), { programme, lineage, ...said }, [...parties]);
    report.record('measure.reported.v1', { programme, lineage, code, status: said.status, on: said.on });
    return report;
  }

  protected concerned(): readonly OrganisationId[] {
    return this.parties;
  }
}
