import { Injectable } from '@nestjs/common';
import {
  type Currency,
  type FundingPurpose,
  type Id,
  idOf,
  type IdKind,
  LocalDate,
  type LocalisedText,
  Money,
  type OrganisationId,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { rows, rowsAmong } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';

/** An appropriation with what the ledger says of it. */
export interface KnownAppropriation {
  readonly id: Id<'appropriation'>;
  readonly code: string;
  readonly programme: Id<'pilotprogramme'>;
  readonly amount: Money;
  /** What has been granted of it, less what came back. */
  readonly granted: Money;
  readonly left: Money;
  readonly availableFrom: LocalDate;
  readonly decidedOn?: LocalDate | undefined;
  readonly reference?: string | undefined;
  readonly provenance: Provenance;
  readonly version: number;
}

/** A grant as it stands on a day. */
export interface KnownGrant {
  readonly id: Id<'grant'>;
  readonly code: string;
  readonly appropriation: Id<'appropriation'>;
  readonly programme: Id<'pilotprogramme'>;
  readonly pilot: Id<'pilot'>;
  readonly holder: OrganisationId;
  /** As corrected, less what went back to the appropriation: as the ledger has it now. */
  readonly amount: Money;
  readonly purposes: readonly FundingPurpose[];
  readonly conditions: readonly LocalisedText[];
  readonly decidedOn: LocalDate;
  readonly reference?: string | undefined;
  readonly provenance: Provenance;
  readonly version: number;
}

/** Which appropriations: those with these ids, or those of these programmes. */
export type WhichAppropriations =
  { readonly ids: readonly Id<'appropriation'>[] } | { readonly programmes: readonly Id<'pilotprogramme'>[] };

/** Which grants: those with these ids, those to these pilots, or those of these programmes. */
export type WhichGrants =
  | { readonly ids: readonly Id<'grant'>[] }
  | { readonly pilots: readonly Id<'pilot'>[] }
  | { readonly programmes: readonly Id<'pilotprogramme'>[] };

interface AppropriationRow {
  readonly id: string;
  readonly code: string;
  readonly programme: string;
  readonly amount: string;
  readonly left: string;
  readonly currency: Currency;
  readonly available_from: string;
  readonly decided_on: string | null;
  readonly reference: string | null;
  readonly provenance: Provenance;
  readonly version: number;
}

interface GrantRow {
  readonly id: string;
  readonly code: string;
  readonly appropriation: string;
  readonly programme: string;
  readonly pilot: string;
  readonly holder: string;
  readonly amount: string;
  readonly currency: Currency;
  readonly purposes: FundingPurpose[];
  readonly conditions: LocalisedText[];
  readonly decided_on: string;
  readonly reference: string | null;
  readonly provenance: Provenance;
  readonly version: number;
}

/** Reads appropriations and grants as plain rows, in one statement a question. */
@Injectable()
export class FundingLookup {
  constructor(private readonly source: DataSource) {}

  /** See FundingApi. */
  async reasonOfCorrection(id: Id<'appropriation' | 'grant'>, correction: number): Promise<LocalisedText | undefined> {
    const [found] = await rows<{ reason: LocalisedText }>(
      this.source.manager,
      `SELECT reason FROM funding.amount_correction
       WHERE place = $2 AND (grant_id = $1 OR (grant_id IS NULL AND appropriation_id = $1))`,
      [uuidOf(id), correction],
    );
    return found?.reason;
  }

  async appropriations(which: WhichAppropriations): Promise<KnownAppropriation[]> {
    const [column, ids] = 'ids' in which ? ['a.id', which.ids] : ['a.programme_id', which.programmes];
    const found = await rowsAmong<AppropriationRow>(
      this.source.manager,
      `SELECT a.id, a.code, a.programme_id AS programme, -source.balance_minor AS amount, account.balance_minor AS left, a.currency,
         a.available_from, a.decided_on, a.reference, a.provenance, a.version
       FROM funding.appropriation AS a
       JOIN funding.account ON account.appropriation_id = a.id AND account.kind = 'appropriation'
       JOIN funding.account AS source ON source.appropriation_id = a.id AND source.kind = 'source'
       WHERE ${column} = ANY ($1)
       ORDER BY a.available_from, a.code`,
      [ids.map(uuidOf)],
    );
    return found.map(toAppropriation);
  }

  /** Those decided by the day, each with its holder and conditions of the day. */
  async grants(which: WhichGrants, on: LocalDate): Promise<KnownGrant[]> {
    const [column, ids] = condition(which);
    const found = await rowsAmong<GrantRow>(
      this.source.manager,
      `SELECT g.id, g.code, g.appropriation_id AS appropriation, a.programme_id AS programme, g.pilot_id AS pilot,
         h.organisation_id AS holder,
         (SELECT sum(balance_minor)::bigint FROM funding.account WHERE grant_id = g.id) AS amount, g.currency, g.purposes, c.conditions, g.decided_on,
         g.reference, g.provenance, g.version
       FROM funding."grant" AS g
       JOIN funding.appropriation AS a ON a.id = g.appropriation_id
       JOIN funding.grant_holder AS h ON h.grant_id = g.id AND h.period @> $2::date
       JOIN funding.grant_conditions AS c ON c.grant_id = g.id AND c.period @> $2::date
       WHERE ${column} = ANY ($1)
       ORDER BY g.decided_on, g.code`,
      [ids.map(uuidOf), on.toString()],
    );
    return found.map(toGrant);
  }
}

function condition(which: WhichGrants): [column: string, ids: readonly Id<IdKind>[]] {
  if ('ids' in which) return ['g.id', which.ids];
  if ('pilots' in which) return ['g.pilot_id', which.pilots];
  return ['a.programme_id', which.programmes];
}

function toAppropriation(row: AppropriationRow): KnownAppropriation {
  const amount = Money.ofMinor(BigInt(row.amount), row.currency);
  const left = Money.ofMinor(BigInt(row.left), row.currency);
  return {
    id: idOf('appropriation', row.id),
    code: row.code,
    programme: idOf('pilotprogramme', row.programme),
    amount,
    left,
    granted: amount.minus(left),
    availableFrom: LocalDate.parse(row.available_from),
    decidedOn: row.decided_on === null ? undefined : LocalDate.parse(row.decided_on),
    reference: row.reference ?? undefined,
    provenance: row.provenance,
    version: row.version,
  };
}

const toGrant = (row: GrantRow): KnownGrant => ({
  id: idOf('grant', row.id),
  code: row.code,
  appropriation: idOf('appropriation', row.appropriation),
  programme: idOf('pilotprogramme', row.programme),
  pilot: idOf('pilot', row.pilot),
  holder: idOf('organisation', row.holder),
  amount: Money.ofMinor(BigInt(row.amount), row.currency),
  purposes: row.purposes,
  conditions: row.conditions,
  decidedOn: LocalDate.parse(row.decided_on),
  reference: row.reference ?? undefined,
  provenance: row.provenance,
  version: row.version,
});
