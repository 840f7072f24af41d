import type { Country, LocalDate, OrganisationId, OrganisationKind, Provenance } from '@talkoot/contracts';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  ConnectionOf,
  CountryEnum,
  OrganisationKindEnum,
  Payload,
  periodType,
  PeriodType,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';
import type { KnownOrganisation } from '../application/registry.api.js';

@ObjectType('GeoPoint', { description: 'A place in WGS 84, degrees.' })
export class GeoPointType {
  @Field(() => Float)
  latitude: number;

  @Field(() => Float)
  longitude: number;
}

@ObjectType('Organisation', {
  description: 'Whoever takes part: a municipality, a ministry, a joint authority, a company …',
})
export class OrganisationType {
  @Field(() => ID)
  id: OrganisationId;

  @Field(() => OrganisationKindEnum)
  kind: OrganisationKind;

  @Field(() => CountryEnum)
  country: Country;

  @Field(() => String, {
    description: 'Its official code as text, leading zeros kept: kuntanumero, kommunkod, or its own such as TEM.',
  })
  code: string;

  @Field(() => PeriodType, { description: 'When it exists.' })
  period: PeriodType;

  @Field(() => GeoPointType, { nullable: true })
  location?: GeoPointType | null;

  @Field(() => [String], { description: 'Its languages, ISO 639.' })
  languages: string[];

  @Field(() => ProvenanceEnum)
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

@ObjectType()
export class OrganisationConnection extends ConnectionOf(OrganisationType, 'Organisation') {}

@ObjectType()
export class RegisterOrganisationPayload extends Payload {
  @Field(() => OrganisationType, { nullable: true })
  organisation?: OrganisationType;
}

@ObjectType()
export class RenameOrganisationPayload extends Payload {
  @Field(() => OrganisationType, { nullable: true })
  organisation?: OrganisationType;
}
