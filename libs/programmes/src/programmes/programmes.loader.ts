import { Injectable } from '@nestjs/common';
import { type Id, type OrganisationId, seesEverything } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { type Collaboration, RegistryApi } from '@talkoot/registry';
import { isConsulted } from './consulted.lookup.js';
import { ProgrammeChanges } from './programme-changes.port.js';
import type { Programme } from './programme.js';
import { ProgrammeRepository } from './programme.repository.js';

type ProgrammeId = Id<'programme'>;

/** Loads what is to be changed, together with how the viewer's organisation stands to it. */
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
      load: (transaction, id) => this.seen(transaction, id),
      aggregate: (programme) => programme,
      relations: (programme, { viewer }) => programme.relationsOf(viewer.organisation),
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

  /** The programme, if the viewer may know of it. */
  async seen(transaction: Transaction, id: ProgrammeId): Promise<Programme | undefined> {
    const [programme] = await this.all(transaction, [id]);
    if (!programme) return undefined;
    const isSeen =
      programme.isPublic() || seesDrafts(transaction, programme) || (await isConsulted(transaction, programme.id));
    return isSeen ? programme : undefined;
  }

  /** Those that there are, no matter who sees them. */
  async all(transaction: Transaction, ids: readonly ProgrammeId[]): Promise<Programme[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.programmes.load(transaction, ids, owners);
  }
}

/** Whether the viewer sees every draft: the owner does. An import and a job act for the instance itself. */
export const seesDrafts = ({ operation: { viewer, origin } }: Transaction, programme: Programme): boolean =>
  origin !== 'request' || seesEverything(viewer) || programme.relationsOf(viewer.organisation).includes('owner');

/** What the registry keeps of a programme, so that anything can point at it. */
export function collaborationOf({ id, state }: Programme, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
