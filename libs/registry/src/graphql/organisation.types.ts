import type { Country, LocalDate, OrganisationId, OrganisationKind, Provenance } from '@talkoot/contracts';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  ConnectionOf,
  CountryEnum,
  NodeType,
  OrganisationKindEnum,
  Payload,
  periodType,
  PeriodType,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';
import type { KnownOrganisation } from '../application/registry.api.js';

@ObjectType('GeoPoint', { description: 'A place in WGS 84, degrees.' })
export class GeoPointType {
  @Field(() => Float, { description: 'North of the equator, degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'East of Greenwich, degrees.' })
  longitude: number;
}

@ObjectType('Organisation', {
  implements: () => [NodeType],
  description: 'Whoever takes part: a municipality, a ministry, a joint authority, a company …',
})
export class OrganisationType {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: OrganisationId;

  @Field(() => OrganisationKindEnum, { description: 'What it is.' })
  kind: OrganisationKind;

  @Field(() => CountryEnum, { description: 'The country that it belongs to.' })
  country: Country;

  @Field(() => String, {
    description: 'Its official code as text, leading zeros kept: kuntanumero, kommunkod, or its own such as TEM.',
  })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its business id: Y-tunnus in Finland, organisationsnummer in Sweden.',
  })
  businessId: string | null;

  @Field(() => PeriodType, { description: 'When it exists.' })
  period: PeriodType;

  @Field(() => GeoPointType, { nullable: true, description: 'Where it is on the map.' })
  location?: GeoPointType | null;

  @Field(() => [String], { description: 'Its official languages, ISO 639; their order says nothing.' })
  languages: string[];

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the organisation.' })
  version: number;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

/** What the API shows of an organisation, looked at on a day. */
export const organisationType = (known: KnownOrganisation, on: LocalDate): OrganisationType => ({
  ...known,
  period: periodType(known.period),
  on,
});

@ObjectType({ description: 'A page of organisations.' })
export class OrganisationConnection extends ConnectionOf(OrganisationType, 'Organisation') {}

@ObjectType('OrganisationMember', { description: 'That an organisation belongs to a joint authority, and when.' })
export class OrganisationMemberType {
  @Field(() => OrganisationType, { description: 'Who belongs to it.' })
  organisation: OrganisationType;

  @Field(() => PeriodType, { description: 'Since when and until when.' })
  period: PeriodType;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;
}

@ObjectType({ description: 'A page of members.' })
export class OrganisationMemberConnection extends ConnectionOf(OrganisationMemberType, 'OrganisationMember') {}

@ObjectType('OrganisationName', { description: 'What an organisation was called, and when.' })
export class OrganisationNameType {
  @Field(() => String, { description: 'The name, in the reader’s language or the nearest there is.' })
  name: string;

  @Field(() => PeriodType, { description: 'When it was called so.' })
  period: PeriodType;
}

/** What every change of one organisation answers. */
@ObjectType({ isAbstract: true })
abstract class OrganisationPayload extends Payload {
  @Field(() => OrganisationType, {
    nullable: true,
    description: 'The organisation as it is now; null when it was refused.',
  })
  organisation?: OrganisationType;
}

@ObjectType({ description: 'The answer to registerOrganisation.' })
export class RegisterOrganisationPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to changeOrganisation.' })
export class ChangeOrganisationPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to moveMunicipality.' })
export class MoveMunicipalityPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to joinJointAuthority.' })
export class JoinJointAuthorityPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to leaveJointAuthority.' })
export class LeaveJointAuthorityPayload extends OrganisationPayload {}
