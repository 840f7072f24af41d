import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  OrganisationsService,
  registerOrganisation,
  type RegisterOrganisation,
} from '../application/organisations.service.js';
import { RegisterOrganisationInput } from './organisation.inputs.js';
import { OrganisationReads } from './organisation.reads.interim.js';
import { RegisterOrganisationPayload } from './organisation.types.js';

@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly reads: OrganisationReads,
  ) {}

  @Mutation(() => RegisterOrganisationPayload, { description: 'Enter an organisation into the registry.' })
  @Allow('registry:maintain')
  async registerOrganisation(
    @Args('input', { type: () => RegisterOrganisationInput }, parsed(registerOrganisation))
    command: RegisterOrganisation,
    @Viewing() operation: Operation,
  ): Promise<RegisterOrganisationPayload> {
    const id = await this.organisations.register(operation, command);
    return { organisation: await this.reads.byId(id, operation.today) };
  }
}
