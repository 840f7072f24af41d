import { Injectable } from '@nestjs/common';
import type { CollaborationId, Id, LocalisedText, OrganisationId, Period, Provenance } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { type Collaboration, RegistryApi } from '@talkoot/registry';
import type { PilotProgramme } from './pilot-programme.js';
import { PilotProgrammeRepository } from './programme.repository.js';

@Injectable()
export class PilotProgrammesLoader extends AggregateStore<Id<'pilotprogramme'>, PilotProgramme> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammeRepository,
  ) {
    super(unitOfWork, {
      path: ['programme'],
      load: async (transaction, id) => (await this.held(transaction, [id]))[0],
      aggregate: (programme) => programme,
      repository: programmes,
    });
  }

  /** The programme of something that was loaded with its owner, held until the end of the transaction. */
  async ownedBy(
    transaction: Transaction,
    owner: OrganisationId | undefined,
    id: Id<'pilotprogramme'>,
  ): Promise<PilotProgramme> {
    const [programme] = await this.programmes.load(transaction, [id], new Map(owner && [[id, owner]]));
    if (!programme) throw new Error(`There is no ${id}`);
    return programme;
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async held(transaction: Transaction, ids: readonly Id<'pilotprogramme'>[]): Promise<PilotProgramme[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.programmes.load(transaction, ids, owners);
  }
}

interface Named {
  readonly id: CollaborationId;
  readonly state: {
    readonly code: string;
    readonly name: LocalisedText;
    readonly period: Period;
    readonly provenance: Provenance;
  };
}

/** What the registry keeps of a programme, pilot or project, so that anything can point at it. */
export function collaborationOf({ id, state }: Named, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
