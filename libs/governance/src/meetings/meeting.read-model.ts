import { ID, Int } from '@nestjs/graphql';
import { DateScalar, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  exists,
  extend,
  orderOf,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  select,
  sql,
  type Sql,
  Via,
  InPerson,
} from '@talkoot/platform/read-model';
import { Me } from '@talkoot/identity';
import { SeatEntity } from '../bodies/body.entity.js';
import { Body } from '../bodies/body.read-model.js';
import { agendaConcerns, asksMe, myBodies } from './concerns.read-model.js';
import { speaksForSeat, wasPresent } from './meeting-presence.read-model.js';
import { AgendaItemEntity, AttendanceEntity, MeetingEntity } from './meeting.entity.js';
import { MeetingStatusEnum } from './meeting.enums.js';

type MeetingRow = Row<MeetingEntity>;

/** Counted over the seats of its day; a seat for which nobody came has no mandate. */
const counted = ({ id }: MeetingRow, count: (attendance: Row<AttendanceEntity>) => Sql): Sql =>
  sql`(${select(AttendanceEntity, count, ({ meeting }) => ({ where: sql`${meeting} = ${id}` }))})`;
const isPresent = ({ id }: MeetingRow, kind: Sql): Sql =>
  exists(
    AttendanceEntity,
    ({ meeting, seat, mandate }) =>
      sql`${meeting} = ${id} AND ${mandate} IS NOT NULL AND ${exists(SeatEntity, (of) => sql`${of.id} = ${seat} AND ${of.kind} = ${kind}`)}`,
  );

/** Whether those present are what the body needed, as `isQuorate` of `meetings/attendance.ts` has it. */
const isQuorate = (meeting: MeetingRow): Sql => {
  const { quorum } = meeting;
  const areEnough = counted(
    meeting,
    ({ mandate }) => sql`coalesce(count(${mandate}) >= (${quorum} ->> 'seats')::integer, true)
      AND coalesce(count(${mandate}) * 100 >= (${quorum} ->> 'percent')::integer * count(*), true)`,
  );
  return sql`${areEnough}
    AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(${quorum} -> 'kinds') AS needed(kind) WHERE NOT ${isPresent(meeting, sql`needed.kind`)})`;
};

/** Of what is known once the meeting was held. */
const whenHeld = ({ quorum }: MeetingRow, value: Sql): Sql => sql`CASE WHEN ${quorum} IS NOT NULL THEN ${value} END`;

