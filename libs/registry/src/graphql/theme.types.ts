import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id, LocalisedText, Provenance } from '@talkoot/contracts';
import { ConnectionOf, LocalisedTextInput, NodeType, Payload, ProvenanceEnum } from '@talkoot/platform/graphql';
import type { KnownTheme } from '../application/registry.api.js';

const VERSION = 'The version that you read; the change is refused when it has changed since.';

@ObjectType('Theme', {
  implements: () => [NodeType],
  description: 'A word of the shared vocabulary of what collaborations deal with.',
})
export class ThemeType {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'theme'>;

  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the theme.' })
  version: number;

  names: LocalisedText;
  above: Id<'theme'> | undefined;
}

/** What the API shows of a theme. */
export const themeType = ({ name, parent, ...known }: KnownTheme): ThemeType => ({
  ...known,
  names: name,
  above: parent,
});

@ObjectType({ description: 'A page of themes.' })
export class ThemeConnection extends ConnectionOf(ThemeType, 'Theme') {}

@InputType({ description: 'A new theme of the vocabulary.' })
export class AddThemeInput {
  @Field(() => String, { description: 'Its code: capital letters, digits and hyphens.' })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => ID, { nullable: true, description: 'The theme above it; none: it stands at the top.' })
  parent?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from; reported unless said.' })
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

  @Field(() => ID, { nullable: true, description: 'The theme above it; left out: it stands at the top.' })
  parent?: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@ObjectType({ isAbstract: true })
abstract class ThemePayload extends Payload {
  @Field(() => ThemeType, { nullable: true, description: 'The theme as it is now; null when it was refused.' })
  theme?: ThemeType;
}

@ObjectType({ description: 'The answer to addTheme.' })
export class AddThemePayload extends ThemePayload {}

@ObjectType({ description: 'The answer to renameTheme.' })
export class RenameThemePayload extends ThemePayload {}

@ObjectType({ description: 'The answer to placeTheme.' })
export class PlaceThemePayload extends ThemePayload {}
