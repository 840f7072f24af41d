import { grouped, type Id, idOf, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { AgendaItem } from '../domain/agenda.js';
import type { Meeting } from '../domain/meeting.js';
import { AgendaItemEntity } from './meeting.entity.js';
import { subjectColumns, subjectOf } from './subject.rows.js';

/** The items of a meeting in their order, with the organisations that they concern. */
export async function loadAgenda(transaction: Transaction, meeting: Id<'meeting'>): Promise<AgendaItem[]> {
  const found = await transaction.manager.find(AgendaItemEntity, {
    where: { meeting },
    order: { place: 'ASC', id: 'ASC' },
  });
  if (found.length === 0) return [];
  const concerned = await transaction.rows<{ item: string; organisation: string }>(
    `SELECT item_id AS item, organisation_id AS organisation FROM governance.agenda_item_organisation
     WHERE item_id = ANY ($1) ORDER BY organisation_id`,
    [found.map(({ id }) => uuidOf(id))],
  );
  const concernedBy = grouped(concerned, ({ item }) => idOf('agendaitem', item));
  return found.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text ?? undefined,
    documents: row.documents,
    theme: row.theme,
    subject: subjectOf(row),
    organisations: (concernedBy.get(row.id) ?? []).map(({ organisation }) => idOf('organisation', organisation)),
  }));
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
  const pairs = items.flatMap(({ id, organisations }) => organisations.map((each) => [uuidOf(id), uuidOf(each)]));
  const parameters = [items.map(({ id }) => uuidOf(id)), pairs.map(([item]) => item), pairs.map(([, other]) => other)];
  await transaction.rows(
    `DELETE FROM governance.agenda_item_organisation WHERE item_id = ANY ($1)
     AND (item_id, organisation_id) NOT IN (SELECT * FROM unnest($2::uuid[], $3::uuid[]))`,
    parameters,
  );
  if (pairs.length === 0) return;
  await transaction.rows(
    `INSERT INTO governance.agenda_item_organisation (id, item_id, organisation_id)
     SELECT gen_random_uuid(), * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING`,
    parameters.slice(1),
  );
}
