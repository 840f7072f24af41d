import { Injectable } from '@nestjs/common';
import { type Id, idOf, type ItemKind, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import type { ItemId } from '../revisions/item.js';
import { MeasureReportEntity } from './measure-report.entity.js';
import type { MeasureReport } from './measure-report.js';

/** An item as it stands in the plan in force. */
export interface StandingItem {
  readonly programme: Id<'programme'>;
  readonly lineage: Id<'itemlineage'>;
  readonly code: string;
  readonly kind: ItemKind;
  /** Who is responsible for it today. */
  readonly responsible: readonly OrganisationId[];
  /** Who is responsible today for what waits for it. */
  readonly waiting: readonly OrganisationId[];
  /** How many reports there are of it. */
  readonly reports: number;
}

interface StandingRow {
  readonly programme: string;
  readonly lineage: string;
  readonly code: string;
  readonly kind: ItemKind;
  readonly responsible: readonly string[];
  readonly waiting: readonly string[];
  readonly reports: number;
}

@Injectable()
export class MeasureReportRepository {
  /** An item of any revision as it stands in the plan in force; undefined: it is not in that plan. */
  async standing(transaction: Transaction, item: ItemId): Promise<StandingItem | undefined> {
    const [found] = await transaction.rows<StandingRow>(
      `SELECT l.programme_id AS programme, l.id AS lineage, i.code, i.kind,
         ARRAY(SELECT o.organisation_id FROM programmes.item_responsible o WHERE o.item_id = i.id AND o.period @> $2::date) AS responsible,
         ARRAY(SELECT DISTINCT o.organisation_id
           FROM programmes.item w JOIN programmes.item_responsible o ON o.item_id = w.id AND o.period @> $2::date
           WHERE w.revision_id = i.revision_id AND w.depends_on @> ARRAY[l.id] AND w.depends_on <> '{}') AS waiting,
         (SELECT count(*)::int FROM programmes.measure_report m WHERE m.lineage_id = l.id) AS reports
       FROM programmes.item any_item JOIN programmes.item_lineage l ON l.id = any_item.lineage_id
         JOIN programmes.item i ON i.lineage_id = l.id AND NOT i.dropped
       WHERE any_item.id = $1 AND i.revision_id = (
         SELECT r.id FROM programmes.revision r
         WHERE r.programme_id = l.programme_id AND r.status = 'adopted' AND coalesce(r.adopted_on, '-infinity') <= $2
         ORDER BY r.number DESC LIMIT 1)`,
      [uuidOf(item), transaction.operation.today.toString()],
    );
    return (
      found && {
        ...found,
        programme: idOf('programme', found.programme),
        lineage: idOf('itemlineage', found.lineage),
        responsible: found.responsible.map((each) => idOf('organisation', each)),
        waiting: found.waiting.map((each) => idOf('organisation', each)),
      }
    );
  }

  save(transaction: Transaction, reports: readonly MeasureReport[]): Promise<void> {
    return transaction.save(reports, TABLES);
  }
}

const toRow = ({ id, version, state }: MeasureReport): Row<MeasureReportEntity> => ({
  id,
  version,
  programme: state.programme,
  lineage: state.lineage,
  status: state.status,
  on: state.on,
  note: state.note,
  provenance: state.provenance,
});

const TABLES = [rootTable(MeasureReportEntity, toRow)];
