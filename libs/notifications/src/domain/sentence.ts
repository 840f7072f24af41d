import type { EventName, Id, IdKind, PublishedEvent, Translations } from '@talkoot/contracts';

/** The name of a thing on the day of the event, in every language as far as there is one. */
export type NameOf = (id: Id<IdKind>) => Translations;

/** What a notification says of an event. */
export type Sentence<N extends EventName> = (event: PublishedEvent<N>, nameOf: NameOf) => Translations;
