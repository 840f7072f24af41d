import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Viewing } from '@talkoot/platform/graphql';
import { OrganisationType } from '@talkoot/registry';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PartnershipType, PilotType } from './pilot.types.js';
import { PilotsReads } from './pilots.reads.interim.js';

/** Field resolvers until the read path is there. */
@Resolver(() => PartnershipType)
export class PartnershipInterim {
  constructor(
    private readonly reads: PilotsReads,
    private readonly organisations: OrganisationsOnADay,
  ) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'The partner, as it is called on the day.' })
  organisation(@Parent() { organisationId, on }: PartnershipType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }

  @ResolveField(() => PilotType, { nullable: true })
  async pilot(
    @Parent() { pilotId, on }: PartnershipType,
    @Viewing() operation: Operation,
  ): Promise<PilotType | undefined> {
    return (await this.reads.pilots(operation, on, { id: pilotId }))[0];
  }
}
