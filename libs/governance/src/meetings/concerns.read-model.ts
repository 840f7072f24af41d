import { COLLABORATION_KINDS } from '@talkoot/contracts';
import {
  distinct,
  during,
  exists,
  isLinked,
  isOpen,
  link,
  type ReadContext,
  plainTable,
  type Row,
  select,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import { AgendaItemEntity, AgendaItemOrganisationEntity, MeetingEntity } from './meeting.entity.js';

/** The organisations that an agenda item names as concerned. */
export const namedByItem = link(AgendaItemOrganisationEntity, { from: 'item', to: 'organisation', dated: 'period' });

/** The day of which it counts whom an item concerns: the one looked at, of a meeting that was before it the meeting's own. */
export const dayOfConcern = ({ meeting }: Pick<Row<AgendaItemEntity>, 'meeting'>, context: ReadContext): Sql =>
  sql`least(${context.on}, (${select(
    MeetingEntity,
    ({ day }) => day,
    ({ id }) => ({ where: sql`${id} = ${meeting}` }),
  )}))`;

/** That an item names the organisation, or is about it or about a collaboration that it owns on the day looked at, if the viewer sees that. */
export const itemConcerns = (
  item: Pick<Row<AgendaItemEntity>, 'id' | 'meeting' | 'subject'>,
  organisation: Sql,
  context: ReadContext,
): Sql =>
  sql`(coalesce(${item.subject} = ${organisation}, false)
    OR ${isLinked(namedByItem, item.id, organisation, context, dayOfConcern(item, context))}
    OR (${isLinked(ownerOfCollaboration, item.subject, organisation, context)} AND ${isOpen(COLLABORATION_KINDS, item.subject, context)}))`;

interface Sitting {
  readonly body: string;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly period: string;
}

/** Each seat's organisation, and each mandate. */
const sittings = {
  name: 'sitting',
  table: plainTable<Sitting>('governance', 'sitting', {
    body: ['body_id', 'uuid'],
    organisation: ['organisation_id', 'uuid?'],
    person: ['person_id', 'uuid?'],
    period: ['period', 'daterange'],
  }),
};

const isMine = ({ person, organisation }: Row<Sitting>, viewer: ReadContext): Sql =>
  sql`(${person} = ${viewer.person} OR ${organisation} = ${viewer.organisation})`;

/** The bodies in which the person or the organisation acted for sits or stands in, on whichever day; nobody else is told. */
export const myBodies = (person: Sql, viewer: ReadContext): Sql =>
  distinct(sittings, 'body', (s) => sql`${person} = ${viewer.person} AND ${isMine(s, viewer)}`);

/** Meetings of bodies in which the viewer, or the organisation acted for, sits or stands in on the day of the meeting. */
export const asksMe = (meeting: Row<MeetingEntity>, viewer: ReadContext): Sql =>
  exists(
    sittings,
    (s) => sql`${s.body} = ${meeting.body} AND ${isMine(s, viewer)} AND ${during(s.period, meeting.day)}`,
  );

/** That something on the agenda concerns the organisation. */
export const agendaConcerns = ({ id }: Row<MeetingEntity>, organisation: Sql, context: ReadContext): Sql =>
  exists(AgendaItemEntity, (item) => sql`${item.meeting} = ${id} AND ${itemConcerns(item, organisation, context)}`);
