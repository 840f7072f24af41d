import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  type ChangeGrantConditions,
  changeGrantConditions,
  type DecideGrant,
  decideGrant,
  type RecordAppropriation,
  recordAppropriation,
} from '../application/funding.inputs.js';
import { FundingService } from '../application/funding.service.js';
import { ChangeGrantConditionsInput, DecideGrantInput, RecordAppropriationInput } from './funding.inputs.js';
import { ChangeGrantConditionsPayload, DecideGrantPayload, RecordAppropriationPayload } from './funding.types.js';

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
}
