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
import { rowsAmong, type Transaction } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What a pilot has done and with whom until a day. */
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
  /** In the order in which they began. */
  readonly experiments: readonly {
    readonly organisation: OrganisationId;
    readonly name: LocalisedText;
    readonly tried: LocalisedText;
    readonly expected: LocalisedText;
    readonly begunOn: LocalDate;
    /** Of those concluded by the day. */
    readonly outcome: LocalisedText | undefined;
    readonly concludedOn: LocalDate | undefined;
    readonly provenance: Provenance;
  }[];
  /** In the order of their days. */
  readonly results: readonly {
    readonly organisation: OrganisationId;
    readonly name: LocalisedText;
    readonly description: LocalisedText | undefined;
    readonly link: string | undefined;
    readonly on: LocalDate;
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
  readonly experiments: {
    organisation: string;
    name: LocalisedText;
    tried: LocalisedText;
    expected: LocalisedText;
    outcome: LocalisedText | null;
    begunOn: string;
    concludedOn: string | null;
    provenance: Provenance;
  }[];
  readonly results: {
    organisation: string;
    name: LocalisedText;
    description: LocalisedText | null;
    link: string | null;
    on: string;
    provenance: Provenance;
  }[];
  readonly statusReport: { light: Light; on: string } | null;
}

/** Reads what pilots have done, many pilots in one statement. */
@Injectable()
export class PilotRecordsLookup {
  /** From the first to the last day that the pilot's work tells of; undefined when there is none. */
  async daysOfWork(transaction: Transaction, pilot: Id<'pilot'>): Promise<Period | undefined> {
    const [found] = await transaction.rows<{ first: string | null; last: string | null }>(
      `SELECT min(day)::text AS first, max(day)::text AS last FROM (
         SELECT unnest(ARRAY[due, reached_on]) AS day FROM pilots.milestone WHERE pilot_id = $1 AND dropped_on IS NULL
         UNION ALL SELECT unnest(ARRAY[begun_on, concluded_on]) FROM pilots.experiment WHERE pilot_id = $1
         UNION ALL SELECT reported_on FROM pilots.status_report WHERE pilot_id = $1) AS told`,
      [uuidOf(pilot)],
    );
    return found?.first && found.last
      ? Period.of(LocalDate.parse(found.first), LocalDate.parse(found.last))
      : undefined;
  }

  async records(
    executor: Pick<EntityManager, 'query'>,
    pilots: readonly Id<'pilot'>[],
    on: LocalDate,
  ): Promise<ReadonlyMap<Id<'pilot'>, PilotRecord>> {
    const found = await rowsAmong<Row>(
      executor,
      `SELECT p.id,
         coalesce(partners.list, '[]') AS partners, coalesce(milestones.list, '[]') AS milestones,
         coalesce(experiments.list, '[]') AS experiments, coalesce(results.list, '[]') AS results, status.report AS "statusReport"
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
         SELECT pilot_id, jsonb_agg(jsonb_build_object('organisation', organisation_id, 'name', name, 'tried', tried,
           'expected', expected, 'begunOn', begun_on, 'provenance', provenance,
           'outcome', CASE WHEN concluded_on <= $2::date THEN outcome END,
           'concludedOn', CASE WHEN concluded_on <= $2::date THEN concluded_on END) ORDER BY begun_on, id) AS list
         FROM pilots.experiment WHERE pilot_id = ANY ($1) AND begun_on <= $2::date GROUP BY pilot_id
       ) AS experiments ON experiments.pilot_id = p.id
       LEFT JOIN (
         SELECT pilot_id, jsonb_agg(jsonb_build_object('organisation', organisation_id, 'name', name,
           'description', description, 'link', link, 'on', reached_on, 'provenance', provenance) ORDER BY reached_on, id) AS list
         FROM pilots.result WHERE pilot_id = ANY ($1) AND reached_on <= $2::date GROUP BY pilot_id
       ) AS results ON results.pilot_id = p.id
       LEFT JOIN (
         SELECT DISTINCT ON (pilot_id) pilot_id, jsonb_build_object('light', light, 'on', reported_on) AS report
         FROM pilots.status_report WHERE pilot_id = ANY ($1) AND reported_on <= $2::date
           ORDER BY pilot_id, reported_on DESC, id DESC
       ) AS status ON status.pilot_id = p.id`,
      [pilots.map(uuidOf), on.toString()],
    );
    return new Map(found.map((row) => [idOf('pilot', row.id), toRecord(row)]));
  }

  /** The programmes of the pilots and projects. */
  async programmesOf(
    executor: Pick<EntityManager, 'query'>,
    ids: readonly Id<'pilot' | 'project'>[],
  ): Promise<Id<'pilotprogramme'>[]> {
    const found = await rowsAmong<{ id: string }>(
      executor,
      `SELECT programme_id AS id FROM pilots.pilot WHERE id = ANY ($1)
       UNION SELECT programme_id FROM pilots.project WHERE id = ANY ($1)`,
      [ids.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }

  /** The programmes in whose pilots, projects or decided plans any of the organisations has, had or will have a part. */
  async programmesWith(
    executor: Pick<EntityManager, 'query'>,
    organisations: readonly OrganisationId[],
  ): Promise<Id<'pilotprogramme'>[]> {
    const found = await rowsAmong<{ id: string }>(
      executor,
      `WITH responsible AS (SELECT collaboration_id AS id FROM pilots.responsibility WHERE organisation_id = ANY ($1))
       SELECT programme_id AS id FROM pilots.pilot WHERE id IN (
         SELECT pilot_id FROM pilots.partnership WHERE organisation_id = ANY ($1) UNION SELECT id FROM responsible)
       UNION SELECT programme_id FROM pilots.project WHERE id IN (SELECT id FROM responsible)
       UNION SELECT programme_id FROM pilots.plan WHERE decided_on IS NOT NULL AND id IN (
         SELECT plan_id FROM pilots.plan_party WHERE organisation_id = ANY ($1))`,
      [organisations.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }
}

const toRecord = ({ partners, milestones, experiments, results, statusReport }: Row): PilotRecord => ({
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
  experiments: experiments.map(({ organisation, outcome, begunOn, concludedOn, ...experiment }) => ({
    ...experiment,
    organisation: idOf('organisation', organisation),
    outcome: outcome ?? undefined,
    begunOn: LocalDate.parse(begunOn),
    concludedOn: concludedOn === null ? undefined : LocalDate.parse(concludedOn),
  })),
  results: results.map(({ organisation, description, link, on, ...result }) => ({
    ...result,
    organisation: idOf('organisation', organisation),
    description: description ?? undefined,
    link: link ?? undefined,
    on: LocalDate.parse(on),
  })),
  statusReport: statusReport === null ? undefined : { light: statusReport.light, on: LocalDate.parse(statusReport.on) },
});
