import type { Id, IdKind, OrganisationId, Origin, PersonId } from '@talkoot/contracts';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { ConnectionOf, enumOf } from '../graphql/index.js';

const OriginEnum = enumOf<Origin>('Origin', 'What made a change.', ['request', 'import', 'job'], {
  request: 'A person’s or a system’s request',
  import: 'An import of files',
  job: 'A background job, reacting to another event',
});

@ObjectType('Event', { description: 'A change that happened. docs/events.md lists every type with its data.' })
export class EventType {
  @Field(() => ID)
  id: Id<'event'>;

  @Field(() => String, { description: 'What happened, with its version: pilot.partner-joined.v1.' })
  type: string;

  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  time: Date;

  @Field(() => ID, { description: 'The thing that changed.' })
  aggregate: Id<IdKind>;

  @Field(() => Int, { description: 'The version of the thing after the change.' })
  aggregateVersion: number;

  @Field(() => GraphQLJSONObject, { description: 'The facts that changed, as docs/events.md describes them.' })
  data: object;

  @Field(() => OriginEnum)
  origin: Origin;

  @Field(() => ID, { nullable: true, description: 'The organisation for which it was done.' })
  actingOrganisation?: OrganisationId | undefined;

  @Field(() => ID, { nullable: true, description: 'Who did it; told to that organisation and to auditors only.' })
  actingPerson?: PersonId | undefined;

  @Field(() => ID, { nullable: true, description: 'The event that this one followed from.' })
  cause?: Id<'event'> | undefined;
}

@ObjectType({
  description: 'Events in the order of the stream. Keep the end cursor and ask again for what came since.',
})
export class EventConnection extends ConnectionOf(EventType, 'Event') {}

@InputType({ description: 'Which events; conditions add up.' })
export class EventFilter {
  @Field(() => ID, { nullable: true, description: 'Of one thing: a pilot, an organisation, a grant …' })
  aggregate?: string;

  @Field(() => ID, { nullable: true, description: 'That concern one organisation.' })
  organisation?: string;

  @Field(() => [String], { nullable: true, description: 'Of these types.' })
  type?: string[];
}
