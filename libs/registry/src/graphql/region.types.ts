import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Country } from '@talkoot/contracts';
import { type Changed, CountryEnum, LocalisedTextInput, Payload } from '@talkoot/platform/graphql';
import { Region } from './region.read-model.js';

@InputType({ description: 'A code of a classification in one of its versions.' })
export class VersionedCodeInput {
  @Field(() => String, { description: 'The code.' })
  code: string;

  @Field(() => Int, { description: 'The year of the version.' })
  version: number;
}

@InputType({ description: 'A new region of the code list.' })
export class RegisterRegionInput {
  @Field(() => CountryEnum, { description: 'The country that it belongs to.' })
  country: Country;

  @Field(() => String, { description: 'Its code in the national list: two digits.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => Int, { nullable: true, description: 'The year of the version of the national code list.' })
  codeVersion?: number;

  @Field(() => VersionedCodeInput, { nullable: true, description: 'Its NUTS 3 code.' })
  nuts?: VersionedCodeInput;

  @Field(() => String, { nullable: true, description: 'Its ISO 3166-2 code, such as FI-03.' })
  iso?: string;
}

@InputType({
  description: 'Other details of a region; what is left out stays as it is, null empties all but the name.',
})
export class ChangeRegionInput {
  @Field(() => ID, { description: 'The region.' })
  region: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => Int, { nullable: true, description: 'The year of the version of the national code list.' })
  codeVersion?: number;

  @Field(() => VersionedCodeInput, { nullable: true, description: 'Its NUTS 3 code.' })
  nuts?: VersionedCodeInput;

  @Field(() => String, { nullable: true, description: 'Its ISO 3166-2 code, such as FI-03.' })
  iso?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@ObjectType({ isAbstract: true })
abstract class RegionPayload extends Payload {
  @Field(() => Region.type, { nullable: true, description: 'The region as it is now; null when there are errors.' })
  region?: Changed<'region'>;
}

@ObjectType({ description: 'The answer to registerRegion.' })
export class RegisterRegionPayload extends RegionPayload {}

@ObjectType({ description: 'The answer to changeRegion.' })
export class ChangeRegionPayload extends RegionPayload {}
