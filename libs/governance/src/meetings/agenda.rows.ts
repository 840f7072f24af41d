import { grouped, type Id } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { AgendaItem } from './agenda.js';
import { AgendaItemEntity, AgendaItemOrganisationEntity } from './meeting.entity.js';
import type { Meeting } from './meeting.js';
import { subjectColumns, subjectOf } from './subject.rows.js';

/** The items of each meeting in their order, with the organisations that they concern. */
export async function loadAgendas(
  transaction: Transaction,
  meetings: readonly Id<'meeting'>[],
): Promise<ReadonlyMap<Id<'meeting'>, AgendaItem[]>> {
  const found = await transaction.find(AgendaItemEntity, {
    where: { meeting: In([...meetings]) },
    order: { place: 'ASC', id: 'ASC' },
  });
  if (found.length === 0) return new Map();
  const concerned = await transaction.find(AgendaItemOrganisationEntity, {
    where: { item: In(found.map(({ id }) => id)) },
    order: { organisation: 'ASC' },
  });
  const concernedBy = grouped(concerned, ({ item }) => item);
  const items = found.map((row) => ({
    meeting: row.meeting,
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text,
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

/** The items in their order. */
export const agendaRows = ({ id: meeting, state }: Meeting): Row<AgendaItemEntity>[] =>
  state.agenda.map(({ organisations: _, subject, text, theme, ...item }, index) => ({
    ...item,
    meeting,
    place: index + 1,
    theme,
    text,
    ...subjectColumns(subject),
  }));

/** The organisations that the items concern. */
export const concernedRows = ({ state }: Meeting): Row<AgendaItemOrganisationEntity>[] =>
  state.agenda.flatMap(({ id: item, organisations }) => organisations.map((each) => ({ ...each, item })));
