import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate, NetworkKind } from '@talkoot/contracts';
import {
  type Changed,
  DateScalar,
  LocalisedTextInput,
  Payload,
  PeriodInput,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';
import { Network, NetworkKindEnum } from './network.read-model.js';

const VERSION = 'The version that you read. The change is refused when it has changed since.';
const PROVENANCE = 'Where this comes from. Default: reported.';

@InputType({ description: 'A new network.' })
export class FoundNetworkInput {
  @Field(() => NetworkKindEnum, { description: 'What holds it together.' })
  kind: NetworkKind;

  @Field(() => String, { description: 'Its code: capital letters, digits and hyphens.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is for.' })
  description?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists. Default: open on both ends.' })
  period?: PeriodInput;

  @Field(() => ID, { nullable: true, description: 'The organisation that owns it.' })
  owner?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;
}

@InputType({
  description: 'Other details of a network; what is left out stays as it is, null empties the description.',
})
export class ChangeNetworkInput {
  @Field(() => ID, { description: 'The network.' })
  network: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is for.' })
  description?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists.' })
  period?: PeriodInput;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A network and its new member.' })
export class JoinNetworkInput {
  @Field(() => ID, { description: 'The network.' })
  network: string;

  @Field(() => ID, { description: 'The organisation or collaboration that becomes a member.' })
  member: string;

  @Field(() => DateScalar, { description: 'The first day of the membership.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A network and the member that leaves it.' })
export class LeaveNetworkInput {
  @Field(() => ID, { description: 'The network.' })
  network: string;

  @Field(() => ID, { description: 'The organisation or collaboration that leaves.' })
  member: string;

  @Field(() => DateScalar, { description: 'The last day of the membership.' })
  lastDay: LocalDate;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A network and all its themes from a day on.' })
export class SetNetworkThemesInput {
  @Field(() => ID, { description: 'The network.' })
  network: string;

  @Field(() => [ID], { description: 'All themes with which it deals from that day on.' })
  themes: string[];

  @Field(() => DateScalar, { description: 'The first day.' })
  on: LocalDate;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@ObjectType({ isAbstract: true })
abstract class NetworkPayload extends Payload {
  @Field(() => Network.type, { nullable: true, description: 'The network as it is now; null when there are errors.' })
  network?: Changed<'network'>;
}

@ObjectType({ description: 'The answer to foundNetwork.' })
export class FoundNetworkPayload extends NetworkPayload {}

@ObjectType({ description: 'The answer to changeNetwork.' })
export class ChangeNetworkPayload extends NetworkPayload {}

@ObjectType({ description: 'The answer to joinNetwork.' })
export class JoinNetworkPayload extends NetworkPayload {}

@ObjectType({ description: 'The answer to leaveNetwork.' })
export class LeaveNetworkPayload extends NetworkPayload {}

@ObjectType({ description: 'The answer to setNetworkThemes.' })
export class SetNetworkThemesPayload extends NetworkPayload {}
