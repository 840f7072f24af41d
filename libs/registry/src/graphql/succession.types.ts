import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '@talkoot/contracts';
import { type Changed, DateScalar, LocalisedTextInput, Payload, ProvenanceEnum } from '@talkoot/platform/graphql';
import { Organisation } from './organisation.read-model.js';
import { Succession } from './succession.read-model.js';

const PROVENANCE = 'Where this comes from. Default: reported.';

@InputType({ description: 'Organisations that become one.' })
export class MergeOrganisationsInput {
  @Field(() => [ID], { description: 'Who ends, on the day before.' })
  predecessors: string[];

  @Field(() => ID, {
    description:
      'Who stands in for them: one that goes on, or a new one, registered beforehand, that exists from the day.',
  })
  successor: string;

  @Field(() => DateScalar, { description: 'The first day of the successor in their place; it may lie in the future.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;
}

@InputType({ description: 'Who goes on with one thing that the organisation was part of.' })
export class GoingOnInput {
  @Field(() => ID, { description: 'The thing: a pilot, a grant, a network, a joint authority …' })
  with: string;

  @Field(() => String, {
    nullable: true,
    description:
      'As what, when it was several things to it at once: the name of the relation, such as pilots.partnership.organisation_id.',
  })
  as?: string;

  @Field(() => ID, { description: 'The successor that goes on.' })
  successor: string;
}

@InputType({ description: 'An organisation that becomes several.' })
export class SplitOrganisationInput {
  @Field(() => ID, { description: 'Who ends, on the day before.' })
  organisation: string;

  @Field(() => [ID], { description: 'Who goes on for it: two or more, registered beforehand.' })
  successors: string[];

  @Field(() => DateScalar, { description: 'The first day of the successors in its place; it may lie in the future.' })
  on: LocalDate;

  @Field(() => ID, { description: 'The successor that goes on with everything that is not named.' })
  otherwise: string;

  @Field(() => [GoingOnInput], { nullable: true, description: 'Who goes on with what.' })
  goingOn?: GoingOnInput[];

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;
}

@InputType({ description: 'An organisation and its new name.' })
export class RenameOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  organisation: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called from that day on.' })
  name: LocalisedTextInput;

  @Field(() => DateScalar, { description: 'The first day of the new name; it may lie in the future.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@ObjectType({ isAbstract: true })
abstract class SuccessionPayload extends Payload {
  @Field(() => Succession.type, { nullable: true, description: 'What was recorded; null when there are errors.' })
  succession?: Changed<'succession'>;
}

@ObjectType({ description: 'The answer to mergeOrganisations.' })
export class MergeOrganisationsPayload extends SuccessionPayload {}

@ObjectType({ description: 'The answer to splitOrganisation.' })
export class SplitOrganisationPayload extends SuccessionPayload {}

@ObjectType({ description: 'The answer to renameOrganisation.' })
export class RenameOrganisationPayload extends SuccessionPayload {
  @Field(() => Organisation.type, {
    nullable: true,
    description: 'The organisation as it is now; null when there are errors.',
  })
  organisation?: Changed<'organisation'>;
}
