import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  type Id,
  type LocalDate,
  type LocalisedText,
  NETWORK_KINDS,
  type NetworkKind,
  type NetworkMember,
  type Provenance,
} from '@talkoot/contracts';
import {
  ConnectionOf,
  DateScalar,
  enumOf,
  LocalisedTextInput,
  NodeType,
  Payload,
  PeriodInput,
  PeriodType,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';

const VERSION = 'The version that you read; the change is refused when it has changed since.';
const PROVENANCE = 'Where this comes from; reported unless said.';

const NetworkKindEnum = enumOf<NetworkKind>('NetworkKind', 'What holds a network together.', NETWORK_KINDS, {
  area: 'Where its members are',
  theme: 'What its members work on',
});

@ObjectType('Network', {
  implements: () => [NodeType],
  description: 'Organisations or collaborations held together by an area or a theme.',
})
export class NetworkType {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'network'>;

  @Field(() => NetworkKindEnum, { description: 'What holds it together.' })
  kind: NetworkKind;

  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => PeriodType, { description: 'When it exists.' })
  period: PeriodType;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the network.' })
  version: number;

  names: LocalisedText;
  descriptions: LocalisedText | null;
  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of networks.' })
export class NetworkConnection extends ConnectionOf(NetworkType, 'Network') {}

@ObjectType('NetworkMember', { description: 'That somebody or something belongs to a network, and when.' })
export class NetworkMemberType {
  @Field(() => PeriodType, { description: 'Since when and until when.' })
  period: PeriodType;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  id: NetworkMember;
  on: LocalDate;
}

@ObjectType({ description: 'A page of members of a network.' })
export class NetworkMemberConnection extends ConnectionOf(NetworkMemberType, 'NetworkMember') {}

@InputType({ description: 'Which networks; every condition that is given must hold.' })
export class NetworkFilter {
  @Field(() => [NetworkKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kind?: NetworkKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Those that deal with this theme on the day.' })
  theme?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those of which this organisation or collaboration is a member on the day.',
  })
  member?: string | null;
}

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

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists; open on both ends unless said.' })
  period?: PeriodInput;

  @Field(() => ID, { nullable: true, description: 'The organisation that owns it.' })
  owner?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;
}

@InputType({ description: 'Other details of a network; what is left out stays as it is.' })
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
  @Field(() => NetworkType, { nullable: true, description: 'The network as it is now; null when it was refused.' })
  network?: NetworkType;
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
