import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  addSeat,
  type AddSeat,
  beginMandate,
  type BeginMandate,
  changeBody,
  type ChangeBody,
  changeSeat,
  type ChangeSeat,
  endMandate,
  type EndMandate,
  endSeat,
  type EndSeat,
  foundBody,
  type FoundBody,
  setSecretariat,
  type SetSecretariat,
} from '../application/bodies.inputs.js';
import { BodiesService } from '../application/bodies.service.js';
import {
  AddSeatInput,
  BeginMandateInput,
  ChangeBodyInput,
  ChangeSeatInput,
  EndMandateInput,
  EndSeatInput,
  FoundBodyInput,
  SetSecretariatInput,
} from './body.inputs.js';
import {
  AddSeatPayload,
  BeginMandatePayload,
  ChangeBodyPayload,
  ChangeSeatPayload,
  EndMandatePayload,
  EndSeatPayload,
  FoundBodyPayload,
  SetSecretariatPayload,
} from './body.types.js';

const INPUT = 'What to change.';

@Resolver()
export class BodiesResolver {
  constructor(private readonly bodies: BodiesService) {}

  @Mutation(() => FoundBodyPayload, {
    description: 'Create a body of your own organisation, or of a collaboration that it owns.',
  })
  @Allow('body:manage')
  async foundBody(
    @Args('input', { type: () => FoundBodyInput, description: INPUT }, parsed(foundBody)) command: FoundBody,
    @Viewing() operation: Operation,
  ): Promise<FoundBodyPayload> {
    return { body: { id: await this.bodies.found(operation, command) } };
  }

  @Mutation(() => ChangeBodyPayload, {
    description: 'Change what a body is called, how it decides, and when it exists.',
  })
  @Allow('body:manage')
  async changeBody(
    @Args('input', { type: () => ChangeBodyInput, description: INPUT }, parsed(changeBody)) command: ChangeBody,
    @Viewing() operation: Operation,
  ): Promise<ChangeBodyPayload> {
    return { body: { id: await this.bodies.change(operation, command) } };
  }

  @Mutation(() => SetSecretariatPayload, {
    description:
      'Say which organisation is the secretariat of a body from a given day. Another one than your own is invited, and is it when it accepts.',
  })
  @Allow('body:manage')
  async setSecretariat(
    @Args('input', { type: () => SetSecretariatInput, description: INPUT }, parsed(setSecretariat))
    command: SetSecretariat,
    @Viewing() operation: Operation,
  ): Promise<SetSecretariatPayload> {
    return { body: { id: await this.bodies.setSecretariat(operation, command) } };
  }

  @Mutation(() => AddSeatPayload, { description: 'Add a seat to a body.' })
  @Allow('body:manage')
  async addSeat(
    @Args('input', { type: () => AddSeatInput, description: INPUT }, parsed(addSeat)) command: AddSeat,
    @Viewing() operation: Operation,
  ): Promise<AddSeatPayload> {
    return { seat: { id: await this.bodies.addSeat(operation, command) } };
  }

  @Mutation(() => ChangeSeatPayload, { description: 'Change what is known of a seat, its place, or for whom it is.' })
  @Allow('body:manage')
  async changeSeat(
    @Args('input', { type: () => ChangeSeatInput, description: INPUT }, parsed(changeSeat)) command: ChangeSeat,
    @Viewing() operation: Operation,
  ): Promise<ChangeSeatPayload> {
    return { seat: { id: await this.bodies.changeSeat(operation, command) } };
  }

  @Mutation(() => EndSeatPayload, { description: 'End a seat after a given last day, with those who sit there.' })
  @Allow('body:manage')
  async endSeat(
    @Args('input', { type: () => EndSeatInput, description: INPUT }, parsed(endSeat)) command: EndSeat,
    @Viewing() operation: Operation,
  ): Promise<EndSeatPayload> {
    return { seat: { id: await this.bodies.endSeat(operation, command) } };
  }

  @Mutation(() => BeginMandatePayload, {
    description:
      'Give somebody a seat, or let somebody stand in for its holder. People of your own organisation, those who sit in the body, and people of an organisation for which one of its people sits there have it at once; others are invited, known or not, and have it when they accept.',
  })
  @Allow('body:manage')
  async beginMandate(
    @Args('input', { type: () => BeginMandateInput, description: INPUT }, parsed(beginMandate)) command: BeginMandate,
    @Viewing() operation: Operation,
  ): Promise<BeginMandatePayload> {
    const { mandate, invitation } = await this.bodies.beginMandate(operation, command);
    return { ...(mandate && { mandate: { id: mandate } }), ...(invitation && { invitation: { id: invitation } }) };
  }

  @Mutation(() => EndMandatePayload, { description: 'End a mandate after a given last day, or take back one to come.' })
  @Allow('body:manage')
  async endMandate(
    @Args('input', { type: () => EndMandateInput, description: INPUT }, parsed(endMandate)) command: EndMandate,
    @Viewing() operation: Operation,
  ): Promise<EndMandatePayload> {
    return { mandate: { id: await this.bodies.endMandate(operation, command) } };
  }
}
