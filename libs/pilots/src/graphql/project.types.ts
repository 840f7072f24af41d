import type { Id, LocalDate, LocalisedText, OrganisationId, Provenance } from '@talkoot/contracts';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, NodeType, Payload, PeriodType, ProvenanceEnum } from '@talkoot/platform/graphql';

@ObjectType('Project', {
  implements: () => [NodeType],
  description: 'A separate project beside the pilots of a programme: what a plan was redirected to. Anybody sees it.',
})
export class ProjectType {
  @Field(() => ID, { description: 'Its id.' })
  id: Id<'project'>;

  @Field(() => String, { description: 'Its code, such as SALO-RM.' })
  code: string;

  @Field(() => PeriodType, { description: 'When the work is done.' })
  period: PeriodType;

  @Field(() => ProvenanceEnum, { description: 'Where the facts come from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'How many times it has changed, the first time included.' })
  version: number;

  /** Its name, of which a field shows the reader's language. */
  texts: { readonly name: LocalisedText };

  programmeId: Id<'pilotprogramme'>;
  coordinatorId: OrganisationId | undefined;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of projects.' })
export class ProjectConnection extends ConnectionOf(ProjectType, 'Project') {}

@ObjectType({ isAbstract: true })
abstract class ProjectPayload extends Payload {
  @Field(() => ProjectType, { nullable: true, description: 'The project as it is now; null when there are errors.' })
  project?: ProjectType | undefined;
}

@ObjectType({ description: 'What came of entering a project.' })
export class RegisterProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'What came of changing a project.' })
export class ChangeProjectPayload extends ProjectPayload {}

@ObjectType({ description: 'What came of changing who leads a project.' })
export class ChangeProjectCoordinatorPayload extends ProjectPayload {}
