import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Project } from './project.read-model.js';

@ObjectType({ isAbstract: true })
abstract class ProjectPayload extends Payload {
  @Field(() => Project.type, { nullable: true, description: 'The project as it is now; null when there are errors.' })
  project?: Changed<'project'>;
}

@ObjectType({ description: 'The answer to registerProject.' })
export class RegisterProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'The answer to changeProject.' })
export class ChangeProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'The answer to changeProjectCoordinator.' })
export class ChangeProjectCoordinatorPayload extends ProjectPayload {}
