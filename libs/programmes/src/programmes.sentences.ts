import { type Id, type IdKind, type Sentences, sentenceBuilder, type Translations } from '@talkoot/contracts';
import type { DutyKind } from './duties/duty.js';
import { turnText } from './duties/turn-text.js';
import { type Message, say } from './messages/index.js';
import type { programmesEvents } from './programmes.events.js';

const { line } = sentenceBuilder({ say });

interface Owed {
  readonly programme: Id<'programme'>;
  readonly kind: DutyKind;
  readonly turn: string;
  readonly owedBy: Id<'organisation'>;
}

/** What is owed, for what, and by whom. */
const owed = ({ programme, kind, turn, owedBy }: Owed, nameOf: (id: Id<IdKind>) => Translations) => ({
  programme: nameOf(programme),
  thing: say(`duty.${kind}`),
  who: nameOf(owedBy),
  turn: turnText(turn),
});

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
  'revision.adopted.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(data.programme), number: data.number, on: data.on },
    line('line.reason', wordsOf(aggregate)),
  ],
  'measure.reported.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(data.programme), code: data.code, status: say(`measureStatus.${data.status}`), on: data.on },
    line('line.note', wordsOf(aggregate)),
  ],
  'programme.duties-set.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'obligation.came-due.v1': ({ data }, nameOf) => [{ ...owed(data, nameOf), due: data.due }],
  'obligation.became-late.v1': ({ data }, nameOf) => [{ ...owed(data, nameOf), due: data.due }],
  'obligation.fulfilled.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { ...owed(data, nameOf), on: data.on },
    line('line.note', wordsOf(aggregate)),
  ],
  'obligation.waived.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    owed(data, nameOf),
    line('line.reason', wordsOf(aggregate)),
  ],
  'obligation.due-moved.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { ...owed(data, nameOf), due: data.due },
    line('line.reason', wordsOf(aggregate)),
  ],
  'obligation.rescheduled.v1': ({ data }, nameOf) => [{ ...owed(data, nameOf), due: data.due }],
  'obligation.handed-over.v1': ({ data }, nameOf) => [{ programme: nameOf(data.programme), after: nameOf(data.after) }],
};
