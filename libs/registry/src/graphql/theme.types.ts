import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Changed, LocalisedTextInput, Payload, ProvenanceEnum } from '@talkoot/platform/graphql';
import { Theme } from './theme.read-model.js';

const VERSION = 'The version that you read. The change is refused when it has changed since.';

@InputType({ description: 'A new theme of the vocabulary.' })
export class AddThemeInput {
  @Field(() => String, { description: 'Its code: capital letters, digits and hyphens.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => ID, { nullable: true, description: 'The theme above it; none: it stands at the top.' })
  parent?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: string;
}

@InputType({ description: 'A theme and its new name.' })
export class RenameThemeInput {
  @Field(() => ID, { description: 'The theme.' })
  theme: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called from now on.' })
  name: LocalisedTextInput;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A theme and its place in the vocabulary.' })
export class PlaceThemeInput {
  @Field(() => ID, { description: 'The theme.' })
  theme: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The theme above it. Required: null puts it at the top.',
  })
  parent?: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@ObjectType({ isAbstract: true })
abstract class ThemePayload extends Payload {
  @Field(() => Theme.type, { nullable: true, description: 'The theme as it is now; null when there are errors.' })
  theme?: Changed<'theme'>;
}

@ObjectType({ description: 'The answer to addTheme.' })
export class AddThemePayload extends ThemePayload {}

@ObjectType({ description: 'The answer to renameTheme.' })
export class RenameThemePayload extends ThemePayload {}

@ObjectType({ description: 'The answer to placeTheme.' })
export class PlaceThemePayload extends ThemePayload {}
