import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

/** What other contexts may ask of the registry. */
@Injectable()
export class RegistryApi {
  constructor(private readonly organisations: OrganisationRepository) {}

  /** Which organisation is meant by each reference of an imported file (`FI-232`, `TEM`); unknown ones are not in the answer. */
  findOrganisations(
    transaction: Transaction,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, OrganisationId>> {
    return this.organisations.findByReferences(transaction, references);
  }
}
