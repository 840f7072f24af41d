import type { Country, LocalDate, OrganisationKind } from '@talkoot/contracts';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  CountryEnum,
  DateScalar,
  LocalisedTextInput,
  OrganisationKindEnum,
  PeriodInput,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';

const VERSION = 'The version that you read. The change is refused when it has changed since.';
const PROVENANCE = 'Where this comes from. Default: reported.';

@InputType({ description: 'A place in WGS 84, degrees.' })
export class GeoPointInput {
  @Field(() => Float, { description: 'North of the equator, degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'East of Greenwich, degrees.' })
  longitude: number;
}

@InputType({ description: 'A new organisation.' })
export class RegisterOrganisationInput {
  @Field(() => OrganisationKindEnum, { description: 'What it is.' })
  kind: OrganisationKind;

  @Field(() => CountryEnum, { description: 'The country that it belongs to.' })
  country: Country;

  @Field(() => String, { description: 'Its official code: kuntanumero, kommunkod, or its own such as TEM.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'Y-tunnus or organisationsnummer; its check digit is verified.' })
  businessId?: string;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists. Default: open on both ends.' })
  period?: PeriodInput;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is on the map.' })
  location?: GeoPointInput;

  @Field(() => [String], { nullable: true, description: 'Its languages, ISO 639.' })
  languages?: string[];

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;
}

@InputType({ description: 'Other details of an organisation; what is left out stays as it is, null empties it.' })
export class ChangeOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  organisation: string;

  @Field(() => String, { nullable: true, description: 'Y-tunnus or organisationsnummer; its check digit is verified.' })
  businessId?: string;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is on the map.' })
  location?: GeoPointInput;

  @Field(() => [String], { nullable: true, description: 'Its languages, ISO 639.' })
  languages?: string[];

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A municipality and the region that it moves to.' })
export class MoveMunicipalityInput {
  @Field(() => ID, { description: 'The municipality.' })
  municipality: string;

  @Field(() => ID, { description: 'The region in which it lies from that day on.' })
  region: string;

  @Field(() => DateScalar, { description: 'The first day in the new region.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A joint authority and its new member.' })
export class JoinJointAuthorityInput {
  @Field(() => ID, { description: 'The joint authority.' })
  organisation: string;

  @Field(() => ID, { description: 'Who becomes a member.' })
  member: string;

  @Field(() => DateScalar, { description: 'The first day of the membership.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: PROVENANCE })
  provenance?: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A joint authority and the member that leaves it.' })
export class LeaveJointAuthorityInput {
  @Field(() => ID, { description: 'The joint authority.' })
  organisation: string;

  @Field(() => ID, { description: 'Who leaves.' })
  member: string;

  @Field(() => DateScalar, { description: 'The last day of the membership.' })
  lastDay: LocalDate;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}
