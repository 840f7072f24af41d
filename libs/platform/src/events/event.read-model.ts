import {
  type EventName,
  type Id,
  type IdKind,
  type OrganisationId,
  type Origin,
  ORIGINS,
  type PersonId,
} from '@talkoot/contracts';
import { ID } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { DateTimeScalar, enumOf } from '../graphql/index.js';
import {
  concerned,
  idWithKind,
  type ReadContext,
  parameter,
  plainTable,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  sql,
  type Sql,
} from '../read-model/index.js';

export const OriginEnum = enumOf<Origin>('Origin', 'What made a change.', ORIGINS, {
  request: 'A person’s or a system’s request',
  import: 'An import of files',
  job: 'A background job, reacting to another event',
  example: 'The example data: nobody did this, it is illustrative',
});

/** A row of platform.event, as far as it is shown. */
interface EventFacts {
  readonly id: Id<'event'>;
  readonly name: EventName;
  readonly aggregateKind: IdKind;
  readonly aggregate: string;
  readonly aggregateVersion: number;
  readonly data: object;
  readonly organisations: readonly OrganisationId[];
  readonly visibility: 'public' | 'concerned';
  readonly time: Date;
  readonly origin: Origin;
  readonly actingPerson: PersonId | null;
  readonly actingKey: Id<'key'> | null;
  readonly actingOrganisation: OrganisationId | null;
  readonly cause: Id<'event'> | null;
  readonly position: bigint | null;
}

const events = plainTable<EventFacts>(
  'platform',
  'event',
  {
    id: ['id', 'uuid'],
    name: ['name', 'text'],
    aggregateKind: ['aggregate_kind', 'text'],
    aggregate: ['aggregate_id', 'uuid'],
    aggregateVersion: ['aggregate_version', 'integer'],
    data: ['data', 'jsonb'],
    organisations: ['organisations', 'uuid[]'],
    visibility: ['visibility', 'text'],
    time: ['occurred_at', 'timestamptz'],
    origin: ['origin', 'text'],
    actingPerson: ['person_id', 'uuid?'],
    actingKey: ['key_id', 'uuid?'],
    actingOrganisation: ['organisation_id', 'uuid?'],
    cause: ['cause_id', 'uuid?'],
    // Null until it has its place in the stream; such an event is not there.
    position: ['position', 'bigint'],
  },
  [['position']],
);

/** Whom an event concerns, in the order of the stream; an event that has no position yet is not there. */
const concern = plainTable<{ readonly organisation: OrganisationId; readonly position: bigint }>(
  'platform',
  'event_concern',
  { organisation: ['organisation_id', 'uuid'], position: ['position', 'bigint'] },
  [['organisation', 'position']],
);

const concerns = ({ organisations }: Row<EventFacts>, organisation: Sql): Sql =>
  sql`${organisations} @> ARRAY[${organisation}]`;

/**
 * The first place in the stream that an event can have which happened at the moment or later: none gets its place before it happens.
 * Clocks of different machines may differ by a little.
 */
const placeSince = (moment: Sql): Sql =>
  sql`(SELECT e.position FROM platform.event e WHERE e.position IS NOT NULL AND e.positioned_at >= ${moment} - interval '1 minute'
    ORDER BY e.positioned_at, e.position LIMIT 1)`;

/** Who did it is told to the organisation acted for and to those who see everything. */
const told =
  (who: 'actingPerson' | 'actingKey') =>
  (event: Row<EventFacts>, context: ReadContext): Sql => {
    const knowsWho = concerned(context, () => sql`${event.actingOrganisation} = ${context.organisation}`);
    return sql`CASE WHEN ${knowsWho} THEN ${event[who]} END`;
  };

export const Event: ReadModel<EventFacts> = readModel({
  name: 'Event',
  plural: 'events',
  description: 'A change that happened. docs/events.md lists every type with its data.',
  table: events,
  // An event that commits late gets a later position, so that who pages with a cursor misses none.
  existsWhen: ({ position }) => sql`${position} IS NOT NULL`,
  visible: [
    (event, context) =>
      sql`${event.visibility} = 'public' OR ${concerned(context, () => concerns(event, context.organisation))}`,
  ],
  fields: (is) => ({
    id: is.id('event', 'id', 'Permanent id.'),
    type: is.text('name', 'What happened, with its version: pilot.partner-joined.v1.'),
    time: is.moment('time', 'When it happened.'),
    aggregate: is.anyId(
      ({ aggregateKind, aggregate }) => idWithKind(aggregateKind, aggregate),
      'The thing that changed.',
    ),
    aggregateVersion: is.int('aggregateVersion', 'The version of the thing after the change.'),
    data: is.json(GraphQLJSONObject, 'data', 'The facts that changed, as docs/events.md describes them.'),
    origin: is.enumeration(OriginEnum, 'origin', 'What made it.'),
    actingOrganisation: is.id('organisation', 'actingOrganisation', 'The organisation for which it was done.'),
    actingPerson: is.id('person', told('actingPerson'), 'Who did it; told to that organisation and to auditors only.', {
      nullable: true,
    }),
    actingKey: is.id(
      'key',
      told('actingKey'),
      'The key of the system that did it; told to that organisation and to auditors only.',
      { nullable: true },
    ),
    cause: is.id('event', 'cause', 'The event that this one followed from.'),
  }),
  filters: (where) => ({
    aggregate: where.equal(() => ID, parameter.id(), 'aggregate', 'Of one thing: a pilot, an organisation, a grant …'),
    organisation: where.foundIn(
      concern,
      (entry, { position }, organisation) =>
        sql`${entry.organisation} = ${organisation} AND ${entry.position} = ${position}`,
      where.such(() => ID, parameter.id('organisation'), 'That concern one organisation.', concerns),
    ),
    since: where.such(
      () => DateTimeScalar,
      parameter.moment,
      'That happened at this moment or later.',
      ({ time, position }, moment) => sql`${time} >= ${moment} AND ${position} >= ${placeSince(moment)}`,
    ),
    origin: where.such(
      () => OriginEnum,
      parameter.oneOf,
      'Made by a request, an import, a job or the example data.',
      ({ origin }, made) => sql`${origin} = ${made}`,
    ),
    type: where.such(
      () => [String],
      parameter.texts,
      'Of these types.',
      ({ name }, types) => sql`${name} = ANY (${types})`,
    ),
  }),
  orders: (by) => ({
    position: by.ascending('The oldest first, as the stream has them.', 'position'),
  }),
});

rootConnection('events', () => Event, {
  description:
    'What happened, oldest first, as far as the viewer may know of it. Keep the last end cursor and ask again for what came since.',
  access: 'public',
});
