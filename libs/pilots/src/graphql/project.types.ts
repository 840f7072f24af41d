import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Project } from './project.read-model.js';

@ObjectType({ isAbstract: true })
abstract class ProjectPayload extends Payload {
  @Field(() => Project.type, { nullable: true, description: 'The project as it is now; null when there are errors.' })
  project?: Changed<'project'>;
}

@ObjectType({ description: 'What came of entering a project.' })
export class RegisterProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'What came of changing a project.' })
export class ChangeProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'What came of changing who leads a project.' })
export class ChangeProjectCoordinatorPayload extends ProjectPayload {}
