import { Injectable } from '@nestjs/common';
import { type Country, type Id, type OrganisationId, workingDays, type WorkingDays } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { KnownBody } from './known-bodies.loader.js';

/** Where nobody is known to whom the body belongs. */
const OTHERWISE: Country = 'FI';

/** Whose public holidays count: those of the country of the organisation that the body, or its collaboration, belongs to. */
@Injectable()
export class BodyCalendars {
  constructor(private readonly registry: RegistryApi) {}

  async ofBody(transaction: Transaction, { owner }: Pick<KnownBody, 'owner'>): Promise<WorkingDays> {
    return (await this.ofOrganisations(transaction, owner ? [owner] : []))(owner);
  }

  async of(
    transaction: Transaction,
    bodies: readonly Pick<KnownBody, 'id' | 'owner'>[],
  ): Promise<ReadonlyMap<Id<'body'>, WorkingDays>> {
    const owners = bodies.flatMap(({ owner }) => owner ?? []);
    const calendarOf = await this.ofOrganisations(transaction, owners);
    return new Map(bodies.map(({ id, owner }) => [id, calendarOf(owner)]));
  }

  /** Those of an organisation’s own country. */
  async ofOrganisations(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
  ): Promise<(organisation: OrganisationId | undefined) => WorkingDays> {
    const known = await this.registry.organisations(organisations, transaction);
    return (organisation) => workingDays((organisation && known.get(organisation)?.country) ?? OTHERWISE);
  }
}
