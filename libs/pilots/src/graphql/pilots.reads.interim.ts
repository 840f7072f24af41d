import { Injectable } from '@nestjs/common';
import {
  type FundingKind,
  type FundingPurpose,
  type Id,
  idOf,
  LocalDate,
  type LocalisedText,
  type Operation,
  type OrganisationId,
  Period,
  type PilotStatus,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { periodType } from '@talkoot/platform/graphql';
import { DataSource } from 'typeorm';
import { statusOn } from '../domain/partnership.js';
import type { PartnershipType, PilotType } from './pilot.types.js';
import type { PilotProgrammeType } from './programme.types.js';
import { PARTNERSHIP_VISIBLE, PILOT_VISIBLE, PROGRAMME_VISIBLE, viewing } from './visibility.interim.js';

interface ProgrammeRow {
  readonly id: string;
  readonly code: string;
  readonly name: LocalisedText;
  readonly basis: LocalisedText | null;
  readonly aims: LocalisedText[];
  readonly characteristics: LocalisedText[];
  readonly period: string;
  readonly call: string | null;
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
  readonly provenance: Provenance;
  readonly version: number;
}

interface PartnershipRow {
  readonly id: string;
  readonly pilot: string;
  readonly organisation: string;
  readonly status: 'invited' | 'joined';
  readonly period: string;
  readonly provenance: Provenance;
}

/** Which pilots; what is left out does not matter. */
export interface PilotsWanted {
  readonly id?: Id<'pilot'>;
  readonly code?: string;
  readonly programme?: Id<'pilotprogramme'>;
  readonly status?: readonly PilotStatus[] | undefined;
  readonly theme?: Id<'theme'> | undefined;
  readonly partner?: OrganisationId | undefined;
}

const uuid = (id: Id<'pilot' | 'pilotprogramme' | 'theme' | 'organisation'> | undefined): string | null =>
  id === undefined ? null : uuidOf(id);

/** Plain reads until the read path is there: one statement a question, and only what the viewer may see. */
@Injectable()
export class PilotsReads {
  constructor(private readonly source: DataSource) {}

  async programmes(
    operation: Operation,
    on: LocalDate,
    wanted: { readonly id?: Id<'pilotprogramme'>; readonly code?: string },
  ): Promise<PilotProgrammeType[]> {
    const found = await rows<ProgrammeRow>(
      this.source.manager,
      `SELECT id, code, name, basis, aims, characteristics, period, call, funding_kind AS kind,
         funding_purposes AS purposes, funding_unfunded AS unfunded, documented_partners AS count,
         documented_partners_as_of AS "countAsOf", documented_partners_provenance AS "countProvenance", provenance, version
       FROM pilots.programme g
       WHERE ${PROGRAMME_VISIBLE} AND ($4::uuid IS NULL OR id = $4) AND ($5::text IS NULL OR code = $5) ORDER BY code`,
      [...viewing(operation), uuid(wanted.id), wanted.code ?? null],
    );
    return found.map((row) => toProgramme(row, on));
  }

  async pilots(operation: Operation, on: LocalDate, wanted: PilotsWanted): Promise<PilotType[]> {
    const found = await rows<PilotRow>(
      this.source.manager,
      `SELECT id, programme_id AS programme, code, name, period, status, status_on AS "statusOn", provenance, version
       FROM pilots.pilot p
       WHERE ${PILOT_VISIBLE} AND ($4::uuid IS NULL OR id = $4) AND ($5::text IS NULL OR code = $5)
         AND ($6::uuid IS NULL OR programme_id = $6) AND ($7::text[] IS NULL OR status = ANY ($7))
         AND ($8::uuid IS NULL OR EXISTS (SELECT FROM registry.collaboration_theme t
           WHERE t.collaboration_id = p.id AND t.theme_id = $8 AND t.period @> $10::date))
         AND ($9::uuid IS NULL OR EXISTS (SELECT FROM pilots.partnership y
           WHERE y.pilot_id = p.id AND y.status = 'joined' AND y.organisation_id = $9 AND y.period @> $10::date))
       ORDER BY code`,
      [
        ...viewing(operation),
        uuid(wanted.id),
        wanted.code ?? null,
        uuid(wanted.programme),
        wanted.status ?? null,
        uuid(wanted.theme),
        uuid(wanted.partner),
        on.toString(),
      ],
    );
    return found.map((row) => toPilot(row, on));
  }

  /** The partnerships of a pilot, or some by their ids, in the order of joining and of the codes of the organisations. */
  async partnerships(
    operation: Operation,
    on: LocalDate,
    wanted: { readonly pilot: Id<'pilot'> } | { readonly ids: readonly Id<'partnership'>[] },
  ): Promise<PartnershipType[]> {
    const found = await rows<PartnershipRow>(
      this.source.manager,
      `SELECT y.id, y.pilot_id AS pilot, y.organisation_id AS organisation, y.status, y.period, y.provenance
       FROM pilots.partnership y JOIN pilots.pilot p ON p.id = y.pilot_id
       JOIN registry.organisation o ON o.id = y.organisation_id
       WHERE ${PILOT_VISIBLE} AND ${PARTNERSHIP_VISIBLE} AND (y.pilot_id = $4::uuid OR y.id = ANY ($5::uuid[]))
       ORDER BY lower(y.period), o.code, y.id`,
      [
        ...viewing(operation),
        'pilot' in wanted ? uuidOf(wanted.pilot) : null,
        'ids' in wanted ? wanted.ids.map(uuidOf) : null,
      ],
    );
    return found.map((row) => toPartnership(row, on));
  }

  /** The different municipalities that are partners of the programme's pilots on the day, in the order of their codes. */
  async partnerMunicipalities(
    operation: Operation,
    on: LocalDate,
    programme: Id<'pilotprogramme'>,
  ): Promise<OrganisationId[]> {
    const found = await rows<{ id: string }>(
      this.source.manager,
      `SELECT o.id FROM registry.organisation o
       WHERE o.kind = 'municipality' AND o.id IN (
         SELECT y.organisation_id FROM pilots.partnership y JOIN pilots.pilot p ON p.id = y.pilot_id
         WHERE p.programme_id = $4 AND y.status = 'joined' AND y.period @> $5::date AND ${PILOT_VISIBLE})
       ORDER BY o.country, o.code`,
      [...viewing(operation), uuidOf(programme), on.toString()],
    );
    return found.map(({ id }) => idOf('organisation', id));
  }

  /** Who has a role in a pilot or a project on the day. */
  async inRole(
    collaboration: Id<'pilot' | 'project'>,
    role: 'coordinator' | 'applicant',
    on: LocalDate,
  ): Promise<OrganisationId | undefined> {
    const [found] = await rows<{ organisation: string }>(
      this.source.manager,
      `SELECT organisation_id AS organisation FROM pilots.responsibility
       WHERE collaboration_id = $1 AND role = $2 AND period @> $3::date`,
      [uuidOf(collaboration), role, on.toString()],
    );
    return found && idOf('organisation', found.organisation);
  }
}

function toProgramme(row: ProgrammeRow, on: LocalDate): PilotProgrammeType {
  const { id, code, name, basis, aims, characteristics, kind, purposes, unfunded, provenance, version } = row;
  const call = row.call === null ? undefined : Period.fromRange(row.call);
  return {
    id: idOf('pilotprogramme', id),
    code,
    period: periodType(Period.fromRange(row.period)),
    call: call?.from && { opens: call.from, closes: call.to },
    funding: kind === null ? undefined : { kind, purposes, unfunded },
    provenance,
    version,
    texts: { name, basis, aims, characteristics },
    documented:
      row.count === null || row.countProvenance === null
        ? undefined
        : {
            count: row.count,
            asOf: row.countAsOf === null ? undefined : LocalDate.parse(row.countAsOf),
            provenance: row.countProvenance,
          },
    on,
  };
}

const toPilot = ({ id, programme, name, period, statusOn: since, ...row }: PilotRow, on: LocalDate): PilotType => ({
  ...row,
  id: idOf('pilot', id),
  programmeId: idOf('pilotprogramme', programme),
  period: periodType(Period.fromRange(period)),
  statusOn: LocalDate.parse(since),
  texts: { name },
  on,
});

function toPartnership(
  { id, pilot, organisation, status, provenance, ...row }: PartnershipRow,
  on: LocalDate,
): PartnershipType {
  const period = Period.fromRange(row.period);
  return {
    id: idOf('partnership', id),
    pilotId: idOf('pilot', pilot),
    organisationId: idOf('organisation', organisation),
    status: statusOn({ status, period }, on),
    joinedOn: status === 'joined' ? period.from : undefined,
    lastDay: status === 'joined' ? period.to : undefined,
    provenance,
    on,
  };
}
