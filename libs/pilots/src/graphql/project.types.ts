import type { Id, LocalDate, LocalisedText, OrganisationId, Provenance } from '@talkoot/contracts';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, NodeType, PeriodType, ProvenanceEnum } from '@talkoot/platform/graphql';

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

@ObjectType()
export class ProjectConnection extends ConnectionOf(ProjectType, 'Project') {}
