import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { PilotProgramme } from './programme.read-model.js';

@ObjectType({ isAbstract: true })
abstract class PilotProgrammePayload extends Payload {
  @Field(() => PilotProgramme.type, {
    nullable: true,
    description: 'The programme as it is now; null when there are errors.',
  })
  pilotProgramme?: Changed<'pilotprogramme'>;
}

@ObjectType({ description: 'The answer to createPilotProgramme.' })
export class CreatePilotProgrammePayload extends PilotProgrammePayload {}

@ObjectType({ description: 'The answer to changePilotProgramme.' })
export class ChangePilotProgrammePayload extends PilotProgrammePayload {}

@ObjectType({ description: 'The programme that ended.' })
export class EndPilotProgrammePayload extends PilotProgrammePayload {}

@ObjectType({ description: 'The cancelled programme.' })
export class CancelPilotProgrammePayload extends PilotProgrammePayload {}
