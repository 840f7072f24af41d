import type { OnModuleInit } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Nodes, Viewing } from '@talkoot/platform/graphql';
import { OrganisationType } from '@talkoot/registry';
import { OrganisationsOnADay } from './organisations.interim.js';
import { PartnershipType, PilotType } from './pilot.types.js';
import { PilotsReads } from './pilots.reads.interim.js';

/** Field resolvers until the read path is there. */
@Resolver(() => PartnershipType)
export class PartnershipInterim implements OnModuleInit {
  constructor(
    private readonly reads: PilotsReads,
    private readonly organisations: OrganisationsOnADay,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register('partnership', {
      typeName: 'Partnership',
      load: async (ids, operation) => {
        const found = await this.reads.partnerships(operation, operation.today, { ids });
        return new Map(found.map((each) => [each.id, each]));
      },
    });
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'The partner, as it is called on the day.' })
  organisation(@Parent() { organisationId, on }: PartnershipType): Promise<OrganisationType | undefined> {
    return this.organisations.one(organisationId, on);
  }

  @ResolveField(() => PilotType, { nullable: true, description: 'The pilot.' })
  async pilot(
    @Parent() { pilotId, on }: PartnershipType,
    @Viewing() operation: Operation,
  ): Promise<PilotType | undefined> {
    return (await this.reads.pilots(operation, on, { id: pilotId }))[0];
  }
}
