import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changePilotProgramme,
  type ChangePilotProgramme,
  createPilotProgramme,
  type CreatePilotProgramme,
  endPilotProgramme,
  type EndPilotProgramme,
} from '../application/pilots.inputs.js';
import { ProgrammesService } from '../application/programmes.service.js';
import {
  CancelPilotProgrammeInput,
  ChangePilotProgrammeInput,
  CreatePilotProgrammeInput,
  EndPilotProgrammeInput,
} from './programme.inputs.js';
import {
  CancelPilotProgrammePayload,
  ChangePilotProgrammePayload,
  CreatePilotProgrammePayload,
  EndPilotProgrammePayload,
} from './programme.types.js';

const INPUT = 'What to change.';

@Resolver()
export class ProgrammesResolver {
  constructor(private readonly programmes: ProgrammesService) {}

  @Mutation(() => CreatePilotProgrammePayload, {
    description: 'Set up a pilot programme of your own organisation, a ministry or an agency.',
  })
  @Allow('programme:create')
  async createPilotProgramme(
    @Args('input', { type: () => CreatePilotProgrammeInput, description: INPUT }, parsed(createPilotProgramme))
    command: CreatePilotProgramme,
    @Viewing() operation: Operation,
  ): Promise<CreatePilotProgrammePayload> {
    return { pilotProgramme: { id: await this.programmes.create(operation, command) } };
  }

  @Mutation(() => ChangePilotProgrammePayload, { description: 'Change the details of a pilot programme.' })
  @Allow('programme:manage')
  async changePilotProgramme(
    @Args('input', { type: () => ChangePilotProgrammeInput, description: INPUT }, parsed(changePilotProgramme))
    command: ChangePilotProgramme,
    @Viewing() operation: Operation,
  ): Promise<ChangePilotProgrammePayload> {
    return { pilotProgramme: { id: await this.programmes.change(operation, command) } };
  }

  @Mutation(() => EndPilotProgrammePayload, {
    description:
      'End a pilot programme, with the reason. Every plan has to be decided and every pilot completed, closed or cancelled. An open call closes.',
  })
  @Allow('programme:manage')
  async endPilotProgramme(
    @Args('input', { type: () => EndPilotProgrammeInput, description: INPUT }, parsed(endPilotProgramme))
    command: EndPilotProgramme,
    @Viewing() operation: Operation,
  ): Promise<EndPilotProgrammePayload> {
    return { pilotProgramme: { id: await this.programmes.end(operation, command) } };
  }

  @Mutation(() => CancelPilotProgrammePayload, {
    description:
      'Cancel a pilot programme, with the reason. Every plan has to be decided and every pilot cancelled; with a completed pilot, end it instead. An open call closes, and one to come never opens.',
  })
  @Allow('programme:manage')
  async cancelPilotProgramme(
    @Args('input', { type: () => CancelPilotProgrammeInput, description: INPUT }, parsed(endPilotProgramme))
    command: EndPilotProgramme,
    @Viewing() operation: Operation,
  ): Promise<CancelPilotProgrammePayload> {
    return { pilotProgramme: { id: await this.programmes.cancel(operation, command) } };
  }
}
