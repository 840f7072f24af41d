import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { ActionItem } from './action-item.read-model.js';

@ObjectType({ isAbstract: true })
abstract class ActionItemPayload extends Payload {
  @Field(() => ActionItem.type, {
    nullable: true,
    description: 'The action item as it is now; null when there are errors.',
  })
  actionItem?: Changed<'actionitem'>;
}

@ObjectType({ description: 'The answer to giveActionItem.' })
export class GiveActionItemPayload extends ActionItemPayload {}

@ObjectType({ description: 'The answer to changeActionItem.' })
export class ChangeActionItemPayload extends ActionItemPayload {}

@ObjectType({ description: 'The answer to reportActionItemDone.' })
export class ReportActionItemDonePayload extends ActionItemPayload {}

@ObjectType({ description: 'The answer to withdrawActionItem.' })
export class WithdrawActionItemPayload extends ActionItemPayload {}