export const Meeting: ReadModel<MeetingEntity> = readModel({
  name: 'Meeting',
  plural: 'meetings',
  description:
    'A meeting of a body. Before it is convened the body’s owner, its secretariat and those seated in it see it, then anybody.',
  table: MeetingEntity,
  node: 'meeting',
  relationsOf: { by: 'body', model: () => Body },
  relations: { named: new InPerson(speaksForSeat), present: new InPerson(wasPresent) },
  visible: [
    { as: 'body', of: () => Body },
    {
      sees: 'meeting',
      when: ({ convenedOn, recordedOn }) => sql`coalesce(${convenedOn}, ${recordedOn}) IS NOT NULL`,
      otherwise: 'meeting-draft',
    },
  ],
  fields: (is) => ({
    id: is.id('meeting', 'id', 'Permanent id.'),
    body: is.one(() => Body, 'body', 'The body that meets.', { required: true }),
    status: is.enumeration(MeetingStatusEnum, 'status', 'Where it stands.'),
    title: is.localised('title', 'What it is called; null: as its body.'),
    startsAt: is.moment('startsAt', 'When it starts.'),
    endsAt: is.moment('endsAt', 'When it ends.'),
    day: is.day('day', 'The day on which it starts, in the time zone of its body: mandates of that day count.'),
    place: is.text('place', 'Where it takes place.'),
    link: is.seenAs(
      'meeting-link',
      is.text(
        'link',
        'The address to take part from afar. Only those with a seat in the body, its secretariat and its owner see it; null for others.',
      ),
    ),
    sequence: is.int('sequence', 'How often those invited had to be told anew of its time or place, as in a calendar.'),
    convenedOn: is.day('convenedOn', 'The day on which it was convened; null: it was not.'),
    recordedOn: is.day(
      'recordedOn',
      'The day on which it was recorded afterwards: it was held without being convened here. Null for all others.',
    ),
    cancellationReason: is.localised('cancellationReason', 'Why it does not take place.'),
    presentCount: is.int(
      (meeting) =>
        whenHeld(
          meeting,
          counted(meeting, ({ mandate }) => sql`count(${mandate})`),
        ),
      'For how many seats somebody was present; null: not held yet.',
      { nullable: true },
    ),
    seatCount: is.int(
      (meeting) =>
        whenHeld(
          meeting,
          counted(meeting, () => sql`count(*)`),
        ),
      'How many seats there were on its day; null: not held yet.',
      { nullable: true },
    ),
    quorate: is.flag(
      (meeting) => whenHeld(meeting, isQuorate(meeting)),
      'Whether those present could decide; null: not held yet.',
      { nullable: true },
    ),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the meeting or its agenda.'),
  }),
  filters: (where) => ({
    body: where.equal(() => ID, parameter.id('body'), 'body', 'Of this body.'),
    status: where.anyOf(MeetingStatusEnum, 'status', 'In one of these statuses.'),
    from: where.such(
      () => DateScalar,
      parameter.day,
      'On this day or after.',
      ({ day }, from) => sql`${day} >= ${from}`,
    ),
    until: where.such(
      () => DateScalar,
      parameter.day,
      'On this day or before.',
      ({ day }, until) => sql`${day} <= ${until}`,
    ),
    withinDays: where.such(
      () => Int,
      parameter.int,
      'Within this number of days from today.',
      ({ day }, days, { today }) => sql`${day} >= ${today} AND ${day} <= ${today} + least(greatest(${days}, 0), 36500)`,
    ),
    theme: where.such(
      () => ID,
      parameter.id('theme'),
      'With something of this theme on the agenda.',
      ({ id }, theme) => exists(AgendaItemEntity, (item) => sql`${item.meeting} = ${id} AND ${item.theme} = ${theme}`),
    ),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'With something on the agenda that concerns this organisation, as the filter of the agenda has it.',
      agendaConcerns,
    ),
    concernsMe: where.such(
      () => Boolean,
      parameter.flag,
      'Whether you or the organisation that you act for sit in the body on that day, or something on the agenda concerns it.',
      (meeting, does, context) =>
        sql`(${asksMe(meeting, context)} OR ${agendaConcerns(meeting, context.organisation, context)}) = ${does}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    start: by.ascending('The earliest first.', 'day', 'startsAt'),
    latestStart: by.descending('The latest first.', 'day', 'startsAt'),
  }),
});

extend(Body, (is) => ({
  meetings: is.connection(() => Meeting, 'body', 'Its meetings, the earliest first.'),
  nextMeeting: is.first(
    () => Meeting,
    'id',
    ({ body, status, endsAt }, of, { now }) =>
      sql`${body} = ${of} AND ${status} IN ('draft', 'convened') AND ${endsAt} > ${now}`,
    'The next of its meetings, or the one going on; a draft as far as you may see it.',
    { order: orderOf(MeetingEntity).ascending('The earliest first.', 'day', 'startsAt') },
  ),
}));

extend(Me, (is) => ({
  meetings: is.connection(
    () => Meeting,
    new Via(myBodies, 'id', 'body'),
    'The meetings of bodies in which the person, or the organisation acted for, sits on that day; the earliest first.',
    { where: asksMe },
  ),
}));

rootConnection('meetings', () => Meeting, {
  description: 'The meetings of all bodies that the viewer may see, the earliest first.',
  access: 'public',
});
