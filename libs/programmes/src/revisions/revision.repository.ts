import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { changedPartTable, partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { hearings } from '../programmes/hearings.lookup.js';
import type { Programme } from '../programmes/programme.js';
import { openOnes } from './item.js';
import { PlanTree } from './plan-tree.js';
import { ItemEntity, ItemLineageEntity, ItemResponsibleEntity, RevisionEntity } from './revision.entity.js';
import { Revision } from './revision.js';

type RevisionId = Id<'revision'>;

/** The strategic areas of an adopted plan (its priorities where it has none), and the working groups that carry something. */
export interface PlanSubjects {
  readonly id: RevisionId;
  readonly adoptedOn: LocalDate | undefined;
  readonly areas: readonly Id<'itemlineage'>[];
  readonly workingGroups: readonly Id<'body'>[];
}

@Injectable()
export class RevisionRepository {
  /** The programme to which a revision belongs; undefined: there is no such revision. */
  async programmeOf(transaction: Transaction, id: RevisionId): Promise<Id<'programme'> | undefined> {
    const [found] = await transaction.rows<{ id: string }>(
      'SELECT programme_id AS id FROM programmes.revision WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('programme', found.id);
  }

  /** The next number of those programmes, held, that have a revision; one that was discarded keeps its number. */
  async nextNumbers(
    transaction: Transaction,
    programmes: readonly Id<'programme'>[],
  ): Promise<ReadonlyMap<Id<'programme'>, number>> {
    const found = await transaction.rowsAmong<{ id: string; next: number }>(
      `SELECT programme_id AS id, max(number) + 1 AS next FROM programmes.revision
       WHERE programme_id = ANY ($1) GROUP BY programme_id`,
      [programmes.map(uuidOf)],
    );
    return new Map(found.map(({ id, next }) => [idOf('programme', id), next]));
  }

  /** The revisions of a programme that count: none that was discarded; the first one first. The programme is held. */
  async counting(transaction: Transaction, programme: Programme): Promise<Revision[]> {
    const found = (await this.ofProgrammes(transaction, [programme])).get(programme.id) ?? [];
    return found.filter(({ state }) => state.status !== 'discarded');
  }

  /** All of them, the first one first. The programmes are held. */
  async ofProgrammes(
    transaction: Transaction,
    programmes: readonly Programme[],
  ): Promise<ReadonlyMap<Id<'programme'>, Revision[]>> {
    const ids = programmes.map(({ id }) => id);
    const [found, heard] = await Promise.all([
      transaction.find(RevisionEntity, {
        where: { programme: In(ids) },
        order: { number: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      hearings(transaction, ids),
    ]);
    const trees = await this.trees(transaction, new Map(found.map(({ id, programme }) => [id, programme])));
    const byId = new Map(programmes.map((each) => [each.id, each]));
    const rows = grouped(found, ({ programme }) => programme);
    return new Map(
      [...rows].map(([id, own]) => {
        const programme = byId.get(id);
        if (!programme) throw new Error(`Revisions of a programme that was not asked for: ${id}`);
        let last: Revision | undefined;
        const revisions = own.map(({ id: revision, version, recordedAt: _, ...state }) => {
          const plan = trees.get(revision) ?? new PlanTree();
          const each = new Revision(revision, version, state, plan, last, programme, heard.get(revision));
          if (state.status !== 'discarded') last = each;
          return each;
        });
        return [id, revisions];
      }),
    );
  }

  /** Of which programme an item is, and what stays the same of it. */
  async originalOf(
    transaction: Transaction,
    item: Id<'programmeitem'>,
  ): Promise<{ readonly programme: Id<'programme'>; readonly lineage: Id<'itemlineage'> } | undefined> {
    const [found] = await transaction.rows<{ programme: string; lineage: string }>(
      `SELECT l.programme_id AS programme, l.id AS lineage
       FROM programmes.item i JOIN programmes.item_lineage l ON l.id = i.lineage_id WHERE i.id = $1`,
      [uuidOf(item)],
    );
    return found && { programme: idOf('programme', found.programme), lineage: idOf('itemlineage', found.lineage) };
  }

  /** What stays the same of those of the items that are in a plan of the programme. */
  async lineagesOf(
    transaction: Transaction,
    programme: Id<'programme'>,
    items: readonly Id<'programmeitem'>[],
  ): Promise<ReadonlyMap<Id<'programmeitem'>, Id<'itemlineage'>>> {
    const found = await transaction.rowsAmong<{ id: string; lineage: string }>(
      `SELECT i.id, i.lineage_id AS lineage FROM programmes.item i JOIN programmes.item_lineage l ON l.id = i.lineage_id
       WHERE i.id = ANY ($1) AND l.programme_id = $2 AND NOT i.dropped`,
      [items.map(uuidOf), uuidOf(programme)],
    );
    return new Map(found.map(({ id, lineage }) => [idOf('programmeitem', id), idOf('itemlineage', lineage)]));
  }

  /** What stays the same of items of a revision; those that it does not have, or has dropped, are not in the answer. */
  async lineagesIn(
    transaction: Transaction,
    revision: RevisionId,
    items: readonly Id<'programmeitem'>[],
  ): Promise<ReadonlyMap<Id<'programmeitem'>, Id<'itemlineage'>>> {
    const found = await transaction.rowsAmong<{ id: string; lineage: string }>(
      'SELECT id, lineage_id AS lineage FROM programmes.item WHERE id = ANY ($1) AND revision_id = $2 AND NOT dropped',
      [items.map(uuidOf), uuidOf(revision)],
    );
    return new Map(found.map(({ id, lineage }) => [idOf('programmeitem', id), idOf('itemlineage', lineage)]));
  }

  /** The items of the plans that programmes have adopted last, by code. */
  async lineages(
    transaction: Transaction,
    programmes: readonly Id<'programme'>[],
  ): Promise<Map<Id<'programme'>, ReadonlyMap<string, Id<'itemlineage'>>>> {
    const found = await transaction.rowsAmong<{ programme: string; code: string; lineage: string }>(
      `SELECT r.programme_id AS programme, i.code, i.lineage_id AS lineage
       FROM programmes.revision r JOIN programmes.item i ON i.revision_id = r.id AND NOT i.dropped
       WHERE r.programme_id = ANY ($1) AND r.status = 'adopted'
         AND NOT EXISTS (SELECT FROM programmes.revision l WHERE l.programme_id = r.programme_id AND l.status = 'adopted' AND l.number > r.number)`,
      [programmes.map(uuidOf)],
    );
    return new Map(
      [...grouped(found, ({ programme }) => programme)].map(([programme, items]) => [
        idOf('programme', programme),
        new Map(items.map(({ code, lineage }) => [code, idOf('itemlineage', lineage)])),
      ]),
    );
  }

  /** For what the cycles of programmes can demand something, in each plan that was adopted, the first one first. */
  async subjects(
    transaction: Transaction,
    programmes: readonly Id<'programme'>[],
  ): Promise<ReadonlyMap<Id<'programme'>, PlanSubjects[]>> {
    const found = await transaction.rowsAmong<{
      id: string;
      programme: string;
      adopted_on: string | null;
      areas: string[];
      priorities: string[];
      groups: string[];
    }>(
      `SELECT r.id, r.programme_id AS programme, r.adopted_on::text,
         coalesce(array_agg(i.lineage_id ORDER BY i.lineage_id) FILTER (WHERE i.kind = 'strategic-area'), '{}') AS areas,
         coalesce(array_agg(i.lineage_id ORDER BY i.lineage_id) FILTER (WHERE i.kind = 'priority'), '{}') AS priorities,
         coalesce(array_agg(DISTINCT i.working_group_id) FILTER (WHERE i.working_group_id IS NOT NULL), '{}') AS groups
       FROM programmes.revision r LEFT JOIN programmes.item i ON i.revision_id = r.id AND NOT i.dropped
       WHERE r.programme_id = ANY ($1) AND r.status = 'adopted' GROUP BY r.id ORDER BY r.number`,
      [programmes.map(uuidOf)],
    );
    const plans = found.map(({ id, programme, adopted_on: adoptedOn, areas, priorities, groups }) => ({
      programme: idOf('programme', programme),
      id: idOf('revision', id),
      adoptedOn: adoptedOn === null ? undefined : LocalDate.parse(adoptedOn),
      areas: (areas.length > 0 ? areas : priorities).map((each) => idOf('itemlineage', each)),
      workingGroups: groups.map((each) => idOf('body', each)),
    }));
    return grouped(plans, ({ programme }) => programme);
  }

  /** Programmes with an item for which one of the organisations is responsible on the day or later. */
  async programmesInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<Id<'programme'>[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT r.programme_id AS id
       FROM programmes.item_responsible o JOIN programmes.item i ON i.id = o.item_id JOIN programmes.revision r ON r.id = i.revision_id
       WHERE o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('programme', id));
  }

  save(transaction: Transaction, revisions: readonly Revision[]): Promise<void> {
    return transaction.save(revisions, TABLES);
  }

  private async trees(
    transaction: Transaction,
    programmeOf: ReadonlyMap<RevisionId, Id<'programme'>>,
  ): Promise<ReadonlyMap<RevisionId, PlanTree>> {
    const items = await transaction.find(ItemEntity, {
      where: { revision: In([...programmeOf.keys()]) },
      order: { place: 'ASC', id: 'ASC' },
    });
    const responsible = grouped(
      await transaction.find(ItemResponsibleEntity, {
        where: { item: In(items.map(({ id }) => id)) },
        order: { period: 'ASC', id: 'ASC' },
      }),
      ({ item }) => item,
    );
    // Lineages never change; known, they are not written again.
    transaction.note(
      ItemLineageEntity,
      items.flatMap(({ lineage: id, revision }) => {
        const programme = programmeOf.get(revision);
        return programme ? [{ id, programme }] : [];
      }),
    );
    return new Map(
      [...grouped(items, ({ revision }) => revision)].map(([revision, own]) => [
        revision,
        new PlanTree(
          own.map(({ revision: _, recordedAt: __, parentLineage: ___, ...item }) => ({
            ...item,
            responsible: (responsible.get(item.id) ?? []).map(({ id, organisation, period }) => ({
              id,
              organisation,
              period,
            })),
          })),
        ),
      ]),
    );
  }
}

const toRow = ({ id, version, state }: Revision): Row<RevisionEntity> => ({
  id,
  version,
  programme: state.programme,
  number: state.number,
  status: state.status,
  adoptedOn: state.adoptedOn,
  decision: state.decision,
  reason: state.reason,
  provenance: state.provenance,
});

const toLineageRows = ({ state: { programme }, plan }: Revision): Row<ItemLineageEntity>[] =>
  plan.all.map(({ lineage: id }) => ({ id, programme }));

const toItemRows = ({ id: revision, plan }: Revision): Row<ItemEntity>[] =>
  plan.fromAbove.map((item) => ({
    id: item.id,
    revision,
    lineage: item.lineage,
    parent: item.parent,
    parentLineage: plan.lineageAbove(item),
    place: item.place,
    kind: item.kind,
    code: item.code,
    name: item.name,
    vision: item.vision,
    description: item.description,
    workingGroup: item.workingGroup,
    adaptedFrom: item.adaptedFrom,
    responsible: openOnes(item.responsible),
    dependsOn: item.dependsOn,
    cameBy: item.cameBy,
    origins: item.origins,
    reason: item.reason,
    dropped: item.dropped,
    provenance: item.provenance,
  }));

const toResponsibleRows = ({ plan }: Revision): Row<ItemResponsibleEntity>[] =>
  plan.all.flatMap(({ id: item, responsible }) => responsible.map((each) => ({ ...each, item })));

const TABLES = [
  rootTable(RevisionEntity, toRow),
  changedPartTable(ItemLineageEntity, toLineageRows),
  partTable(ItemEntity, 'revision', toItemRows),
  partTable(ItemResponsibleEntity, 'item', toResponsibleRows),
];
