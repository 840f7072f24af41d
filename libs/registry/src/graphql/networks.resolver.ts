import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changeNetwork,
  type ChangeNetwork,
  foundNetwork,
  type FoundNetwork,
  joinNetwork,
  type JoinNetwork,
  leaveNetwork,
  type LeaveNetwork,
  setNetworkThemes,
  type SetNetworkThemes,
  NetworksService,
} from '../application/networks.service.js';
import {
  FoundNetworkInput,
  FoundNetworkPayload,
  ChangeNetworkInput,
  ChangeNetworkPayload,
  JoinNetworkInput,
  JoinNetworkPayload,
  LeaveNetworkInput,
  LeaveNetworkPayload,
  SetNetworkThemesInput,
  SetNetworkThemesPayload,
} from './network.types.js';

@Resolver()
export class NetworksResolver {
  constructor(private readonly networks: NetworksService) {}

  @Mutation(() => FoundNetworkPayload, { description: 'Enter a network of an area or a theme.' })
  @Allow('registry:maintain')
  async foundNetwork(
    @Args('input', { type: () => FoundNetworkInput, description: 'The network.' }, parsed(foundNetwork))
    command: FoundNetwork,
    @Viewing() operation: Operation,
  ): Promise<FoundNetworkPayload> {
    const id = await this.networks.found(operation, command);
    return { network: { id } };
  }

  @Mutation(() => ChangeNetworkPayload, { description: 'Change the name, the description or the period of a network.' })
  @Allow('registry:maintain')
  async changeNetwork(
    @Args('input', { type: () => ChangeNetworkInput, description: 'The change.' }, parsed(changeNetwork))
    command: ChangeNetwork,
    @Viewing() operation: Operation,
  ): Promise<ChangeNetworkPayload> {
    const id = await this.networks.change(operation, command);
    return { network: { id } };
  }

  @Mutation(() => JoinNetworkPayload, {
    description: 'Let an organisation or a collaboration join a network from a day on.',
  })
  @Allow('registry:maintain')
  async joinNetwork(
    @Args('input', { type: () => JoinNetworkInput, description: 'The membership.' }, parsed(joinNetwork))
    command: JoinNetwork,
    @Viewing() operation: Operation,
  ): Promise<JoinNetworkPayload> {
    const id = await this.networks.join(operation, command);
    return { network: { id } };
  }

  @Mutation(() => LeaveNetworkPayload, { description: 'Let a member leave a network after its last day.' })
  @Allow('registry:maintain')
  async leaveNetwork(
    @Args('input', { type: () => LeaveNetworkInput, description: 'The membership.' }, parsed(leaveNetwork))
    command: LeaveNetwork,
    @Viewing() operation: Operation,
  ): Promise<LeaveNetworkPayload> {
    const id = await this.networks.leave(operation, command);
    return { network: { id } };
  }

  @Mutation(() => SetNetworkThemesPayload, { description: 'Say with which themes a network deals from a day on.' })
  @Allow('registry:maintain')
  async setNetworkThemes(
    @Args('input', { type: () => SetNetworkThemesInput, description: 'All its themes.' }, parsed(setNetworkThemes))
    command: SetNetworkThemes,
    @Viewing() operation: Operation,
  ): Promise<SetNetworkThemesPayload> {
    const id = await this.networks.setThemes(operation, command);
    return { network: { id } };
  }
}
