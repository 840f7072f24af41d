import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changeActionItem,
  type ChangeActionItem,
  giveActionItem,
  type GiveActionItem,
  stepOfActionItem,
  type StepOfActionItem,
} from '../application/action-items.inputs.js';
import { ActionItemsService } from '../application/action-items.service.js';
import {
  ChangeActionItemInput,
  GiveActionItemInput,
  ReportActionItemDoneInput,
  WithdrawActionItemInput,
} from './action-item.inputs.js';
import {
  ChangeActionItemPayload,
  GiveActionItemPayload,
  ReportActionItemDonePayload,
  WithdrawActionItemPayload,
} from './action-item.types.js';

@Resolver()
export class ActionItemsResolver {
  constructor(private readonly items: ActionItemsService) {}

  @Mutation(() => GiveActionItemPayload, {
    description: 'Ask an organisation or a person to do something, out of a meeting that has been held.',
  })
  @Allow('action-item:give')
  async giveActionItem(
    @Args('input', { type: () => GiveActionItemInput }, parsed(giveActionItem)) command: GiveActionItem,
    @Viewing() operation: Operation,
  ): Promise<GiveActionItemPayload> {
    return { actionItem: { id: await this.items.give(operation, command) } };
  }

  @Mutation(() => ChangeActionItemPayload, {
    description: 'Change what is to be done, by when or by whom, as long as it is open.',
  })
  @Allow('action-item:give')
  async changeActionItem(
    @Args('input', { type: () => ChangeActionItemInput }, parsed(changeActionItem)) command: ChangeActionItem,
    @Viewing() operation: Operation,
  ): Promise<ChangeActionItemPayload> {
    return { actionItem: { id: await this.items.change(operation, command) } };
  }

  @Mutation(() => ReportActionItemDonePayload, {
    description:
      'Report an action item as done: by the person named, by an editor of who is responsible, or by those who prepare the meetings.',
  })
  @Allow('action-item:report')
  async reportActionItemDone(
    @Args('input', { type: () => ReportActionItemDoneInput }, parsed(stepOfActionItem)) command: StepOfActionItem,
    @Viewing() operation: Operation,
  ): Promise<ReportActionItemDonePayload> {
    return { actionItem: { id: await this.items.reportDone(operation, command) } };
  }

  @Mutation(() => WithdrawActionItemPayload, { description: 'Ask for it no longer.' })
  @Allow('action-item:give')
  async withdrawActionItem(
    @Args('input', { type: () => WithdrawActionItemInput }, parsed(stepOfActionItem)) command: StepOfActionItem,
    @Viewing() operation: Operation,
  ): Promise<WithdrawActionItemPayload> {
    return { actionItem: { id: await this.items.withdraw(operation, command) } };
  }
}
