import { Injectable } from '@nestjs/common';
import { type InputPath, isForInstance, type LocalDate, type OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';
import { type KnownOrganisation, OrganisationLookup } from './organisation.lookup.js';
import { SuccessionLine } from './succession-line.service.js';

/** An organisation, and where an input names it. */
export interface NamedOrganisation {
  readonly organisation: OrganisationId;
  readonly path: InputPath;
}

/** Requires that organisations exist on the day from which something is theirs. */
@Injectable()
export class ExistingOrganisations {
  constructor(
    private readonly lookup: OrganisationLookup,
    private readonly line: SuccessionLine,
  ) {}

  /**
   * Throws NOT_FOUND, ORGANISATION_NOT_YET or ORGANISATION_ENDED unless the organisation exists on the day; asked by somebody, it must
   * not have ended by today either, whatever the day: nobody acts for it any more. It stays so until the end of the transaction.
   * When its end is known, what the transaction begins for it goes over to its successors by itself.
   */
  async require(
    transaction: Transaction,
    organisation: OrganisationId,
    on: LocalDate,
    path: InputPath,
  ): Promise<KnownOrganisation> {
    const held = await this.lookup.hold(transaction, [organisation]);
    return this.requireThere(transaction, held.get(organisation), on, path);
  }

  /** The same of several, which are held together. */
  async requireEach(
    transaction: Transaction,
    named: readonly NamedOrganisation[],
    on: LocalDate,
  ): Promise<KnownOrganisation[]> {
    const ids = [...new Set(named.map(({ organisation }) => organisation))];
    const held = await this.lookup.hold(transaction, ids);
    return Promise.all(
      named.map(({ organisation, path }) => this.requireThere(transaction, held.get(organisation), on, path)),
    );
  }

  private async requireThere(
    transaction: Transaction,
    found: KnownOrganisation | undefined,
    on: LocalDate,
    path: InputPath,
  ): Promise<KnownOrganisation> {
    if (!found) throw refuse('NOT_FOUND', path);
    const { operation } = transaction;
    if (found.period.from?.isAfter(on)) throw refuse('ORGANISATION_NOT_YET', path, { from: found.period.from });
    if (found.period.endedBefore(on) || (!isForInstance(operation) && found.period.endedBefore(operation.today))) {
      const successors = await this.lookup.namesOfThoseWhoGoOn(transaction, found.id);
      throw successors.length === 0
        ? refuse('ORGANISATION_ENDED', path)
        : refuse('ORGANISATION_ENDED.succeeded', path, { successors });
    }
    if (found.period.to) {
      transaction.beforeCommit(`succession of ${found.id}`, (closing) => this.line.carryOver(closing, [found.id]));
    }
    return found;
  }
}
