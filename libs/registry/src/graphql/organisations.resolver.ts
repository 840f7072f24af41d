import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changeOrganisation,
  type ChangeOrganisation,
  joinJointAuthority,
  type JoinJointAuthority,
  leaveJointAuthority,
  type LeaveJointAuthority,
  moveMunicipality,
  type MoveMunicipality,
  OrganisationsService,
  registerOrganisation,
  type RegisterOrganisation,
} from '../application/organisations.service.js';
import {
  ChangeOrganisationInput,
  JoinJointAuthorityInput,
  LeaveJointAuthorityInput,
  MoveMunicipalityInput,
  RegisterOrganisationInput,
} from './organisation.inputs.js';
import {
  ChangeOrganisationPayload,
  JoinJointAuthorityPayload,
  LeaveJointAuthorityPayload,
  MoveMunicipalityPayload,
  RegisterOrganisationPayload,
} from './organisation.types.js';

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly organisations: OrganisationsService) {}

  @Mutation(() => RegisterOrganisationPayload, { description: 'Enter an organisation into the registry.' })
  @Allow('registry:maintain')
  async registerOrganisation(
    @Args(
      'input',
      { type: () => RegisterOrganisationInput, description: 'The organisation.' },
      parsed(registerOrganisation),
    )
    command: RegisterOrganisation,
    @Viewing() operation: Operation,
  ): Promise<RegisterOrganisationPayload> {
    const id = await this.organisations.register(operation, command);
    return { organisation: { id } };
  }

  @Mutation(() => ChangeOrganisationPayload, {
    description:
      'Correct what is known of an organisation, as it has been all along. Another name comes by renameOrganisation.',
  })
  @Allow('organisation:change')
  async changeOrganisation(
    @Args('input', { type: () => ChangeOrganisationInput, description: 'The change.' }, parsed(changeOrganisation))
    command: ChangeOrganisation,
    @Viewing() operation: Operation,
  ): Promise<ChangeOrganisationPayload> {
    const id = await this.organisations.change(operation, command);
    return { organisation: { id } };
  }

  @Mutation(() => MoveMunicipalityPayload, { description: 'Let a municipality lie in another region from a day on.' })
  @Allow('registry:maintain')
  async moveMunicipality(
    @Args('input', { type: () => MoveMunicipalityInput, description: 'The move.' }, parsed(moveMunicipality))
    command: MoveMunicipality,
    @Viewing() operation: Operation,
  ): Promise<MoveMunicipalityPayload> {
    const id = await this.organisations.move(operation, command);
    return { organisation: { id } };
  }

  @Mutation(() => JoinJointAuthorityPayload, {
    description: 'Let an organisation join a joint authority from a day on.',
  })
  @Allow('registry:maintain')
  async joinJointAuthority(
    @Args('input', { type: () => JoinJointAuthorityInput, description: 'The membership.' }, parsed(joinJointAuthority))
    command: JoinJointAuthority,
    @Viewing() operation: Operation,
  ): Promise<JoinJointAuthorityPayload> {
    const id = await this.organisations.join(operation, command);
    return { organisation: { id } };
  }

  @Mutation(() => LeaveJointAuthorityPayload, {
    description: 'Let a member leave a joint authority after its last day.',
  })
  @Allow('registry:maintain')
  async leaveJointAuthority(
    @Args(
      'input',
      { type: () => LeaveJointAuthorityInput, description: 'The membership.' },
      parsed(leaveJointAuthority),
    )
    command: LeaveJointAuthority,
    @Viewing() operation: Operation,
  ): Promise<LeaveJointAuthorityPayload> {
    const id = await this.organisations.leave(operation, command);
    return { organisation: { id } };
  }
}
