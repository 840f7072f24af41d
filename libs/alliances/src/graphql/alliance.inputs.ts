import type { LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum, RhythmInput } from '@talkoot/platform/graphql';

@InputType({ description: 'A new group of themes.' })
export class ThemeGroupInput {
  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  name: LocalisedTextInput;

  @Field(() => [ID], { description: 'Its themes of the vocabulary, in order; a theme stands in one group only.' })
  themes: string[];
}

@InputType({ description: 'A group of themes as it is to stand: one that there is, or a new one by its name.' })
export class ArrangedThemeGroupInput {
  @Field(() => ID, { nullable: true, description: 'The group, if there is one already.' })
  group?: string;

  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'What it is called from then on; needed of a new one, else it keeps its name.',
  })
  name?: LocalisedTextInput;

  @Field(() => [ID], { description: 'All its themes, in order; a theme stands in one group only.' })
  themes: string[];
}

@InputType({ description: 'An alliance that organisations propose together.' })
export class ProposeAllianceInput {
  @Field(() => String, { description: 'Its code: capital letters, digits and hyphens.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => Boolean, { description: 'Whether it is meant to last: then its period has no end.' })
  permanent: boolean;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists. Default: open on both ends.' })
  period?: PeriodInput;

  @Field(() => [ID], {
    description: 'Who is to propose it: your organisation, and those that it invites to propose it as well.',
  })
  proposers: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Who is invited to be a member from the day of the proposal, or from the first day of its period; by default the proposers. Your own organisation is one at once.',
  })
  members?: string[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The proposer who is to own it, if it is one of them; another one than your organisation owns it when it accepts.',
  })
  owner?: string;

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What it is for, in order.' })
  aims?: LocalisedTextInput[];

  @Field(() => RhythmInput, { nullable: true, description: 'How often it meets.' })
  rhythm?: RhythmInput;

  @Field(() => [ThemeGroupInput], { nullable: true, description: 'Its themes, in groups.' })
  themeGroups?: ThemeGroupInput[];

  @Field(() => DateScalar, { nullable: true, description: 'The day of the proposal. Default: today.' })
  on?: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

/** A change of one alliance. */
@InputType({ isAbstract: true })
abstract class OfAllianceInput {
  @Field(() => ID, { description: 'The alliance.' })
  alliance: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the alliance that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'What is left out stays as it is; null takes away the aims and the rhythm.' })
export class ChangeAllianceInput extends OfAllianceInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is meant to last: then its period has no end.' })
  permanent?: boolean;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'When it exists; the days on which members joined lie within.',
  })
  period?: PeriodInput;

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What it is for, in order; all of it.' })
  aims?: LocalisedTextInput[];

  @Field(() => RhythmInput, { nullable: true, description: 'How often it meets.' })
  rhythm?: RhythmInput;
}

@InputType({ isAbstract: true })
abstract class DecisionInput extends OfAllianceInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision. Default: today.' })
  on?: LocalDate;
}

@InputType({ description: 'The alliance that begins its work.' })
export class ActivateAllianceInput extends DecisionInput {}

@InputType({ description: 'The alliance that is over; the day is its last.' })
export class EndAllianceInput extends DecisionInput {}

@InputType({ description: 'Who is invited to be a member of an alliance, and from when.' })
export class AdmitAllianceMemberInput extends OfAllianceInput {
  @Field(() => ID, { description: 'The city or other organisation.' })
  organisation: string;

  @Field(() => DateScalar, { description: 'The first day as a member; it may be past.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'Whose membership of an alliance ends, and when.' })
export class EndAllianceMembershipInput extends OfAllianceInput {
  @Field(() => ID, { description: 'The member.' })
  organisation: string;

  @Field(() => DateScalar, { description: 'The last day as a member.' })
  lastDay: LocalDate;
}

@InputType({ description: 'How the themes of an alliance stand from a day on. What is not named stands no longer.' })
export class ArrangeThemesInput extends OfAllianceInput {
  @Field(() => [ArrangedThemeGroupInput], { description: 'All groups from that day on, in order.' })
  groups: ArrangedThemeGroupInput[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day. Default: today. Not before the themes were arranged last.',
  })
  on?: LocalDate;
}

@InputType({ description: 'A group of themes that is called otherwise from a day on.' })
export class RenameThemeGroupInput extends OfAllianceInput {
  @Field(() => ID, { description: 'The group.' })
  group: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called from then on.' })
  name: LocalisedTextInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day. Default: today. Not before the themes were arranged last.',
  })
  on?: LocalDate;
}
