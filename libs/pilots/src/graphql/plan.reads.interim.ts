import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  LocalDate,
  type LocalisedText,
  type Operation,
  Period,
  type PlanStatus,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { periodType } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import type { PlanType } from './plan.types.js';
import type { ProjectType } from './project.types.js';
import { PLAN_VISIBLE, viewing } from './visibility.interim.js';

interface PlanRow {
  readonly id: string;
  readonly programme: string;
  readonly name: LocalisedText;
  readonly description: LocalisedText | null;
  readonly reason: LocalisedText | null;
  readonly period: string | null;
  readonly status: PlanStatus;
  readonly submittedOn: string;
  readonly decidedOn: string | null;
  readonly pilot: string | null;
  readonly project: string | null;
  readonly applicant: string | null;
  readonly coordinator: string | null;
  readonly partners: string[];
  readonly provenance: Provenance;
  readonly version: number;
}

interface ProjectRow {
  readonly id: string;
  readonly programme: string;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: string;
  readonly coordinator: string | null;
  readonly provenance: Provenance;
  readonly version: number;
}

/** Which ones; what is left out does not matter. */
export interface PlansWanted {
  readonly ids?: readonly Id<'plan'>[];
  readonly programme?: Id<'pilotprogramme'>;
}

export interface ProjectsWanted {
  readonly ids?: readonly Id<'project'>[];
  readonly code?: string;
  readonly programme?: Id<'pilotprogramme'>;
}

/** $4 is the day. */
const inRole = (role: string): string => `SELECT n.organisation_id FROM pilots.plan_party n
  JOIN registry.organisation o ON o.id = n.organisation_id
  WHERE n.plan_id = l.id AND n.role = '${role}' AND n.period @> $4::date ORDER BY o.country, o.code`;

/** Plain reads until the read path is there: one statement a question, and only what the viewer may see. */
@Injectable()
export class PlanReads {
  constructor(private readonly source: DataSource) {}

  /** In the order in which they were submitted. */
  async plans(operation: Operation, on: LocalDate, { ids, programme }: PlansWanted): Promise<PlanType[]> {
    const found = await rows<PlanRow>(
      this.source.manager,
      `SELECT l.id, l.programme_id AS programme, l.name, l.description, l.reason, l.period, l.status,
         l.submitted_on AS "submittedOn", l.decided_on AS "decidedOn", l.pilot_id AS pilot, l.project_id AS project,
         (${inRole('applicant')}) AS applicant, (${inRole('coordinator')}) AS coordinator,
         ARRAY(${inRole('partner')}) AS partners, l.provenance, l.version
       FROM pilots.plan l
       WHERE ${PLAN_VISIBLE} AND ($5::uuid[] IS NULL OR l.id = ANY ($5)) AND ($6::uuid IS NULL OR l.programme_id = $6)
       ORDER BY l.submitted_on, l.id`,
      [...viewing(operation), on.toString(), ids?.map(uuidOf) ?? null, programme ? uuidOf(programme) : null],
    );
    return found.map((row) => toPlan(row, on));
  }

  /** In the order of their codes; anybody may see them. */
  async projects(on: LocalDate, { ids, code, programme }: ProjectsWanted): Promise<ProjectType[]> {
    const found = await rows<ProjectRow>(
      this.source.manager,
      `SELECT j.id, j.programme_id AS programme, j.code, j.name, j.period, j.provenance, j.version,
         (SELECT organisation_id FROM pilots.responsibility
           WHERE collaboration_id = j.id AND role = 'coordinator' AND period @> $1::date) AS coordinator
       FROM pilots.project j
       WHERE ($2::uuid[] IS NULL OR j.id = ANY ($2)) AND ($3::text IS NULL OR j.code = $3)
         AND ($4::uuid IS NULL OR j.programme_id = $4)
       ORDER BY j.code`,
      [on.toString(), ids?.map(uuidOf) ?? null, code ?? null, programme ? uuidOf(programme) : null],
    );
    return found.map((row) => toProject(row, on));
  }
}

const organisation = (uuid: string | null): Id<'organisation'> | undefined =>
  uuid === null ? undefined : idOf('organisation', uuid);

const toPlan = (row: PlanRow, on: LocalDate): PlanType => ({
  id: idOf('plan', row.id),
  status: row.status,
  period: row.period === null ? undefined : periodType(Period.fromRange(row.period)),
  submittedOn: LocalDate.parse(row.submittedOn),
  decidedOn: row.decidedOn === null ? undefined : LocalDate.parse(row.decidedOn),
  provenance: row.provenance,
  version: row.version,
  texts: { name: row.name, description: row.description, reason: row.reason },
  programmeId: idOf('pilotprogramme', row.programme),
  pilotId: row.pilot === null ? undefined : idOf('pilot', row.pilot),
  projectId: row.project === null ? undefined : idOf('project', row.project),
  applicantId: organisation(row.applicant),
  coordinatorId: organisation(row.coordinator),
  partnerIds: row.partners.map((each) => idOf('organisation', each)),
  on,
});

const toProject = ({ id, programme, name, period, coordinator, ...facts }: ProjectRow, on: LocalDate): ProjectType => ({
  ...facts,
  id: idOf('project', id),
  programmeId: idOf('pilotprogramme', programme),
  period: periodType(Period.fromRange(period)),
  coordinatorId: organisation(coordinator),
  texts: { name },
  on,
});
