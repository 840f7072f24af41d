import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  type ChangeGrantConditions,
  changeGrantConditions,
  type CorrectAppropriation,
  correctAppropriation,
  type CorrectGrant,
  correctGrant,
  type DecideGrant,
  decideGrant,
  type RecordAppropriation,
  recordAppropriation,
} from '../application/funding.inputs.js';
import { FundingService } from '../application/funding.service.js';
import {
  ChangeGrantConditionsInput,
  CorrectAppropriationInput,
  CorrectGrantInput,
  DecideGrantInput,
  RecordAppropriationInput,
} from './funding.inputs.js';
import {
  ChangeGrantConditionsPayload,
  CorrectAppropriationPayload,
  CorrectGrantPayload,
  DecideGrantPayload,
  RecordAppropriationPayload,
} from './funding.types.js';

@Resolver()
export class FundingResolver {
  constructor(private readonly funding: FundingService) {}

  @Mutation(() => RecordAppropriationPayload, { description: 'Record the money that there is for a pilot programme.' })
  @Allow('money:manage')
  async recordAppropriation(
    @Args('input', { type: () => RecordAppropriationInput }, parsed(recordAppropriation)) command: RecordAppropriation,
    @Viewing() operation: Operation,
  ): Promise<RecordAppropriationPayload> {
    return { appropriation: { id: await this.funding.recordAppropriation(operation, command) } };
  }

  @Mutation(() => DecideGrantPayload, { description: 'Grant a pilot money out of an appropriation of its programme.' })
  @Allow('money:manage')
  async decideGrant(
    @Args('input', { type: () => DecideGrantInput }, parsed(decideGrant)) command: DecideGrant,
    @Viewing() operation: Operation,
  ): Promise<DecideGrantPayload> {
    return { grant: { id: await this.funding.decideGrant(operation, command) } };
  }

  @Mutation(() => ChangeGrantConditionsPayload, { description: 'Put other conditions on a grant from a day on.' })
  @Allow('money:manage')
  async changeGrantConditions(
    @Args('input', { type: () => ChangeGrantConditionsInput }, parsed(changeGrantConditions))
    command: ChangeGrantConditions,
    @Viewing() operation: Operation,
  ): Promise<ChangeGrantConditionsPayload> {
    return { grant: { id: await this.funding.changeConditions(operation, command) } };
  }

  @Mutation(() => CorrectAppropriationPayload, {
    description:
      'Correct the mistyped amount of an appropriation: the ledger reverses what stood and states what is right. Refused below what has been granted.',
  })
  @Allow('money:manage')
  async correctAppropriation(
    @Args('input', { type: () => CorrectAppropriationInput }, parsed(correctAppropriation))
    command: CorrectAppropriation,
    @Viewing() operation: Operation,
  ): Promise<CorrectAppropriationPayload> {
    return { appropriation: { id: await this.funding.correctAppropriation(operation, command) } };
  }

  @Mutation(() => CorrectGrantPayload, {
    description:
      'Correct the mistyped amount of a grant: the ledger reverses what stood and states what is right. Refused beyond the appropriation, and below what has been released.',
  })
  @Allow('money:manage')
  async correctGrant(
    @Args('input', { type: () => CorrectGrantInput }, parsed(correctGrant)) command: CorrectGrant,
    @Viewing() operation: Operation,
  ): Promise<CorrectGrantPayload> {
    return { grant: { id: await this.funding.correctGrant(operation, command) } };
  }
}
