import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changeRegion,
  type ChangeRegion,
  registerRegion,
  type RegisterRegion,
  RegionsService,
} from '../application/regions.service.js';
import { RegisterRegionInput, RegisterRegionPayload, ChangeRegionInput, ChangeRegionPayload } from './region.types.js';

@Resolver()
export class RegionsResolver {
  constructor(private readonly regions: RegionsService) {}

  @Mutation(() => RegisterRegionPayload, { description: 'Enter a region of a national code list.' })
  @Allow('registry:maintain')
  async registerRegion(
    @Args('input', { type: () => RegisterRegionInput, description: 'The region.' }, parsed(registerRegion))
    command: RegisterRegion,
    @Viewing() operation: Operation,
  ): Promise<RegisterRegionPayload> {
    const id = await this.regions.register(operation, command);
    return { region: { id } };
  }

  @Mutation(() => ChangeRegionPayload, { description: 'Correct what is known of a region.' })
  @Allow('registry:maintain')
  async changeRegion(
    @Args('input', { type: () => ChangeRegionInput, description: 'The change.' }, parsed(changeRegion))
    command: ChangeRegion,
    @Viewing() operation: Operation,
  ): Promise<ChangeRegionPayload> {
    const id = await this.regions.change(operation, command);
    return { region: { id } };
  }
}
