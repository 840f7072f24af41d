import { Injectable } from '@nestjs/common';
import {
  type CompanyRole,
  type Id,
  type IdKind,
  idOf,
  type Light,
  LocalDate,
  type LocalisedText,
  type Operation,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type {
  CompanyLinkType,
  ExperimentType,
  MilestoneType,
  ResultType,
  StatusReportType,
} from './pilot-work.types.js';
import { PILOT_VISIBLE, REASON_VISIBLE, viewing } from './visibility.interim.js';

/** The parts of a pilot, or one part by its own id. */
export type PartsWanted = Id<'pilot' | 'milestone' | 'experiment' | 'companylink' | 'result' | 'statusreport'>;

interface Part {
  readonly id: string;
  readonly pilot: string;
}

const day = (text: string | null): LocalDate | undefined => (text === null ? undefined : LocalDate.parse(text));

/** Plain reads until the read path is there: one statement a question, and only what the viewer may see. */
@Injectable()
export class PilotWorkReads {
  constructor(private readonly source: DataSource) {}

  /** In the order in which they are due. */
  async milestones(operation: Operation, on: LocalDate, wanted: PartsWanted): Promise<MilestoneType[]> {
    const found = await this.parts<
      Part & { name: LocalisedText; due: string | null; reachedOn: string | null; provenance: Provenance }
    >(operation, wanted, 'milestone', 's.name, s.due, s.reached_on AS "reachedOn", s.provenance', 's.due, s.id');
    return found.map(({ name, due, reachedOn, provenance, ...part }) => ({
      ...ids('milestone', part),
      due: day(due),
      reachedOn: day(reachedOn),
      provenance,
      texts: { name },
      on,
    }));
  }

  async experiments(operation: Operation, on: LocalDate, wanted: PartsWanted): Promise<ExperimentType[]> {
    const found = await this.parts<
      Part & {
        organisation: string;
        name: LocalisedText;
        tried: LocalisedText;
        expected: LocalisedText;
        outcome: LocalisedText | null;
        begunOn: string;
        concludedOn: string | null;
        provenance: Provenance;
      }
    >(
      operation,
      wanted,
      'experiment',
      `s.organisation_id AS organisation, s.name, s.tried, s.expected, s.outcome, s.begun_on AS "begunOn",
       s.concluded_on AS "concludedOn", s.provenance`,
      's.begun_on, s.id',
    );
    return found.map(({ organisation, begunOn, concludedOn, provenance, id, pilot, ...texts }) => ({
      ...ids('experiment', { id, pilot }),
      organisationId: idOf('organisation', organisation),
      begunOn: LocalDate.parse(begunOn),
      concludedOn: day(concludedOn),
      provenance,
      texts,
      on,
    }));
  }

  async companyLinks(operation: Operation, on: LocalDate, wanted: PartsWanted): Promise<CompanyLinkType[]> {
    const found = await this.parts<
      Part & { organisation: string; role: CompanyRole; period: string; provenance: Provenance }
    >(
      operation,
      wanted,
      'company_link',
      's.organisation_id AS organisation, s.role, s.period, s.provenance',
      'lower(s.period), s.id',
    );
    return found.map(({ organisation, role, period, provenance, ...part }) => {
      const { from, to } = Period.fromRange(period);
      const organisationId = idOf('organisation', organisation);
      return { ...ids('companylink', part), organisationId, role, from, lastDay: to, provenance, on };
    });
  }

  /** The latest first. */
  async results(operation: Operation, on: LocalDate, wanted: PartsWanted): Promise<ResultType[]> {
    const found = await this.parts<
      Part & {
        organisation: string;
        name: LocalisedText;
        description: LocalisedText | null;
        link: string | null;
        reachedOn: string;
        provenance: Provenance;
      }
    >(
      operation,
      wanted,
      'result',
      's.organisation_id AS organisation, s.name, s.description, s.link, s.reached_on AS "reachedOn", s.provenance',
      's.reached_on DESC, s.id DESC',
    );
    return found.map(({ organisation, name, description, link, reachedOn, provenance, ...part }) => ({
      ...ids('result', part),
      organisationId: idOf('organisation', organisation),
      link: link ?? undefined,
      reachedOn: LocalDate.parse(reachedOn),
      provenance,
      texts: { name, description },
      on,
    }));
  }

  /** The latest first; the reason only for those concerned by the pilot. */
  async statusReports(operation: Operation, on: LocalDate, wanted: PartsWanted): Promise<StatusReportType[]> {
    const found = await this.parts<
      Part & { organisation: string; light: Light; reason: LocalisedText | null; reportedOn: string }
    >(
      operation,
      wanted,
      'status_report',
      `s.organisation_id AS organisation, s.light, CASE WHEN ${REASON_VISIBLE} THEN s.reason END AS reason,
       s.reported_on AS "reportedOn"`,
      's.reported_on DESC, s.id DESC',
    );
    return found.map(({ organisation, light, reason, reportedOn, ...part }) => ({
      ...ids('statusreport', part),
      organisationId: idOf('organisation', organisation),
      light,
      reportedOn: LocalDate.parse(reportedOn),
      texts: { reason },
      on,
    }));
  }

  /** Table, columns and order are ours, never a user's. */
  private parts<Row extends Part>(
    operation: Operation,
    wanted: PartsWanted,
    table: string,
    columns: string,
    order: string,
  ): Promise<Row[]> {
    return rows<Row>(
      this.source.manager,
      `SELECT s.id, s.pilot_id AS pilot, ${columns}
       FROM pilots.${table} s JOIN pilots.pilot p ON p.id = s.pilot_id
       WHERE ${PILOT_VISIBLE} AND $4::uuid IN (s.id, s.pilot_id) ORDER BY ${order}`,
      [...viewing(operation), uuidOf(wanted)],
    );
  }
}

const ids = <K extends IdKind>(kind: K, { id, pilot }: Part) => ({ id: idOf(kind, id), pilotId: idOf('pilot', pilot) });
