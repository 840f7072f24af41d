import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  changePilotProgramme,
  type ChangePilotProgramme,
  createPilotProgramme,
  type CreatePilotProgramme,
} from '../application/pilots.inputs.js';
import { ProgrammesService } from '../application/programmes.service.js';
import { ChangePilotProgrammeInput, CreatePilotProgrammeInput } from './programme.inputs.js';
import { ChangePilotProgrammePayload, CreatePilotProgrammePayload } from './programme.types.js';

const INPUT = 'What to change.';

@Resolver()
export class ProgrammesResolver {
  constructor(private readonly programmes: ProgrammesService) {}

  @Mutation(() => CreatePilotProgrammePayload, { description: 'Set up a pilot programme of your own organisation.' })
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
}
