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

@InputType()
export class GeoPointInput {
  @Field(() => Float)
  latitude: number;

  @Field(() => Float)
  longitude: number;
}

@InputType()
export class RegisterOrganisationInput {
  @Field(() => OrganisationKindEnum)
  kind: OrganisationKind;

  @Field(() => CountryEnum)
  country: Country;

  @Field(() => String, { description: 'Its official code: kuntanumero, kommunkod, or its own such as TEM.' })
  code: string;

  @Field(() => LocalisedTextInput)
  name: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists; open on both ends unless said.' })
  period?: PeriodInput;

  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPointInput;

  @Field(() => [String], { nullable: true, description: 'Its languages, ISO 639.' })
  languages?: string[];

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Reported unless said.' })
  provenance?: string;
}

@InputType()
export class RenameOrganisationInput {
  @Field(() => ID)
  organisation: string;

  @Field(() => LocalisedTextInput)
  name: LocalisedTextInput;

  @Field(() => DateScalar, { description: 'The first day of the new name.' })
  on: LocalDate;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number;
}
