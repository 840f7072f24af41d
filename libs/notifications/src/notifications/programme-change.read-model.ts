import { DateTimeScalar } from '@talkoot/platform/graphql';
import { concerned, extend, parameter, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { Programme } from '@talkoot/programmes';
import { ProgrammeChangeEntity } from './programme-change.entity.js';

const ProgrammeChange: ReadModel<ProgrammeChangeEntity> = readModel({
  name: 'ProgrammeChange',
  plural: 'changes of programmes',
  description: 'What happened to a programme, its plan, and what its cycle demands, in plain words.',
  table: ProgrammeChangeEntity,
  visible: [
    ({ visibility, organisations }, context) =>
      sql`${visibility} = 'public' OR ${concerned(context, () => sql`${organisations} @> ARRAY[${context.organisation}]`)}`,
  ],
  fields: (is) => ({
    id: is.id('event', 'id', 'Permanent id: that of the event.'),
    time: is.moment('occurredAt', 'When it happened.'),
    type: is.text('type', 'What happened, with its version, as docs/events.md lists it.'),
    text: is.localised('text', 'What happened and why, in the reader’s language.'),
  }),
  filters: (where) => ({
    since: where.such(
      () => DateTimeScalar,
      parameter.moment,
      'That happened at this moment or later.',
      ({ occurredAt }, moment) => sql`${occurredAt} >= ${moment}`,
    ),
  }),
  orders: (by) => ({
    oldest: by.ascending('The oldest first.', 'occurredAt'),
    newest: by.descending('The newest first.', 'occurredAt'),
  }),
});

extend(Programme, (is) => ({
  changes: is.connection(
    () => ProgrammeChange,
    'programme',
    'What has happened to it since it was adopted, the oldest first; what an import brought is not told. What came before is seen by those who were told of it: its owner sees that a plan is drafted, changed details, a new rhythm and the opinions; who is consulted sees that it is asked.',
  ),
}));
