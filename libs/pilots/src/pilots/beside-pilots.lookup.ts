import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  LocalDate,
  type LocalisedText,
  type OrganisationId,
  Period,
  type PlanStatus,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What is known of a plan: as it stood on a day, with those who submitted it as of that day. */
export interface PlanFacts {
  readonly id: Id<'plan'>;
  readonly name: LocalisedText;
  readonly status: PlanStatus;
  /** Whether it has been decided since: from then on anybody may see it. */
  readonly decided: boolean;
  readonly submittedOn: LocalDate;
  /** The day of the decision, or on which it was withdrawn. */
  readonly closedOn: LocalDate | undefined;
  /** Why it was redirected, rejected or withdrawn. */
  readonly reason: LocalisedText | undefined;
  /** The code of the pilot or the project that it became. */
  readonly became: string | undefined;
  readonly applicant: OrganisationId | undefined;
  readonly coordinator: OrganisationId | undefined;
  readonly provenance: Provenance;
}

/** A separate project beside the pilots, with who coordinates it on a day. */
export interface ProjectFacts {
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  readonly coordinator: OrganisationId | undefined;
  readonly provenance: Provenance;
}

interface PlanRow {
  readonly id: string;
  readonly name: LocalisedText;
  readonly status: PlanStatus;
  readonly decided: boolean;
  readonly submittedOn: string;
  readonly closedOn: string | null;
  readonly reason: LocalisedText | null;
  readonly became: string | null;
  readonly applicant: string | null;
  readonly coordinator: string | null;
  readonly provenance: Provenance;
}

interface ProjectRow {
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: string;
  readonly coordinator: string | null;
  readonly provenance: Provenance;
}

/** Reads what stands beside the pilots of a programme, the plans and the separate projects, in one statement each. */
@Injectable()
export class BesidePilotsLookup {
  /** Those submitted by the day, in the order of submission. */
  async plans(
    executor: Pick<EntityManager, 'query'>,
    programme: Id<'pilotprogramme'>,
    on: LocalDate,
  ): Promise<PlanFacts[]> {
    const found = await rows<PlanRow>(
      executor,
      `SELECT p.id, p.name, p.decided_on IS NOT NULL AS decided, p.submitted_on AS "submittedOn",
         CASE WHEN closed THEN p.status ELSE 'submitted' END AS status,
         CASE WHEN closed THEN coalesce(p.decided_on, p.withdrawn_on) END AS "closedOn",
         CASE WHEN closed THEN p.reason END AS reason,
         CASE WHEN closed THEN coalesce(pilot.code, project.code) END AS became,
         (SELECT organisation_id FROM pilots.plan_party
           WHERE plan_id = p.id AND role = 'applicant' AND period @> $2::date) AS applicant,
         (SELECT organisation_id FROM pilots.plan_party
           WHERE plan_id = p.id AND role = 'coordinator' AND period @> $2::date) AS coordinator,
         p.provenance
       FROM pilots.plan p
       LEFT JOIN pilots.pilot ON pilot.id = p.pilot_id
       LEFT JOIN pilots.project ON project.id = p.project_id
       CROSS JOIN LATERAL (SELECT coalesce(coalesce(p.decided_on, p.withdrawn_on) <= $2::date, false) AS closed) AS by_then
       WHERE p.programme_id = $1 AND p.submitted_on <= $2::date
       ORDER BY p.submitted_on, p.id`,
      [uuidOf(programme), on.toString()],
    );
    return found.map(({ id, submittedOn, closedOn, reason, became, applicant, coordinator, ...facts }) => ({
      ...facts,
      id: idOf('plan', id),
      submittedOn: LocalDate.parse(submittedOn),
      closedOn: closedOn === null ? undefined : LocalDate.parse(closedOn),
      reason: reason ?? undefined,
      became: became ?? undefined,
      applicant: applicant === null ? undefined : idOf('organisation', applicant),
      coordinator: coordinator === null ? undefined : idOf('organisation', coordinator),
    }));
  }

  /** In the order of their codes. */
  async projects(
    executor: Pick<EntityManager, 'query'>,
    programme: Id<'pilotprogramme'>,
    on: LocalDate,
  ): Promise<ProjectFacts[]> {
    const found = await rows<ProjectRow>(
      executor,
      `SELECT p.code, p.name, p.period, p.provenance,
         (SELECT organisation_id FROM pilots.responsibility
           WHERE collaboration_id = p.id AND role = 'coordinator' AND period @> $2::date) AS coordinator
       FROM pilots.project p WHERE p.programme_id = $1 ORDER BY p.code`,
      [uuidOf(programme), on.toString()],
    );
    return found.map(({ period, coordinator, ...facts }) => ({
      ...facts,
      period: Period.fromRange(period),
      coordinator: coordinator === null ? undefined : idOf('organisation', coordinator),
    }));
  }
}
