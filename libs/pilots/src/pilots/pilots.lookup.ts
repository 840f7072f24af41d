import { Injectable } from '@nestjs/common';
import {
  type FundingKind,
  type FundingPurpose,
  type Id,
  idOf,
  LocalDate,
  type LocalisedText,
  type OrganisationId,
  Period,
  type PilotStatus,
  type PilotProgrammeStatus,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows, rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type Executor = Pick<EntityManager, 'query'>;

/** What is known of a programme, besides who owns it (the registry knows). */
export interface ProgrammeFacts {
  readonly id: Id<'pilotprogramme'>;
  readonly code: string;
  readonly name: LocalisedText;
  readonly basis: LocalisedText | null;
  readonly aims: readonly LocalisedText[];
  readonly characteristics: readonly LocalisedText[];
  readonly period: Period;
  readonly call: Period | null;
  readonly status: PilotProgrammeStatus;
  /** The day on which it ended or was cancelled. */
  readonly statusOn: LocalDate | undefined;
  readonly funding: {
    readonly kind: FundingKind;
    readonly purposes: readonly FundingPurpose[];
    readonly unfunded: readonly FundingPurpose[];
  } | null;
  readonly documentedPartners: {
    readonly count: number;
    readonly asOf: LocalDate | null;
    readonly provenance: Provenance;
  } | null;
  readonly provenance: Provenance;
  readonly version: number;
}

/** What is known of a pilot, with those who have a part in it on the day. */
export interface PilotFacts {
  readonly id: Id<'pilot'>;
  readonly programme: Id<'pilotprogramme'>;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  readonly status: PilotStatus;
  /** The day of the decision, or of the source, that gave it its status. */
  readonly statusOn: LocalDate;
  /** Whether it was ever approved: from then on anybody may see it. */
  readonly approved: boolean;
  readonly provenance: Provenance;
  readonly version: number;
  readonly coordinator: OrganisationId | undefined;
  readonly applicant: OrganisationId | undefined;
  readonly partners: readonly OrganisationId[];
  readonly invited: readonly OrganisationId[];
}

interface PilotProgrammeRow {
  readonly id: string;
  readonly code: string;
  readonly name: LocalisedText;
  readonly basis: LocalisedText | null;
  readonly aims: LocalisedText[];
  readonly characteristics: LocalisedText[];
  readonly period: string;
  readonly call: string | null;
  readonly status: PilotProgrammeStatus;
  readonly statusOn: string | null;
  readonly kind: FundingKind | null;
  readonly purposes: FundingPurpose[];
  readonly unfunded: FundingPurpose[];
  readonly count: number | null;
  readonly countAsOf: string | null;
  readonly countProvenance: Provenance | null;
  readonly provenance: Provenance;
  readonly version: number;
}

interface PilotRow {
  readonly id: string;
  readonly programme: string;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: string;
  readonly status: PilotStatus;
  readonly statusOn: string;
  readonly approved: boolean;
  readonly provenance: Provenance;
  readonly version: number;
  readonly coordinator: string | null;
  readonly applicant: string | null;
  readonly partners: string[];
  readonly invited: string[];
}

const PROGRAMME = `
  SELECT id, code, name, basis, aims, characteristics, period, call, status, status_on AS "statusOn",
    funding_kind AS kind, funding_purposes AS purposes, funding_unfunded AS unfunded, documented_partners AS count, documented_partners_as_of AS "countAsOf",
    documented_partners_provenance AS "countProvenance",
    provenance, version
  FROM pilots.programme`;

/** $2 is the day. */
const PILOT = `
  SELECT p.id, p.programme_id AS programme, p.code, p.name, p.period, p.status, p.status_on AS "statusOn", p.approved, p.provenance, p.version,
    (SELECT organisation_id FROM pilots.responsibility
      WHERE collaboration_id = p.id AND role = 'coordinator' AND period @> $2::date) AS coordinator,
    (SELECT organisation_id FROM pilots.responsibility
      WHERE collaboration_id = p.id AND role = 'applicant' AND period @> $2::date) AS applicant,
    ARRAY(SELECT organisation_id FROM pilots.partnership
      WHERE pilot_id = p.id AND status = 'joined' AND period @> $2::date) AS partners,
    ARRAY(SELECT organisation_id FROM pilots.partnership
      WHERE pilot_id = p.id AND status = 'invited' AND period @> $2::date) AS invited
  FROM pilots.pilot p`;

/** Reads programmes and pilots as plain facts, in one statement a question. */
@Injectable()
export class PilotsLookup {
  async programmes(executor: Executor, ids: readonly Id<'pilotprogramme'>[]): Promise<ProgrammeFacts[]> {
    const found = await rowsAmong<PilotProgrammeRow>(executor, `${PROGRAMME} WHERE id = ANY ($1) ORDER BY code`, [
      ids.map(uuidOf),
    ]);
    return found.map(toProgramme);
  }

  async pilots(executor: Executor, ids: readonly Id<'pilot'>[], on: LocalDate): Promise<PilotFacts[]> {
    return (
      await rowsAmong<PilotRow>(executor, `${PILOT} WHERE p.id = ANY ($1) ORDER BY p.code`, [
        ids.map(uuidOf),
        on.toString(),
      ])
    ).map(toPilot);
  }

  async pilotsOf(executor: Executor, programme: Id<'pilotprogramme'>, on: LocalDate): Promise<PilotFacts[]> {
    return (
      await rows<PilotRow>(executor, `${PILOT} WHERE p.programme_id = $1 ORDER BY p.code`, [
        uuidOf(programme),
        on.toString(),
      ])
    ).map(toPilot);
  }

  /** Keeps others from changing the pilots until the end of the transaction. */
  async hold(executor: Executor, ids: readonly Id<'pilot'>[]): Promise<void> {
    await executor.query('SELECT FROM pilots.pilot WHERE id = ANY ($1) ORDER BY id FOR SHARE', [ids.map(uuidOf)]);
  }
}

function toProgramme(row: PilotProgrammeRow): ProgrammeFacts {
  const { id, period, call, statusOn, kind, purposes, unfunded, count, countAsOf, countProvenance, ...facts } = row;
  return {
    ...facts,
    id: idOf('pilotprogramme', id),
    period: Period.fromRange(period),
    call: call === null ? null : Period.fromRange(call),
    statusOn: statusOn === null ? undefined : LocalDate.parse(statusOn),
    funding: kind === null ? null : { kind, purposes, unfunded },
    documentedPartners:
      count === null || countProvenance === null
        ? null
        : { count, asOf: countAsOf === null ? null : LocalDate.parse(countAsOf), provenance: countProvenance },
  };
}

function toPilot({
  id,
  programme,
  period,
  statusOn,
  coordinator,
  applicant,
  partners,
  invited,
  ...facts
}: PilotRow): PilotFacts {
  return {
    ...facts,
    id: idOf('pilot', id),
    programme: idOf('pilotprogramme', programme),
    period: Period.fromRange(period),
    statusOn: LocalDate.parse(statusOn),
    coordinator: coordinator === null ? undefined : idOf('organisation', coordinator),
    applicant: applicant === null ? undefined : idOf('organisation', applicant),
    partners: partners.map((each) => idOf('organisation', each)),
    invited: invited.map((each) => idOf('organisation', each)),
  };
}
