import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type OrganisationId, uuidOf, grouped } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Owners } from '../programmes/standing.js';
import { ResponsibilityEntity } from '../programmes/responsibility.entity.js';
import { type Responsibilities, responsibilitiesOf, responsibilityRows } from '../programmes/responsibility.rows.js';
import { Partners } from './partners.js';
import { PartnershipEntity, PilotEntity } from './pilot.entity.js';
import { Pilot } from './pilot.js';

type PilotId = Id<'pilot'>;

@Injectable()
export class PilotRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly PilotId[], owners: Owners | Promise<Owners>): Promise<Pilot[]> {
    const { operation } = transaction;
    const [found, partnerships, responsibilities, ownersOf] = await Promise.all([
      transaction.find(PilotEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(PartnershipEntity, {
        where: { pilot: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
      responsibilitiesOf(transaction, ids),
      owners,
    ]);
    const partnersOf = grouped(partnerships, ({ pilot }) => pilot);
    return found.map((row) =>
      toPilot(row, partnersOf.get(row.id) ?? [], responsibilities, {
        today: operation.today,
        owner: ownersOf.get(row.id),
      }),
    );
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, PilotId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM pilots.pilot WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('pilot', id)]));
  }

  /** Pilots in which one of the organisations has a part on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<PilotId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT pilot_id AS id FROM pilots.partnership
       WHERE organisation_id = ANY ($1) AND status <> 'withdrawn' AND period && daterange($2, NULL)
       UNION
       SELECT p.id FROM pilots.responsibility r JOIN pilots.pilot p ON p.id = r.collaboration_id
       WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL)
       UNION
       SELECT pilot_id FROM pilots.company_link WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('pilot', id));
  }

  save(transaction: Transaction, pilots: readonly Pilot[]): Promise<void> {
    return transaction.save(pilots, TABLES);
  }
}

function toPilot(
  row: PilotEntity,
  partnerships: readonly PartnershipEntity[],
  responsibilities: Responsibilities,
  standing: ConstructorParameters<typeof Pilot>[4],
): Pilot {
  const { id, version, recordedAt: _, ...facts } = row;
  const state = {
    ...facts,
    coordinators: responsibilities(id, 'coordinator'),
    applicants: responsibilities(id, 'applicant'),
  };
  return new Pilot(id, version, state, new Partners(partnerships), standing);
}

const toRow = ({ id, version, state }: Pilot): Row<PilotEntity> => {
  const { coordinators: _, applicants: __, cancellationReason, ...facts } = state;
  return { id, version, ...facts, cancellationReason };
};

const toResponsibilityRows = ({ id, state }: Pilot): Row<ResponsibilityEntity>[] => [
  ...responsibilityRows(id, 'coordinator', state.coordinators),
  ...responsibilityRows(id, 'applicant', state.applicants),
];

const toPartnershipRows = ({ id, partners }: Pilot): Row<PartnershipEntity>[] =>
  partners.all.map(({ id: partnership, organisation, status, period, provenance }) => ({
    id: partnership,
    pilot: id,
    organisation,
    status,
    period,
    provenance,
  }));

const TABLES = [
  rootTable(PilotEntity, toRow),
  partTable(ResponsibilityEntity, 'collaboration', toResponsibilityRows),
  partTable(PartnershipEntity, 'pilot', toPartnershipRows),
];
