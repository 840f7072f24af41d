import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type NamedOrganisation, RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';

/** The organisations that take part in a programme: its owner and its adopters. Nobody else is named in it, for nobody else has agreed. */
@Injectable()
export class Parties {
  constructor(private readonly registry: RegistryApi) {}

  /**
   * Throws at the field that names one that takes no part, or that has ended. What is begun for one whose end is known goes over to its
   * successors by itself.
   */
  async require(
    transaction: Transaction,
    parties: readonly OrganisationId[],
    named: readonly NamedOrganisation[],
  ): Promise<void> {
    const stranger = named.find(({ organisation }) => !parties.includes(organisation));
    if (stranger) throw refuse('INVALID_INPUT.responsibleTakesNoPart', stranger.path);
    if (named.length > 0) await this.registry.requireEachExisting(transaction, named, transaction.operation.today);
  }
}
