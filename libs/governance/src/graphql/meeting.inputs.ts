import type { AgendaItemKind, LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, LocalisedTextInput, ProvenanceEnum } from '@talkoot/platform/graphql';
import { DocumentInput } from './document.inputs.js';
import { AgendaItemKindEnum } from './meeting.enums.js';

const KIND = 'What it is there for; only an item for decision can be decided on.';
const VERSION_READ =
  'The version of the meeting that you read: when somebody has changed it since, you are told and nothing is lost.';
const LINK = 'Where to take part from afar, https only.';

@InputType({ isAbstract: true })
export abstract class OfMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the meeting that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

/** Of what several people write at once. */
@InputType({ isAbstract: true })
export abstract class OfMeetingReadInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting: string;

  @Field(() => Int, { description: VERSION_READ })
  expectedVersion: number;
}

@InputType({ description: 'A new meeting, a draft.' })
export class PlanMeetingInput {
  @Field(() => ID, { description: 'The body that meets.' })
  body: string;

  @Field(() => DateTimeScalar, { description: 'When it starts.' })
  startsAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends, at most 72 hours later.' })
  endsAt: Date;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is called, if not as its body.' })
  title?: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  place?: string;

  @Field(() => String, { nullable: true, description: LINK })
  link?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'Drafts of meetings by the rhythm of their body.' })
export class PlanMeetingsInput {
  @Field(() => ID, { description: 'The body that meets; it has to have a rhythm.' })
  body: string;

  @Field(() => DateScalar, { description: 'The first day, today or later.' })
  from: LocalDate;

  @Field(() => DateScalar, { description: 'The last day; at most 100 meetings are planned at once.' })
  until: LocalDate;

  @Field(() => String, {
    description: 'At what time of the day they start, in the time zone of the body: "13:00".',
  })
  time: string;

  @Field(() => Int, { description: 'How long each of them takes, in minutes.' })
  minutes: number;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What they are called, if not as their body.' })
  title?: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'Where they are.' })
  place?: string;

  @Field(() => String, { nullable: true, description: LINK })
  link?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'Other details of a meeting; what is left out stays as it is, null empties it.' })
export class ChangeMeetingInput extends OfMeetingReadInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is called, if not as its body.' })
  title?: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  place?: string;

  @Field(() => String, { nullable: true, description: LINK })
  link?: string;
}

@InputType({ description: 'Another time for a meeting.' })
export class MoveMeetingInput extends OfMeetingInput {
  @Field(() => DateTimeScalar, { description: 'When it starts.' })
  startsAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends, at most 72 hours later.' })
  endsAt: Date;
}

/** What is said of an item of an agenda. */
@InputType({ isAbstract: true })
export abstract class ItemInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is to be said of it.' })
  text?: LocalisedTextInput;

  @Field(() => [DocumentInput], { nullable: true, description: 'Documents, at most 20.' })
  documents?: DocumentInput[];

  @Field(() => ID, { nullable: true, description: 'The theme to which it belongs.' })
  theme?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'What it is about: an organisation, a collaboration, a plan, a grant, a body, a decision, a proposal …',
  })
  subject?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Organisations that it concerns besides those of what it is about, at most 100.',
  })
  organisations?: string[];
}

@InputType({ isAbstract: true })
abstract class AgendaItemInput extends ItemInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting: string;

  @Field(() => Int, { description: VERSION_READ })
  expectedVersion: number;
}

@InputType({ description: 'A new item of an agenda.' })
export class AddAgendaItemInput extends AgendaItemInput {
  @Field(() => AgendaItemKindEnum, { description: KIND })
  kind: AgendaItemKind;

  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  title: LocalisedTextInput;

  @Field(() => Int, { nullable: true, description: 'Its place, the first being 1. Default: the last.' })
  place?: number;
}

@InputType({
  description:
    'What is otherwise of an item of an agenda; what is left out stays as it is, null empties all but the kind and the title.',
})
export class ChangeAgendaItemInput extends AgendaItemInput {
  @Field(() => AgendaItemKindEnum, { nullable: true, description: KIND })
  kind?: AgendaItemKind;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is called.' })
  title?: LocalisedTextInput;

  @Field(() => ID, { description: 'The item.' })
  item: string;
}

@InputType({ description: 'An item that is to go from an agenda.' })
export class RemoveAgendaItemInput extends OfMeetingReadInput {
  @Field(() => ID, { description: 'The item.' })
  item: string;
}

@InputType({ description: 'The items of an agenda in another order.' })
export class OrderAgendaInput extends OfMeetingReadInput {
  @Field(() => [ID], { description: 'Every item of the agenda once, the first first.' })
  items: string[];
}

@InputType({ description: 'The meeting to which those with a seat are asked.' })
export class ConveneMeetingInput extends OfMeetingInput {}

@InputType({ description: 'A meeting that is not to take place.' })
export class CancelMeetingInput extends OfMeetingInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'Why.' })
  reason?: LocalisedTextInput;
}
