import type { LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum } from '@talkoot/platform/graphql';

@InputType({ description: 'A separate project beside the pilots of a programme.' })
export class RegisterProjectInput {
  @Field(() => ID, { description: 'The programme beside whose pilots it stands.' })
  programme: string;

  @Field(() => String, { description: 'Its code: capital letters, digits and hyphens.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => PeriodInput, { description: 'When it runs.' })
  period: PeriodInput;

  @Field(() => ID, { description: 'Who leads it.' })
  coordinator: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ isAbstract: true })
abstract class OfProjectInput {
  @Field(() => ID, { description: 'The project.' })
  project: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the project that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ChangeProjectInput extends OfProjectInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it runs.' })
  period?: PeriodInput;
}

@InputType({ description: 'Who leads a project, and from when.' })
export class ChangeProjectCoordinatorInput extends OfProjectInput {
  @Field(() => ID, { description: 'The organisation.' })
  organisation: string;

  @Field(() => DateScalar, { description: 'The first day on which it leads the project.' })
  on: LocalDate;
}
