import { grouped, type Id, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AgendaItem } from '../domain/agenda.js';
import type { Meeting } from '../domain/meeting.js';
import { AgendaItemEntity, AgendaItemOrganisationEntity } from './meeting.entity.js';
import { subjectColumns, subjectOf } from './subject.rows.js';

/** The items of each meeting in their order, with the organisations that they concern. */
export async function loadAgendas(
  { manager }: Transaction,
  meetings: readonly Id<'meeting'>[],
): Promise<ReadonlyMap<Id<'meeting'>, AgendaItem[]>> {
  const found = await manager.find(AgendaItemEntity, {
    where: { meeting: In([...meetings]) },
    order: { place: 'ASC', id: 'ASC' },
  });
  if (found.length === 0) return new Map();
  const concerned = await manager.find(AgendaItemOrganisationEntity, {
    where: { item: In(found.map(({ id }) => id)) },
    order: { organisation: 'ASC' },
  });
  const concernedBy = grouped(concerned, ({ item }) => item);
  const items = found.map((row) => ({
    meeting: row.meeting,
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text ?? undefined,
    documents: row.documents,
    theme: row.theme,
    subject: subjectOf(row),
    organisations: (concernedBy.get(row.id) ?? []).map(({ id, organisation, period }) => ({
      id,
      organisation,
      period,
    })),
  }));
  const byMeeting = grouped(items, ({ meeting }) => meeting);
  return new Map([...byMeeting].map(([meeting, of]) => [meeting, of.map(({ meeting: _, ...item }) => item)]));
}

/** Writes agendas as they are now; an item that is no more goes with the organisations that it concerned. */
export async function saveAgenda(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const items = meetings.flatMap(({ id: meeting, state }) =>
    state.agenda.map((item, index) => ({ ...item, meeting, place: index + 1 })),
  );
  const kept = new Set(items.map(({ id }) => id));
  const gone = meetings.flatMap(({ loaded }) => loaded?.agenda ?? []).filter(({ id }) => !kept.has(id));
  if (gone.length > 0)
    await transaction.manager.delete(
      AgendaItemEntity,
      gone.map(({ id }) => id),
    );
  await transaction.upsert(
    AgendaItemEntity,
    items.map(({ organisations: _, subject, text, theme, ...item }) => ({
      ...item,
      theme,
      text: text ?? null,
      ...subjectColumns(subject),
    })),
  );
  await saveConcerned(transaction, items);
}

async function saveConcerned(transaction: Transaction, items: readonly AgendaItem[]): Promise<void> {
  const concerned = items.flatMap(({ id: item, organisations }) => organisations.map((each) => ({ ...each, item })));
  await transaction.rows(
    'DELETE FROM governance.agenda_item_organisation WHERE item_id = ANY ($1) AND NOT id = ANY ($2)',
    [items.map(({ id }) => uuidOf(id)), concerned.map(({ id }) => id)],
  );
  await transaction.upsert(AgendaItemOrganisationEntity, concerned);
}
