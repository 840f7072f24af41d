import { z } from 'zod';
import { type EventData, type EventName, eventOf, isEventName } from './events.js';
import { type Origin, ORIGINS } from './operation.js';
import { anyId, type EventId, id, type Id, type IdKind, type OrganisationId, type PersonId } from './ids.js';

/** The envelope on the wire: CloudEvents 1.0 (cloudevents.io), structured mode in JSON; our own attributes in lower case. */
const envelope = z.object({
  specversion: z.literal('1.0'),
  id: id('event'),
  source: z.string().min(1),
  type: z.custom<EventName>((value) => typeof value === 'string' && isEventName(value)),
  subject: anyId,
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
  /** The aggregate's version after the change. */
  aggregateversion: z.int().positive(),
  /** The place in the stream; consumers of one aggregate order by its version instead. */
  position: z.int().positive(),
  origin: z.enum(ORIGINS),
  requestid: z.string(),
  actorperson: id('person').optional(),
  /** The key of the system that did it. */
  actorkey: id('key').optional(),
  actororganisation: id('organisation').optional(),
  causationid: id('event').optional(),
  traceparent: z.string().optional(),
  /** The organisations concerned, separated by spaces (an attribute cannot be a list). */
  concerns: z.string(),
});

export type CloudEvent = z.input<typeof envelope>;

/** An event as its consumers see it: validated, with its facts as values. */
export type PublishedEvent<N extends EventName = EventName> = {
  [E in N]: {
    readonly id: EventId;
    readonly name: E;
    readonly aggregate: Id<IdKind>;
    readonly version: number;
    readonly position: number;
    readonly time: string;
    readonly data: EventData<E>;
    readonly organisations: readonly OrganisationId[];
    readonly origin: Origin;
    readonly requestId: string;
    readonly person?: PersonId;
    readonly key?: Id<'key'>;
    readonly organisation?: OrganisationId;
    readonly cause?: EventId;
    readonly traceParent?: string;
  };
}[N];

/** Validates an event from a queue; throws when it is not what the catalogue declares. */
export function parseCloudEvent(wire: unknown): PublishedEvent {
  const event = envelope.parse(wire);
  const published = {
    id: event.id,
    name: event.type,
    aggregate: event.subject,
    version: event.aggregateversion,
    position: event.position,
    time: event.time,
    data: eventOf(event.type).data.parse(event.data),
    organisations: event.concerns === '' ? [] : event.concerns.split(' ').map((each) => id('organisation').parse(each)),
    origin: event.origin,
    requestId: event.requestid,
    ...(event.actorperson && { person: event.actorperson }),
    ...(event.actorkey && { key: event.actorkey }),
    ...(event.actororganisation && { organisation: event.actororganisation }),
    ...(event.causationid && { cause: event.causationid }),
    ...(event.traceparent && { traceParent: event.traceparent }),
  };
  // The name and its data belong together: the data was parsed by the name's own declaration.
  return published as PublishedEvent;
}
