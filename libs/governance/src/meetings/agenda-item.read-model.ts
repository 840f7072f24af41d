import { ID } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '@talkoot/contracts';
import { NodeType } from '@talkoot/platform/graphql';
import {
  extend,
  orderOf,
  parameter,
  quoted,
  readModel,
  type ReadModel,
  type Row,
  select,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation, Theme } from '@talkoot/registry';
import { versionOfMeeting } from './meeting-version.read-model.js';
import { Document } from '../bodies/document.read-model.js';
import { dayOfConcern, itemConcerns, namedByItem } from './concerns.read-model.js';
import { AgendaItemEntity, MeetingEntity } from './meeting.entity.js';
import { AgendaItemKindEnum } from './meeting.enums.js';
import { Meeting } from './meeting.read-model.js';

interface WithSubject {
  readonly subjectKind: SubjectKind | null;
  readonly subject: string | null;
}

/** What an item or a decision is about, of whatever kind. */
export const subjects = SUBJECT_KINDS.map((kind) => ({
  kind,
  from: ({ subjectKind, subject }: Row<WithSubject>): Sql =>
    sql`CASE ${subjectKind} WHEN ${quoted(kind)} THEN ${subject} END`,
}));

export const AgendaItem: ReadModel<AgendaItemEntity> = readModel({
  name: 'AgendaItem',
  plural: 'agenda items',
  description: 'A point of a meeting’s agenda. Who sees the meeting sees it.',
  table: AgendaItemEntity,
  node: 'agendaitem',
  relationsOf: { by: 'meeting', model: () => Meeting },
  visible: [{ as: 'meeting', of: () => Meeting }],
  fields: (is) => ({
    id: is.id('agendaitem', 'id', 'Permanent id.'),
    version: is.int(
      ({ meeting }) => versionOfMeeting(meeting),
      'The version of its meeting. Give it back as `expectedVersion` when you change the item or the meeting.',
    ),
    meeting: is.one(() => Meeting, 'meeting', 'The meeting on whose agenda it is.', { required: true }),
    kind: is.enumeration(AgendaItemKindEnum, 'kind', 'What it is there for.'),
    title: is.localised('title', 'What it is called.'),
    text: is.localised('text', 'What is told of it beforehand.'),
    documents: is.parts(Document, 'documents', 'What there is to read about it.'),
    theme: is.one(() => Theme, 'theme', 'The theme that it belongs to.'),
    subject: is.polymorphic(NodeType, 'What it is about, if you may see it: a pilot, a grant, a proposal …', subjects),
    organisations: is.list(
      () => Organisation,
      new Through(namedByItem, 'id'),
      'The organisations that it names as concerned; those of the day of its meeting once that is over.',
      { day: dayOfConcern },
    ),
  }),
  filters: (where) => ({
    kind: where.anyOf(AgendaItemKindEnum, 'kind', 'There for one of these.'),
    theme: where.equal(() => ID, parameter.id('theme'), 'theme', 'Of this theme.'),
    subject: where.equal(() => ID, parameter.id(...SUBJECT_KINDS), 'subject', 'About this thing.'),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'That concern this organisation: they name it, or are about it or about a collaboration that it owns on the day looked at.',
      itemConcerns,
    ),
    concernsMe: where.such(
      () => Boolean,
      parameter.flag,
      'Whether they concern the organisation that you act for, as `organisation` has it.',
      (item, does, context) => sql`${itemConcerns(item, context.organisation, context)} = ${does}`,
    ),
  }),
  orders: (by) => ({ place: by.ascending('As they stand on the agenda.', 'place') }),
});

extend(Meeting, (is) => ({
  agenda: is.connection(() => AgendaItem, 'meeting', 'What is to be dealt with, in order.'),
}));

const latestFirst = orderOf(AgendaItemEntity).descending('Those of the latest meetings first.', {
  type: 'date',
  of: ({ meeting }) =>
    select(
      MeetingEntity,
      ({ day }) => day,
      ({ id }) => ({ where: sql`${id} = ${meeting}` }),
    ),
});

extend(Theme, (is) => ({
  agendaItems: is.connection(
    () => AgendaItem,
    'theme',
    'What bodies have, or had, on their agendas about it, the latest meeting first.',
    { order: latestFirst },
  ),
}));
