import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  CalendarAddressesService,
  createCalendarAddress,
  type CreateCalendarAddress,
  revokeCalendarAddress,
  type RevokeCalendarAddress,
} from '../application/calendar-addresses.service.js';
import {
  CreateCalendarAddressInput,
  CreateCalendarAddressPayload,
  RevokeCalendarAddressInput,
  RevokeCalendarAddressPayload,
} from './calendar-address.types.js';

@Resolver()
export class CalendarAddressesResolver {
  constructor(private readonly addresses: CalendarAddressesService) {}

  @Mutation(() => CreateCalendarAddressPayload, {
    description:
      'Make an address under which a calendar program can read meetings without logging in: what you may see, for the organisation that you act for now.',
  })
  @Allow('calendar-address:make')
  async createCalendarAddress(
    @Args('input', { type: () => CreateCalendarAddressInput }, parsed(createCalendarAddress))
    command: CreateCalendarAddress,
    @Viewing() operation: Operation,
  ): Promise<CreateCalendarAddressPayload> {
    const { id, url } = await this.addresses.create(operation, command);
    return { calendarAddress: { id }, url };
  }

  @Mutation(() => RevokeCalendarAddressPayload, {
    description: 'Permanently revoke an address of one’s own: nothing can be read there from now on.',
  })
  @Allow('calendar-address:revoke')
  async revokeCalendarAddress(
    @Args('input', { type: () => RevokeCalendarAddressInput }, parsed(revokeCalendarAddress))
    command: RevokeCalendarAddress,
    @Viewing() operation: Operation,
  ): Promise<RevokeCalendarAddressPayload> {
    return { calendarAddress: { id: await this.addresses.revoke(operation, command) } };
  }
}
