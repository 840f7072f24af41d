import { ID } from '@nestjs/graphql';
import { SUBJECT_KINDS } from '@talkoot/contracts';
import { DateScalar, NodeType } from '@talkoot/platform/graphql';
import {
  exists,
  extend,
  link,
  orderOf,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  select,
  sql,
  type Sql,
  Through,
  Via,
} from '@talkoot/platform/read-model';
import { Theme } from '@talkoot/registry';
import { versionOfMeeting } from './meeting-version.read-model.js';
import { Body } from '../bodies/body.read-model.js';
import { Seat } from '../bodies/seat.read-model.js';
import { AgendaItem, subjects } from './agenda-item.read-model.js';
import { itemConcerns } from './concerns.read-model.js';
import { MINUTES } from './meeting-presence.read-model.js';
import { AgendaItemEntity, DecisionEntity, DissentEntity } from './meeting.entity.js';
import { DecisionOutcomeEnum } from './meeting.enums.js';
import { Meeting } from './meeting.read-model.js';

type DecisionRow = Row<DecisionEntity>;

const itemOf = ({ item }: DecisionRow, condition: (item: Row<AgendaItemEntity>) => Sql): Sql =>
  exists(AgendaItemEntity, (i) => sql`${i.id} = ${item} AND ${condition(i)}`);
const isOn = (decision: DecisionRow, theme: Sql): Sql => itemOf(decision, (item) => sql`${item.theme} = ${theme}`);

export const Decision: ReadModel<DecisionEntity> = readModel({
  name: 'Decision',
  plural: 'decisions',
  description: 'What a body decided on an item of its agenda. Who sees the meeting sees it.',
  table: DecisionEntity,
  node: 'decision',
  relationsOf: { by: 'meeting', model: () => Meeting },
  visible: [{ as: 'meeting', of: () => Meeting }],
  fields: (is) => ({
    id: is.id('decision', 'id', 'Permanent id.'),
    version: is.int(
      ({ meeting }) => versionOfMeeting(meeting),
      'The version of its meeting. Give it back as `expectedVersion` when you correct the decision.',
    ),
    meeting: is.one(() => Meeting, 'meeting', 'The meeting that decided it.', { required: true }),
    item: is.one(() => AgendaItem, 'item', 'The item of the agenda.', { required: true }),
    decidedOn: is.day('decidedOn', 'The day of the meeting.'),
    outcome: is.enumeration(DecisionOutcomeEnum, 'outcome', 'The outcome.'),
    text: is.localised('text', 'What was decided.'),
    consensus: is.flag(({ votesFor }) => sql`${votesFor} IS NULL`, 'Whether it was decided without counting votes.'),
    votes: is.object(
      'Votes',
      'How the seats voted; null: by consensus.',
      { of: 'How many seats voted how.', present: ({ votesFor }) => sql`${votesFor} IS NOT NULL` },
      {
        for: is.int(({ votesFor }) => votesFor, 'For what was proposed.'),
        against: is.int(({ votesAgainst }) => votesAgainst, 'Against it.'),
        abstentions: is.int(({ abstentions }) => abstentions, 'Neither.'),
      },
    ),
    dissents: is.list(
      () => Dissent,
      'decision',
      'The seats that wanted their different opinion noted; with the minutes.',
      { day: ({ decidedOn }) => decidedOn },
    ),
    subject: is.polymorphic(
      NodeType,
      'What was decided on, if you may see it: a pilot, a grant, a proposal …',
      subjects,
    ),
  }),
  filters: (where) => ({
    body: where.equal(() => ID, parameter.id('body'), 'body', 'Of this body.'),
    theme: where.such(() => ID, parameter.id('theme'), 'On an item of this theme.', isOn),
    subject: where.equal(() => ID, parameter.id(...SUBJECT_KINDS), 'subject', 'On this thing.'),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'On an item that concerns this organisation, as the filter of the agenda has it.',
      (decision, organisation, context) => itemOf(decision, (item) => itemConcerns(item, organisation, context)),
    ),
    outcome: where.anyOf(DecisionOutcomeEnum, 'outcome', 'With one of these outcomes.'),
    since: where.such(
      () => DateScalar,
      parameter.day,
      'Decided on this day or after.',
      ({ decidedOn }, since) => sql`${decidedOn} >= ${since}`,
    ),
    until: where.such(
      () => DateScalar,
      parameter.day,
      'Decided on this day or before.',
      ({ decidedOn }, until) => sql`${decidedOn} <= ${until}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest first.', 'decidedOn'),
    oldest: by.ascending('The oldest first.', 'decidedOn'),
  }),
});

const meetingOf = ({ decision }: Row<DissentEntity>): Sql =>
  sql`(${select(
    DecisionEntity,
    ({ meeting }) => meeting,
    ({ id }) => ({ where: sql`${id} = ${decision}` }),
  )})`;

const Dissent: ReadModel<DissentEntity> = readModel({
  name: 'Dissent',
  plural: 'dissents',
  description: 'That a seat wanted its different opinion noted. Who sees the minutes sees it.',
  table: DissentEntity,
  visible: [{ with: meetingOf, model: () => Meeting, seen: MINUTES }],
  sides: (join) => ({ seated: join(Seat, (seated, { seat }) => sql`${seated.id} = ${seat}`) }),
  fields: (is) => ({
    seat: is.one(() => Seat, 'seat', 'The seat.', { required: true }),
    reason: is.localised('reason', 'Why.'),
  }),
  orders: (by) => ({
    place: by.ascending('As the seats stand.', { type: 'integer', of: ({ seated }) => seated.place }),
  }),
});

const decisionOfItem = link(DecisionEntity, { from: 'item', to: 'id' });

extend(AgendaItem, (is) => ({
  decision: is.one(() => Decision, new Through(decisionOfItem, 'id'), 'What was decided on it; null: nothing yet.'),
}));

const asOnTheAgenda = orderOf(DecisionEntity).ascending('As the items stand on the agenda.', {
  type: 'integer',
  of: ({ item }) =>
    select(
      AgendaItemEntity,
      ({ place }) => place,
      ({ id }) => ({ where: sql`${id} = ${item}` }),
    ),
});

extend(Meeting, (is) => ({
  decisions: is.connection(() => Decision, 'meeting', 'What it decided, in the order of the agenda.', {
    order: asOnTheAgenda,
  }),
}));

extend(Body, (is) => ({
  decisions: is.connection(() => Decision, 'body', 'What it decided, the latest first.'),
}));

extend(Theme, (is) => ({
  decisions: is.connection(
    () => Decision,
    new Via(
      (theme) =>
        select(
          DecisionEntity,
          ({ id }) => sql`${id} AS id`,
          (decision) => ({ where: isOn(decision, theme) }),
        ),
      'id',
    ),
    'What bodies decided about it, the latest first.',
  ),
}));

rootConnection('decisions', () => Decision, {
  description: 'What bodies decided, the latest first.',
  access: 'public',
});
