import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  planMeeting,
  type PlanMeeting,
  planMeetings,
  type PlanMeetings,
  changeMeeting,
  type ChangeMeeting,
  moveMeeting,
  type MoveMeeting,
  addAgendaItem,
  type AddAgendaItem,
  changeAgendaItem,
  type ChangeAgendaItem,
  removeAgendaItem,
  type RemoveAgendaItem,
  orderAgenda,
  type OrderAgenda,
  cancelMeeting,
  type CancelMeeting,
  goOn,
  type GoOn,
} from '../application/meetings.inputs.js';
import { MeetingsService } from '../application/meetings.service.js';
import {
  PlanMeetingInput,
  PlanMeetingsInput,
  ChangeMeetingInput,
  MoveMeetingInput,
  AddAgendaItemInput,
  ChangeAgendaItemInput,
  RemoveAgendaItemInput,
  OrderAgendaInput,
  ConveneMeetingInput,
  CancelMeetingInput,
} from './meeting.inputs.js';
import {
  PlanMeetingPayload,
  PlanMeetingsPayload,
  ChangeMeetingPayload,
  MoveMeetingPayload,
  AddAgendaItemPayload,
  ChangeAgendaItemPayload,
  RemoveAgendaItemPayload,
  OrderAgendaPayload,
  ConveneMeetingPayload,
  CancelMeetingPayload,
} from './meeting.types.js';

const INPUT = 'What to change.';

@Resolver()
export class MeetingsResolver {
  constructor(private readonly meetings: MeetingsService) {}

  @Mutation(() => PlanMeetingPayload, { description: 'Plan a meeting of a body: a draft that those concerned see.' })
  @Allow('meeting:prepare')
  async planMeeting(
    @Args('input', { type: () => PlanMeetingInput, description: INPUT }, parsed(planMeeting)) command: PlanMeeting,
    @Viewing() operation: Operation,
  ): Promise<PlanMeetingPayload> {
    return { meeting: { id: await this.meetings.plan(operation, command) } };
  }

  @Mutation(() => PlanMeetingsPayload, {
    description: 'Plan meetings of a body by its rhythm: a draft on each of its days that has none yet.',
  })
  @Allow('meeting:prepare')
  async planMeetings(
    @Args('input', { type: () => PlanMeetingsInput, description: INPUT }, parsed(planMeetings)) command: PlanMeetings,
    @Viewing() operation: Operation,
  ): Promise<PlanMeetingsPayload> {
    const planned = await this.meetings.planSeries(operation, command);
    return { body: { id: command.body }, planned: planned.length };
  }

  @Mutation(() => ChangeMeetingPayload, {
    description: 'Change what a meeting is called, where it is, or its link, before it takes place.',
  })
  @Allow('meeting:prepare')
  async changeMeeting(
    @Args('input', { type: () => ChangeMeetingInput, description: INPUT }, parsed(changeMeeting))
    command: ChangeMeeting,
    @Viewing() operation: Operation,
  ): Promise<ChangeMeetingPayload> {
    return { meeting: { id: await this.meetings.change(operation, command) } };
  }

  @Mutation(() => MoveMeetingPayload, {
    description:
      'Move a meeting to another time; it stays the same in everybody’s calendar. A convened one that becomes earlier needs the notice again.',
  })
  @Allow('meeting:prepare')
  async moveMeeting(
    @Args('input', { type: () => MoveMeetingInput, description: INPUT }, parsed(moveMeeting)) command: MoveMeeting,
    @Viewing() operation: Operation,
  ): Promise<MoveMeetingPayload> {
    return { meeting: { id: await this.meetings.move(operation, command) } };
  }

  @Mutation(() => AddAgendaItemPayload, {
    description: 'Put an item on the agenda of a meeting that has not taken place.',
  })
  @Allow('meeting:prepare')
  async addAgendaItem(
    @Args('input', { type: () => AddAgendaItemInput, description: INPUT }, parsed(addAgendaItem))
    command: AddAgendaItem,
    @Viewing() operation: Operation,
  ): Promise<AddAgendaItemPayload> {
    const item = await this.meetings.addItem(operation, command);
    return { meeting: { id: command.meeting }, item: { id: item } };
  }

  @Mutation(() => ChangeAgendaItemPayload, {
    description: 'Change an item of the agenda of a meeting that has not taken place.',
  })
  @Allow('meeting:prepare')
  async changeAgendaItem(
    @Args('input', { type: () => ChangeAgendaItemInput, description: INPUT }, parsed(changeAgendaItem))
    command: ChangeAgendaItem,
    @Viewing() operation: Operation,
  ): Promise<ChangeAgendaItemPayload> {
    return { meeting: { id: await this.meetings.changeItem(operation, command) } };
  }

  @Mutation(() => RemoveAgendaItemPayload, {
    description: 'Take an item from the agenda of a meeting that has not taken place; a convened meeting keeps one.',
  })
  @Allow('meeting:prepare')
  async removeAgendaItem(
    @Args('input', { type: () => RemoveAgendaItemInput, description: INPUT }, parsed(removeAgendaItem))
    command: RemoveAgendaItem,
    @Viewing() operation: Operation,
  ): Promise<RemoveAgendaItemPayload> {
    return { meeting: { id: await this.meetings.removeItem(operation, command) } };
  }

  @Mutation(() => OrderAgendaPayload, { description: 'Put the items of an agenda into another order.' })
  @Allow('meeting:prepare')
  async orderAgenda(
    @Args('input', { type: () => OrderAgendaInput, description: INPUT }, parsed(orderAgenda)) command: OrderAgenda,
    @Viewing() operation: Operation,
  ): Promise<OrderAgendaPayload> {
    return { meeting: { id: await this.meetings.orderAgenda(operation, command) } };
  }

  @Mutation(() => ConveneMeetingPayload, {
    description:
      'Ask those with a seat to come. There has to be something on the agenda, and the working days of the body’s notice have to lie before the meeting.',
  })
  @Allow('meeting:prepare')
  async conveneMeeting(
    @Args('input', { type: () => ConveneMeetingInput, description: INPUT }, parsed(goOn)) command: GoOn,
    @Viewing() operation: Operation,
  ): Promise<ConveneMeetingPayload> {
    return { meeting: { id: await this.meetings.convene(operation, command) } };
  }

  @Mutation(() => CancelMeetingPayload, { description: 'Cancel a meeting before it takes place.' })
  @Allow('meeting:prepare')
  async cancelMeeting(
    @Args('input', { type: () => CancelMeetingInput, description: INPUT }, parsed(cancelMeeting))
    command: CancelMeeting,
    @Viewing() operation: Operation,
  ): Promise<CancelMeetingPayload> {
    return { meeting: { id: await this.meetings.cancel(operation, command) } };
  }
}
