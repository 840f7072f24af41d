import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In, Not } from 'typeorm';
import { agendaRows, concernedRows, loadAgendas } from './agenda.rows.js';
import { attendanceRows, loadAttendance } from './attendance.rows.js';
import { decisionRows, dissentRows, letGoOfDecisions, loadDecisions } from './decision.rows.js';
import { PREPARED } from './meeting-flow.js';
import type { MeetingStanding } from './meeting-state.js';
import {
  AcceptanceEntity,
  AgendaItemEntity,
  AgendaItemOrganisationEntity,
  AttendanceEntity,
  DecisionEntity,
  DissentEntity,
  MeetingEntity,
  RemarkEntity,
} from './meeting.entity.js';
import { Meeting } from './meeting.js';
import { acceptanceRows, loadReview, remarkRows } from './minutes.rows.js';

type MeetingId = Id<'meeting'>;

/** Of which statuses nothing is there yet but the agenda. */
const BEFORE: readonly string[] = ['draft', 'convened', 'cancelled'];

@Injectable()
export class MeetingRepository {
  /** Whose meeting it is, which never changes. */
  async bodyOf(transaction: Transaction, id: MeetingId): Promise<Id<'body'> | undefined> {
    const [found] = await transaction.rows<{ body: string }>(
      'SELECT body_id AS body FROM governance.meeting WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('body', found.body);
  }

  /** Loads the meeting with all its parts and holds it until the end of the transaction. */
  async load(transaction: Transaction, id: MeetingId, standing: MeetingStanding): Promise<Meeting | undefined> {
    const [held, agendas] = await Promise.all([this.hold(transaction, id), loadAgendas(transaction, [id])]);
    if (!held) return undefined;
    const { row, attendance, decisions, review } = held;
    const agenda = agendas.get(id) ?? [];
    const state = { ...toState(row), agenda, attendance, decisions, minutes: { ...toMinutes(row), ...review } };
    return new Meeting(id, row.version, state, standing);
  }

  /** The meeting with all that is there only once it is held. */
  private async hold(transaction: Transaction, id: MeetingId) {
    const [row] = await transaction.find(MeetingEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return undefined;
    const [attendance, decisions, review] = BEFORE.includes(row.status)
      ? [[], [], { remarks: [], acceptances: [] }]
      : await Promise.all([
          loadAttendance(transaction, id),
          loadDecisions(transaction, id),
          loadReview(transaction, id),
        ]);
    return { row, attendance, decisions, review };
  }

  /** Those to come of which something on the agenda concerns one of the organisations on the day or later, by name or as what it is about. */
  async toComeConcerning(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<{ readonly id: MeetingId; readonly body: Id<'body'> }[]> {
    const found = await transaction.rowsAmong<{ id: string; body: string }>(
      `SELECT DISTINCT m.id, m.body_id AS body FROM governance.meeting m JOIN governance.agenda_item i ON i.meeting_id = m.id
       WHERE m.status = ANY ($3) AND i.id IN (
         SELECT id FROM governance.agenda_item WHERE subject_id = ANY ($1) UNION ALL
         SELECT item_id FROM governance.agenda_item_organisation
         WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL))`,
      [organisations.map(uuidOf), from.toString(), PREPARED],
    );
    return found.map(({ id, body }) => ({ id: idOf('meeting', id), body: idOf('body', body) }));
  }

  /** Loads those that are still to come with their agendas and holds them until the end of the transaction. */
  async loadToCome(
    transaction: Transaction,
    ids: readonly MeetingId[],
    standingOf: (body: Id<'body'>) => MeetingStanding,
  ): Promise<Meeting[]> {
    const rows = await transaction.find(MeetingEntity, {
      where: { id: In([...ids]), status: In([...PREPARED]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const agendas = await loadAgendas(
      transaction,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const nothing = { attendance: [], decisions: [], minutes: { ...toMinutes(row), remarks: [], acceptances: [] } };
      const state = { ...toState(row), agenda: agendas.get(row.id) ?? [], ...nothing };
      return new Meeting(row.id, row.version, state, standingOf(row.body));
    });
  }

  /** Lets one after the other plan for the body until the end of the transaction: each finds the days that the one before took. */
  async holdPlanning(transaction: Transaction, body: Id<'body'>): Promise<void> {
    await transaction.rows('SELECT FROM governance.body WHERE id = $1 FOR NO KEY UPDATE', [uuidOf(body)]);
  }

  /** The days on which the body meets, or means to, in order. */
  async daysOf({ manager }: Transaction, body: Id<'body'>): Promise<LocalDate[]> {
    const found = await manager.find(MeetingEntity, {
      select: { id: true, day: true },
      where: { body, status: Not(In(['cancelled'])) },
      order: { day: 'ASC' },
    });
    return found.map(({ day }) => day);
  }

  save(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
    return transaction.save(meetings, TABLES);
  }
}

const toState = (row: MeetingEntity) => ({
  body: row.body,
  status: row.status,
  title: row.title,
  time: { startsAt: row.startsAt, endsAt: row.endsAt, day: row.day },
  place: row.place,
  link: row.link,
  sequence: row.sequence,
  convenedOn: row.convenedOn,
  recordedOn: row.recordedOn,
  cancellationReason: row.cancellationReason,
  quorum: row.quorum,
  provenance: row.provenance,
});

const toMinutes = (row: MeetingEntity) => ({
  text: row.minutes,
  documents: row.minutesDocuments,
  sentAt: row.minutesSentAt,
  approvedOn: row.minutesApprovedOn,
});

const toRow = ({ id, version, state }: Meeting): Row<MeetingEntity> => ({
  id,
  version,
  body: state.body,
  status: state.status,
  title: state.title,
  startsAt: state.time.startsAt,
  endsAt: state.time.endsAt,
  day: state.time.day,
  place: state.place,
  link: state.link,
  sequence: state.sequence,
  convenedOn: state.convenedOn,
  recordedOn: state.recordedOn,
  quorum: state.quorum,
  minutes: state.minutes.text,
  minutesDocuments: state.minutes.documents,
  minutesSentAt: state.minutes.sentAt,
  minutesApprovedOn: state.minutes.approvedOn,
  cancellationReason: state.cancellationReason,
  provenance: state.provenance,
});

const TABLES = [
  rootTable(MeetingEntity, toRow),
  partTable(AgendaItemEntity, 'meeting', agendaRows),
  partTable(AgendaItemOrganisationEntity, 'item', concernedRows),
  partTable(AttendanceEntity, 'meeting', attendanceRows),
  partTable(DecisionEntity, 'meeting', decisionRows, letGoOfDecisions),
  partTable(DissentEntity, 'decision', dissentRows),
  partTable(RemarkEntity, 'meeting', remarkRows),
  partTable(AcceptanceEntity, 'meeting', acceptanceRows),
];
