import { type Id, type IdKind, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type Executor = Pick<EntityManager, 'query'>;

/** Finds what people wrote of things of a kind; those of which nobody wrote anything are not in the answer. */
const words =
  <K extends IdKind>(kind: K, statement: string) =>
  async (executor: Executor, ids: readonly Id<K>[]): Promise<ReadonlyMap<Id<K>, LocalisedText>> => {
    const found = await rowsAmong<{ id: string; text: LocalisedText | null }>(executor, statement, [ids.map(uuidOf)]);
    return new Map(found.flatMap(({ id, text }) => (text ? [[idOf(kind, id), text] as const] : [])));
  };

export const titlesOfActivities = words(
  'activity',
  'SELECT id, title AS text FROM programmes.activity WHERE id = ANY ($1)',
);

/** Why activities were dropped. */
export const reasonsOfActivities = words(
  'activity',
  'SELECT id, drop_reason AS text FROM programmes.activity WHERE id = ANY ($1)',
);

export const textsOfActivityNotes = words(
  'activitynote',
  'SELECT id, text FROM programmes.activity_note WHERE id = ANY ($1)',
);

/** What items of plans are called in the last revision that was adopted. */
export const namesOfItems = words(
  'itemlineage',
  `SELECT DISTINCT ON (i.lineage_id) i.lineage_id AS id, i.name AS text
   FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
   WHERE i.lineage_id = ANY ($1) AND r.status = 'adopted' ORDER BY i.lineage_id, r.number DESC`,
);

/** What was noted of measures. */
export const notesOfMeasures = words(
  'measurereport',
  'SELECT id, note AS text FROM programmes.measure_report WHERE id = ANY ($1)',
);

/** By what obligations were fulfilled, or why they were waived. */
export const notesOfObligations = words(
  'obligation',
  'SELECT id, note AS text FROM programmes.obligation WHERE id = ANY ($1)',
);

/** Why the last days of obligations were moved. */
export const reasonsOfLastDays = words(
  'obligation',
  'SELECT id, due_reason AS text FROM programmes.obligation WHERE id = ANY ($1)',
);

export const titlesOfParkedItems = words(
  'parkeditem',
  'SELECT id, title AS text FROM programmes.parked_item WHERE id = ANY ($1)',
);

/** Why nothing came of what was parked. */
export const reasonsOfParkedItems = words(
  'parkeditem',
  'SELECT id, reason AS text FROM programmes.parked_item WHERE id = ANY ($1)',
);

/** Why plans are revised. */
export const reasonsOfRevisions = words(
  'revision',
  'SELECT id, reason AS text FROM programmes.revision WHERE id = ANY ($1)',
);

export const textsOfTasks = words('worktask', 'SELECT id, text FROM programmes.work_task WHERE id = ANY ($1)');
