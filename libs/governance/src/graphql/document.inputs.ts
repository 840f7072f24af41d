import { Field, InputType } from '@nestjs/graphql';
import { LocalisedTextInput } from '@talkoot/platform/graphql';

@InputType({ description: 'A document, by link.' })
export class DocumentInput {
  @Field(() => LocalisedTextInput, { description: 'What it is called, in one language or more.' })
  title: LocalisedTextInput;

  @Field(() => String, { description: 'Where it is on the web, https only.' })
  url: string;
}
