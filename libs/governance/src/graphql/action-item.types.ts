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

@ObjectType({ description: 'What came of giving an action item.' })
export class GiveActionItemPayload extends ActionItemPayload {}

@ObjectType({ description: 'What came of changing an action item.' })
export class ChangeActionItemPayload extends ActionItemPayload {}

@ObjectType({ description: 'What came of reporting an action item as done.' })
export class ReportActionItemDonePayload extends ActionItemPayload {}

@ObjectType({ description: 'What came of withdrawing an action item.' })
export class WithdrawActionItemPayload extends ActionItemPayload {}
