import { Inject, Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type Id,
  isId,
  type LocalDate,
  type OrganisationId,
  timeZoneOf,
} from '@talkoot/contracts';
import { CONFIG, type Config } from '@talkoot/platform/config';
import type { Transaction } from '@talkoot/platform/database';
import { CollaborationGuards, RegistryApi } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { BodiesLookup, type BodyFacts } from './bodies.lookup.js';
import type { BodyParties } from './relations.js';

type Owning = OrganisationId | CollaborationId;

/** How things stand with what a body belongs to. */
export interface OwningStanding {
  readonly owner: OrganisationId | undefined;
  /** Whether anybody may see it. */
  readonly isPublic: boolean;
}

/** A body as it stands on a day; its owner is the organisation that it belongs to, or the owner of its collaboration. */
export type KnownBody = BodyFacts & OwningStanding & BodyParties;

const isCollaboration = (owning: Owning): owning is CollaborationId => !isId('organisation', owning);

/** Knows bodies together with who owns them. */
@Injectable()
export class KnownBodies {
  constructor(
    private readonly source: DataSource,
    private readonly registry: RegistryApi,
    private readonly guards: CollaborationGuards,
    private readonly lookup: BodiesLookup,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async byIds(
    ids: readonly Id<'body'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'body'>, KnownBody>> {
    return this.known(await this.lookup.bodies(transaction ?? this.source.manager, ids, on), on, transaction);
  }

  /** How things stand with each organisation and collaboration to which bodies belong. */
  async standings(
    owning: readonly Owning[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<(of: Owning) => OwningStanding> {
    const collaborations = owning.filter(isCollaboration);
    const owners = await this.registry.owners(collaborations, on, transaction);
    const hidden = await this.guards.hidden(collaborations, on, transaction);
    return (of) => {
      if (isId('organisation', of)) return { owner: of, isPublic: true };
      return { owner: owners.get(of), isPublic: !hidden.has(of) };
    };
  }

  /** By whose clocks a body meets that is founded for the owner: those of its country, and of this instance where nobody owns it. */
  async timeZones(
    owners: readonly (OrganisationId | undefined)[],
    transaction: Transaction,
  ): Promise<(owner: OrganisationId | undefined) => string> {
    const known = await this.registry.organisations(
      owners.flatMap((each) => each ?? []),
      transaction,
    );
    return (owner) => {
      const country = owner && known.get(owner)?.country;
      return country === undefined ? this.config.TIME_ZONE : timeZoneOf(country);
    };
  }

  private async known(
    found: readonly BodyFacts[],
    on: LocalDate,
    transaction: Transaction | undefined,
  ): Promise<ReadonlyMap<Id<'body'>, KnownBody>> {
    const standingOf = await this.standings(
      found.map(({ of }) => of),
      on,
      transaction,
    );
    return new Map(found.map((each) => [each.id, { ...each, ...standingOf(each.of) }]));
  }
}
