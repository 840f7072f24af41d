import type { Sentences } from '@talkoot/contracts';
import type { Message } from './messages/index.js';
import type { programmesEvents } from './programmes.events.js';

/** What people hear of programmes. */
export const programmesSentences: Sentences<typeof programmesEvents, Message> = {
  'programme.details-changed.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'programme.adopted.v1': ({ aggregate, data }, nameOf) => [{ programme: nameOf(aggregate), on: data.on }],
  'programme.adopter-joined.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), adopter: nameOf(data.adopter) },
  ],
  'programme.adopter-left.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), adopter: nameOf(data.adopter), on: data.lastDay },
  ],
  'programme.owner-changed.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), owner: nameOf(data.after), on: data.on },
  ],
  'revision.adopted.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), number: data.number, on: data.on },
  ],
};
