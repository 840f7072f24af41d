import {
  extend,
  parameter,
  readModel,
  type ReadModel,
  type Row,
  select,
  sql,
  type Sql,
  seesAs,
} from '@talkoot/platform/read-model';
import { Document } from '../bodies/document.read-model.js';
import { Mandate } from '../bodies/mandate.read-model.js';
import { Seat } from '../bodies/seat.read-model.js';
import { MINUTES } from './meeting-presence.read-model.js';
import { AcceptanceEntity, AttendanceEntity, RemarkEntity } from './meeting.entity.js';
import { Meeting } from './meeting.read-model.js';

interface OfSeat {
  readonly meeting: string;
  readonly seat: string;
}

/** Who sees the minutes sees who was present, and what was remarked. */
const WITH_MINUTES = {
  with: ({ meeting }: { readonly meeting: Sql }) => meeting,
  model: () => Meeting,
  seen: MINUTES,
};

const Attendance: ReadModel<AttendanceEntity> = readModel({
  name: 'Attendance',
  plural: 'attendances',
  description:
    'Whether somebody was at a meeting for a seat, and who. Those whom the body concerns see it, and anybody once the minutes are approved.',
  table: AttendanceEntity,
  visible: [{ as: 'meeting', of: () => Meeting }, WITH_MINUTES],
  fields: (is) => ({
    seat: is.one(() => Seat, 'seat', 'The seat.', { required: true }),
    present: is.flag(({ mandate }) => sql`${mandate} IS NOT NULL`, 'Whether somebody came.'),
    mandate: is.one(() => Mandate, 'mandate', 'Who came, the holder or a substitute; null: nobody.'),
  }),
  filters: (where) => ({
    present: where.such(
      () => Boolean,
      parameter.flag,
      'Whether somebody came.',
      ({ mandate }, came) => sql`(${mandate} IS NOT NULL) = ${came}`,
    ),
  }),
  orders: (by) => ({ place: by.ascending('As the seats stood.', 'place') }),
});

/** Who was at the meeting for the seat. */
const mandateOf = ({ meeting, seat }: Row<OfSeat>): Sql =>
  sql`(${select(
    AttendanceEntity,
    ({ mandate }) => mandate,
    (attendance) => ({ where: sql`${attendance.meeting} = ${meeting} AND ${attendance.seat} = ${seat}` }),
  )})`;

const Remark: ReadModel<RemarkEntity> = readModel({
  name: 'Remark',
  plural: 'remarks',
  description: 'What somebody who was present remarked on the minutes. Who sees the minutes sees it.',
  table: RemarkEntity,
  node: 'remark',
  visible: [{ as: 'meeting', of: () => Meeting }, WITH_MINUTES],
  fields: (is) => ({
    id: is.id('remark', 'id', 'Permanent id.'),
    seat: is.one(() => Seat, 'seat', 'The seat for which it was made.', { required: true }),
    mandate: is.one(() => Mandate, mandateOf, 'Who was there for the seat.'),
    text: is.text('text', 'What was remarked.'),
    madeAt: is.moment('madeAt', 'When.'),
    answered: is.flag(({ answeredAt }) => sql`${answeredAt} IS NOT NULL`, 'Whether the minutes were sent again since.'),
  }),
  orders: (by) => ({ time: by.ascending('The oldest first.', 'madeAt') }),
});

const Acceptance: ReadModel<AcceptanceEntity> = readModel({
  name: 'Acceptance',
  plural: 'acceptances',
  description:
    'That the minutes as they stand were accepted for a seat that was present. Who sees the minutes sees it.',
  table: AcceptanceEntity,
  visible: [{ as: 'meeting', of: () => Meeting }, WITH_MINUTES],
  sides: (join) => ({ of: join(Seat, (of, { seat }) => sql`${of.id} = ${seat}`) }),
  fields: (is) => ({
    seat: is.one(() => Seat, 'seat', 'The seat.', { required: true }),
    mandate: is.one(() => Mandate, mandateOf, 'Who was there for the seat.'),
    acceptedOn: is.day('day', 'The day on which they were accepted.'),
  }),
  orders: (by) => ({ place: by.ascending('As the seats stand.', { type: 'integer', of: ({ of }) => of.place }) }),
});

extend(Meeting, (is) => ({
  attendance: is.connection(
    () => Attendance,
    'meeting',
    'For which seats somebody was present, and who; one of each seat that there was on its day, as it was then.',
    { day: ({ day }) => day },
  ),
  minutes: is.object(
    'Minutes',
    'The minutes, once they are written and if you may see them.',
    {
      of: 'What was written down of a meeting.',
      present: (meeting, context) =>
        sql`(${meeting.minutes} IS NOT NULL OR ${meeting.minutesDocuments} <> '[]') AND (${seesAs(Meeting, MINUTES, meeting, context)})`,
    },
    {
      text: is.localised('minutes', 'What they say; null: only their documents do.'),
      documents: is.parts(Document, 'minutesDocuments', 'What belongs to them.'),
      sentAt: is.moment('minutesSentAt', 'When they were sent for review as they stand; null: not yet.'),
      approvedOn: is.day('minutesApprovedOn', 'The day on which they were approved; null: not yet.'),
      remarks: is.connection(() => Remark, 'meeting', 'What was remarked on them, the oldest first.', {
        day: ({ day }) => day,
      }),
      acceptances: is.connection(() => Acceptance, 'meeting', 'For which seats they were accepted as they stand.', {
        day: ({ day }) => day,
      }),
    },
  ),
}));
