import { Injectable } from '@nestjs/common';
import { type Id, idOf, Period, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { PilotProgramme, type PilotProgrammeEvent, type PilotProgrammeState } from '../domain/pilot-programme.js';
import type { Owners } from './owners.js';
import { ProgrammeEntity } from './programme.entity.js';

type ProgrammeId = Id<'pilotprogramme'>;

@Injectable()
export class ProgrammeRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly ProgrammeId[], owners: Owners): Promise<PilotProgramme[]> {
    const { operation } = transaction;
    const found = await transaction.find(ProgrammeEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(
      (row) =>
        new PilotProgramme(row.id, row.version, toState(row), { today: operation.today, owner: owners.get(row.id) }),
    );
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ProgrammeId>> {
    const found = await transaction.rows<{ id: string; code: string }>(
      'SELECT id, code FROM pilots.programme WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('pilotprogramme', id)]));
  }

  /** Which of the programmes have told already that the succession gave them another owner. */
  async toldOfOwner(
    transaction: Transaction,
    ids: readonly ProgrammeId[],
    succession: Id<'succession'>,
  ): Promise<ReadonlySet<ProgrammeId>> {
    const name: PilotProgrammeEvent = 'pilot-programme.owner-changed.v1';
    const found = await transaction.rows<{ id: string }>(
      `SELECT aggregate_id AS id FROM platform.event
       WHERE aggregate_id = ANY ($1) AND name = $2 AND data ->> 'succession' = $3`,
      [ids.map(uuidOf), name, succession],
    );
    return new Set(found.map(({ id }) => idOf('pilotprogramme', id)));
  }

  async save(transaction: Transaction, programmes: readonly PilotProgramme[]): Promise<void> {
    await transaction.record(programmes.flatMap((each) => each.takeEvents()));
    await transaction.upsert(ProgrammeEntity, programmes.map(toRow));
  }
}

function toState(row: ProgrammeEntity): PilotProgrammeState {
  const { code, name, aims, characteristics, period, provenance } = row;
  return {
    code,
    name,
    basis: row.basis ?? undefined,
    aims,
    characteristics,
    period,
    call: row.call?.from && { opens: row.call.from, closes: row.call.to },
    funding:
      row.fundingKind === null
        ? undefined
        : { kind: row.fundingKind, purposes: row.fundingPurposes, unfunded: row.fundingUnfunded },
    documentedPartners:
      row.documentedPartners === null || row.documentedPartnersProvenance === null
        ? undefined
        : {
            count: row.documentedPartners,
            asOf: row.documentedPartnersAsOf,
            provenance: row.documentedPartnersProvenance,
          },
    provenance,
  };
}

const toRow = ({ id, version, state }: PilotProgramme): Omit<ProgrammeEntity, 'recordedAt'> => ({
  id,
  version,
  code: state.code,
  name: state.name,
  basis: state.basis ?? null,
  aims: [...state.aims],
  characteristics: [...state.characteristics],
  period: state.period,
  call: state.call && Period.of(state.call.opens, state.call.closes),
  fundingKind: state.funding?.kind ?? null,
  fundingPurposes: [...(state.funding?.purposes ?? [])],
  fundingUnfunded: [...(state.funding?.unfunded ?? [])],
  documentedPartners: state.documentedPartners?.count ?? null,
  documentedPartnersAsOf: state.documentedPartners?.asOf,
  documentedPartnersProvenance: state.documentedPartners?.provenance ?? null,
  provenance: state.provenance,
});
