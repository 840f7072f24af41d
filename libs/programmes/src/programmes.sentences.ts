import type { Sentences } from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
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
  'programme.duties-set.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'obligation.came-due.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      thing: say(`duty.${data.kind}`),
      who: nameOf(data.owedBy),
      turn: data.turn,
      due: data.due,
    },
  ],
  'obligation.became-late.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      thing: say(`duty.${data.kind}`),
      who: nameOf(data.owedBy),
      turn: data.turn,
      due: data.due,
    },
  ],
  'obligation.fulfilled.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      thing: say(`duty.${data.kind}`),
      who: nameOf(data.owedBy),
      turn: data.turn,
      on: data.on,
    },
  ],
  'obligation.waived.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), thing: say(`duty.${data.kind}`), who: nameOf(data.owedBy), turn: data.turn },
  ],
  'obligation.due-moved.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      thing: say(`duty.${data.kind}`),
      who: nameOf(data.owedBy),
      turn: data.turn,
      due: data.due,
    },
  ],
  'obligation.rescheduled.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      thing: say(`duty.${data.kind}`),
      who: nameOf(data.owedBy),
      turn: data.turn,
      due: data.due,
    },
  ],
  'obligation.handed-over.v1': ({ data }, nameOf) => [{ programme: nameOf(data.programme), after: nameOf(data.after) }],
};
