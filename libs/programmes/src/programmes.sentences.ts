import {
  type Id,
  type IdKind,
  inOneLine,
  type Sentences,
  sentenceBuilder,
  type Translations,
} from '@talkoot/contracts';
import type { SubjectId } from './cycle/demands.js';
import type { DutyKind } from './duties/duty.js';
import { turnText } from './duties/turn-text.js';
import { type Message, say } from './messages/index.js';
import type { Position } from './programmes/consultation-state.js';
import type { programmesEvents } from './programmes.events.js';

const { line } = sentenceBuilder({ say });

type NameOf = (id: Id<IdKind>) => Translations;

interface Demanded {
  readonly programme: Id<'programme'>;
  readonly kind: DutyKind;
  readonly turn: string;
  readonly subject?: SubjectId | undefined;
}

interface Owed extends Demanded {
  readonly owedBy: Id<'organisation'>;
}

/** What is demanded, and for what: `an action plan for “Skills”`. */
function demanded({ programme, kind, turn, subject }: Demanded, nameOf: NameOf) {
  const thing = say(`duty.${kind}`);
  return {
    programme: nameOf(programme),
    thing: subject ? say('obligation.for', { thing, subject: nameOf(subject) }) : thing,
    turn: turnText(turn),
  };
}

/** What is owed, for what, and by whom. */
const owed = (data: Owed, nameOf: NameOf) => ({ ...demanded(data, nameOf), who: nameOf(data.owedBy) });

interface Given {
  readonly programme: Id<'programme'>;
  readonly organisation: Id<'organisation'>;
  readonly position: Position;
}

/** Who said what about the draft of which programme. */
const said = ({ programme, organisation, position }: Given, nameOf: NameOf) => ({
  programme: nameOf(programme),
  who: nameOf(organisation),
  position: say(`position.${position}`),
});

interface Parked {
  readonly aggregate: Id<IdKind>;
  readonly data: { readonly programme: Id<'programme'>; readonly parkedBy: Id<'organisation'> };
}

/** What is parked beside the plan of which programme, and by whom. */
const parkedItem = ({ aggregate, data }: Parked, nameOf: NameOf) => ({
  item: nameOf(aggregate),
  programme: nameOf(data.programme),
  who: nameOf(data.parkedBy),
});

/** What people hear of programmes. */
export const programmesSentences: Sentences<typeof programmesEvents, Message> = {
  'programme.details-changed.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'programme.adopted.v1': ({ aggregate, data }, nameOf) => [{ programme: nameOf(aggregate), on: data.on }],
  'programme.adapted.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), original: nameOf(data.original), on: data.on },
  ],
  'revision.drafted.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(data.programme), number: data.number },
    line('line.reason', wordsOf(aggregate)),
  ],
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
    {
      programme: nameOf(data.programme),
      measure: nameOf(data.lineage),
      code: data.code,
      status: say(`measureStatus.${data.status}`),
      on: data.on,
    },
    line('line.note', wordsOf(aggregate)),
  ],
  'programme.duties-set.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), count: data.duties.length, on: data.from },
    line('line.rhythm', data.text && inOneLine(data.text)),
  ],
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
  'obligation.called-off.v1': ({ data }, nameOf) => [owed(data, nameOf)],
  'work-programme.task-reported.v1': ({ data }, nameOf) => [
    {
      task: nameOf(data.task),
      programme: nameOf(data.programme),
      group: nameOf(data.workingGroup),
      year: String(data.year),
      status: data.status,
      on: data.on,
    },
  ],
  'work-programme.adopted.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      group: nameOf(data.workingGroup),
      year: String(data.year),
      on: data.on,
    },
  ],
  'action-plan.adopted.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      area: nameOf(data.area),
      organisation: nameOf(data.organisation),
      year: String(data.year),
      on: data.on,
    },
  ],
  'action-plan.handed-over.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      area: nameOf(data.area),
      year: String(data.year),
      after: nameOf(data.after),
      on: data.on,
    },
  ],
  'activity.assigned.v1': ({ aggregate, data }, nameOf) => [
    {
      activity: nameOf(aggregate),
      programme: nameOf(data.programme),
      responsible: nameOf(data.responsible),
      due: data.due,
    },
  ],
  'activity.due-moved.v1': ({ aggregate, data }, nameOf) => [
    { activity: nameOf(aggregate), programme: nameOf(data.programme), before: data.before, due: data.due },
    line('line.responsible', data.responsible && nameOf(data.responsible)),
  ],
  'activity.reported.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    {
      activity: nameOf(aggregate),
      programme: nameOf(data.programme),
      status: say(`activityStatus.${data.status}`),
      on: data.on,
    },
    line('line.note', data.note && wordsOf(data.note)),
  ],
  'activity.dropped.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { activity: nameOf(aggregate), programme: nameOf(data.programme), on: data.on },
    line('line.responsible', data.responsible && nameOf(data.responsible)),
    line('line.reason', wordsOf(aggregate)),
  ],
  'obligation.handed-over.v1': ({ data }, nameOf) => [{ ...demanded(data, nameOf), after: nameOf(data.after) }],
  'consultation.extended.v1': ({ data }, nameOf) => [{ programme: nameOf(data.programme), until: data.until }],
  'consultation.last-day-came.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), until: data.until, silence: data.silence },
  ],
  'consultation.ended.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), until: data.until, silent: data.silent },
  ],
  'consultation.closed.v1': ({ data }, nameOf) => [{ programme: nameOf(data.programme) }],
  'consultation.withdrawn.v1': ({ data }, nameOf) => [{ programme: nameOf(data.programme) }],
  'opinion.asked.v1': ({ data }, nameOf) => [
    {
      programme: nameOf(data.programme),
      who: nameOf(data.organisation),
      number: data.number,
      until: data.until,
      silence: data.silence,
    },
  ],
  'opinion.given.v1': ({ data }, nameOf) => [said(data, nameOf)],
  'opinion.changed.v1': ({ data }, nameOf) => [said(data, nameOf)],
  'opinion.answered.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), who: nameOf(data.organisation), takenUp: data.takenUp },
  ],
  'opinion.handed-over.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), before: nameOf(data.before), after: nameOf(data.after), on: data.on },
  ],
  'parked-item.parked.v1': (event, nameOf) => [parkedItem(event, nameOf)],
  'parked-item.taken-up.v1': (event, nameOf) => [parkedItem(event, nameOf)],
  'parked-item.dropped.v1': (event, nameOf, { wordsOf }) => [
    parkedItem(event, nameOf),
    line('line.reason', wordsOf(event.aggregate)),
  ],
};
