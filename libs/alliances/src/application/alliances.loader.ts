import { Injectable } from '@nestjs/common';
import { type Id, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Alliance } from '../domain/alliance.js';
import { AllianceRepository } from '../persistence/alliance.repository.js';
import { refuse } from '../messages/index.js';

type AllianceId = Id<'alliance'>;

/** Loads what is to be changed, together with how the viewer's organisation stands to it, and refuses anyone who may not. */
@Injectable()
export class AlliancesLoader {
  constructor(
    private readonly registry: RegistryApi,
    private readonly alliances: AllianceRepository,
  ) {}

  /** Held until the end of the transaction, for those who may run it; `leaving`: who may end its own membership besides. */
  async managed(
    transaction: Transaction,
    id: AllianceId,
    expectedVersion: number | undefined,
    leaving?: OrganisationId,
  ): Promise<Alliance> {
    const [alliance] = await this.all(transaction, [id]);
    if (!alliance) throw refuse('NOT_FOUND', ['alliance']);
    const { operation } = transaction;
    const { organisation } = operation.viewer;
    if (leaving !== undefined && leaving === organisation) requireAllowed(operation, 'alliance:leave', ['self']);
    else requireAllowed(operation, 'alliance:manage', alliance.relationsOf(organisation));
    alliance.expectVersion(expectedVersion);
    return alliance;
  }

  /** Those that there are. */
  async all(transaction: Transaction, ids: readonly AllianceId[]): Promise<Alliance[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.alliances.load(transaction, ids, owners);
  }
}
