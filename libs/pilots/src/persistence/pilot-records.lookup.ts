import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  type Light,
  LocalDate,
  type LocalisedText,
  type OrganisationId,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What a pilot has done and with whom until a day, as far as it is public. */
export interface PilotRecord {
  /** Those who joined by the day, also when they have left since. */
  readonly partners: readonly {
    readonly organisation: OrganisationId;
    readonly period: Period;
    readonly provenance: Provenance;
  }[];
  /** In the order in which they are due. */
  readonly milestones: readonly {
    readonly name: LocalisedText;
    readonly due: LocalDate | undefined;
    readonly reachedOn: LocalDate | undefined;
    readonly droppedOn: LocalDate | undefined;
    readonly provenance: Provenance;
  }[];
  /** How its coordinator last said that it goes. */
  readonly statusReport: { readonly light: Light; readonly on: LocalDate } | undefined;
}

interface Row {
  readonly id: string;
  readonly partners: { organisation: string; period: string; provenance: Provenance }[];
  readonly milestones: {
    name: LocalisedText;
    due: string | null;
    reachedOn: string | null;
    droppedOn: string | null;
    provenance: Provenance;
  }[];
  readonly statusReport: { light: Light; on: string } | null;
}

/** Reads what pilots have done, many pilots in one statement. */
@Injectable()
export class PilotRecordsLookup {
  async records(
    executor: Pick<EntityManager, 'query'>,
    pilots: readonly Id<'pilot'>[],
    on: LocalDate,
  ): Promise<ReadonlyMap<Id<'pilot'>, PilotRecord>> {
    const found = await rows<Row>(
      executor,
      `SELECT p.id,
         coalesce(partners.list, '[]') AS partners, coalesce(milestones.list, '[]') AS milestones, status.report AS "statusReport"
       FROM unnest($1::uuid[]) AS p(id)
       LEFT JOIN (
         SELECT pilot_id, jsonb_agg(jsonb_build_object('organisation', organisation_id, 'period', period,
           'provenance', provenance) ORDER BY lower(period), id) AS list
         FROM pilots.partnership
         WHERE pilot_id = ANY ($1) AND status = 'joined' AND lower(period) <= $2::date GROUP BY pilot_id
       ) AS partners ON partners.pilot_id = p.id
       LEFT JOIN (
         SELECT pilot_id, jsonb_agg(jsonb_build_object('name', name, 'due', due, 'reachedOn', reached_on, 'droppedOn', dropped_on,
           'provenance', provenance) ORDER BY due, id) AS list
         FROM pilots.milestone WHERE pilot_id = ANY ($1) GROUP BY pilot_id
       ) AS milestones ON milestones.pilot_id = p.id
       LEFT JOIN (
         SELECT DISTINCT ON (pilot_id) pilot_id, jsonb_build_object('light', light, 'on', reported_on) AS report
         FROM pilots.status_report WHERE pilot_id = ANY ($1) AND reported_on <= $2::date
           ORDER BY pilot_id, reported_on DESC, id DESC
       ) AS status ON status.pilot_id = p.id`,
      [pilots.map(uuidOf), on.toString()],
    );
    return new Map(found.map((row) => [idOf('pilot', row.id), toRecord(row)]));
  }

  /** The programmes in whose pilots any of the organisations has, had or will have a part. */
  async programmesWith(
    executor: Pick<EntityManager, 'query'>,
    organisations: readonly OrganisationId[],
  ): Promise<Id<'pilotprogramme'>[]> {
    const found = await rows<{ id: string }>(
      executor,
      `SELECT DISTINCT programme_id AS id FROM pilots.pilot WHERE id IN (
         SELECT pilot_id FROM pilots.partnership WHERE organisation_id = ANY ($1)
         UNION SELECT collaboration_id FROM pilots.responsibility WHERE organisation_id = ANY ($1))`,
      [organisations.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }
}

const toRecord = ({ partners, milestones, statusReport }: Row): PilotRecord => ({
  partners: partners.map(({ organisation, period, provenance }) => ({
    organisation: idOf('organisation', organisation),
    period: Period.fromRange(period),
    provenance,
  })),
  milestones: milestones.map(({ due, reachedOn, droppedOn, ...milestone }) => ({
    ...milestone,
    due: due === null ? undefined : LocalDate.parse(due),
    reachedOn: reachedOn === null ? undefined : LocalDate.parse(reachedOn),
    droppedOn: droppedOn === null ? undefined : LocalDate.parse(droppedOn),
  })),
  statusReport: statusReport === null ? undefined : { light: statusReport.light, on: LocalDate.parse(statusReport.on) },
});
