import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  mergeOrganisations,
  type MergeOrganisations,
  renameOrganisation,
  type RenameOrganisation,
  splitOrganisation,
  type SplitOrganisation,
  SuccessionsService,
} from '../application/successions.service.js';
import {
  MergeOrganisationsInput,
  MergeOrganisationsPayload,
  SplitOrganisationInput,
  SplitOrganisationPayload,
  RenameOrganisationInput,
  RenameOrganisationPayload,
} from './succession.types.js';

@Resolver()
export class SuccessionsResolver {
  constructor(private readonly successions: SuccessionsService) {}

  @Mutation(() => MergeOrganisationsPayload, {
    description:
      'Let organisations become one from a day on: what is open for those that end goes over to the successor.',
  })
  @Allow('registry:maintain')
  async mergeOrganisations(
    @Args('input', { type: () => MergeOrganisationsInput, description: 'The merger.' }, parsed(mergeOrganisations))
    command: MergeOrganisations,
    @Viewing() operation: Operation,
  ): Promise<MergeOrganisationsPayload> {
    const id = await this.successions.merge(operation, command);
    return { succession: { id } };
  }

  @Mutation(() => SplitOrganisationPayload, {
    description:
      'Let an organisation become several from a day on: for each thing that it was part of, one of them goes on.',
  })
  @Allow('registry:maintain')
  async splitOrganisation(
    @Args('input', { type: () => SplitOrganisationInput, description: 'The split.' }, parsed(splitOrganisation))
    command: SplitOrganisation,
    @Viewing() operation: Operation,
  ): Promise<SplitOrganisationPayload> {
    const id = await this.successions.split(operation, command);
    return { succession: { id } };
  }

  @Mutation(() => RenameOrganisationPayload, {
    description: 'Let an organisation go on under another name from a day on; before it, the old name stays true.',
  })
  @Allow('registry:maintain')
  async renameOrganisation(
    @Args('input', { type: () => RenameOrganisationInput, description: 'The renaming.' }, parsed(renameOrganisation))
    command: RenameOrganisation,
    @Viewing() operation: Operation,
  ): Promise<RenameOrganisationPayload> {
    const id = await this.successions.rename(operation, command);
    return { succession: { id }, organisation: { id: command.organisation } };
  }
}
