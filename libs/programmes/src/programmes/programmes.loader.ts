import { Injectable } from '@nestjs/common';
import type { Id, OrganisationId } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { type Collaboration, RegistryApi } from '@talkoot/registry';
import { ProgrammeChanges } from './programme-changes.port.js';
import type { Programme } from './programme.js';
import { ProgrammeRepository } from './programme.repository.js';

type ProgrammeId = Id<'programme'>;

/** Loads what is to be changed. */
@Injectable()
export class ProgrammesLoader extends AggregateStore<ProgrammeId, Programme> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: ProgrammeRepository,
    private readonly changes: ProgrammeChanges,
  ) {
    super(unitOfWork, {
      path: ['programme'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: (programme) => programme,
      repository: { save: (transaction, changed) => this.save(transaction, changed) },
    });
  }

  /** Saves them; at the end of the transaction follows what follows from it. */
  async save(transaction: Transaction, programmes: readonly Programme[]): Promise<void> {
    await this.programmes.save(transaction, programmes);
    this.changes.followById(
      transaction,
      programmes.flatMap(({ succeeded }) => succeeded),
    );
    this.changes.follow(transaction, programmes);
  }

  /** No matter who sees it. */
  async held(transaction: Transaction, id: ProgrammeId): Promise<Programme | undefined> {
    const [programme] = await this.all(transaction, [id]);
    return programme;
  }

  /** Those that there are, no matter who sees them. */
  async all(transaction: Transaction, ids: readonly ProgrammeId[]): Promise<Programme[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.programmes.load(transaction, ids, owners);
  }
}

/** What the registry keeps of a programme, so that anything can point at it. */
export function collaborationOf({ id, state }: Programme, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
