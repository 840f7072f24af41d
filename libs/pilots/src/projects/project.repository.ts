import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Owners } from '../programmes/standing.js';
import { ResponsibilityEntity } from '../programmes/responsibility.entity.js';
import { responsibilitiesOf, responsibilityRows } from '../programmes/responsibility.rows.js';
import { ProjectEntity } from './project.entity.js';
import { Project } from './project.js';

type ProjectId = Id<'project'>;

@Injectable()
export class ProjectRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly ProjectId[], owners: Owners): Promise<Project[]> {
    const { operation } = transaction;
    const [found, responsibilities] = await Promise.all([
      transaction.find(ProjectEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      responsibilitiesOf(transaction, ids),
    ]);
    return found.map(({ id, version, recordedAt: _, ...facts }) => {
      const state = { ...facts, coordinators: responsibilities(id, 'coordinator') };
      return new Project(id, version, state, { today: operation.today, owner: owners.get(id) });
    });
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ProjectId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM pilots.project WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('project', id)]));
  }

  /** Projects that one of the organisations coordinates on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ProjectId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT p.id FROM pilots.responsibility r JOIN pilots.project p ON p.id = r.collaboration_id
       WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('project', id));
  }

  save(transaction: Transaction, projects: readonly Project[]): Promise<void> {
    return transaction.save(projects, TABLES);
  }
}

const toRow = ({ id, version, state }: Project): Row<ProjectEntity> => {
  const { coordinators: _, ...facts } = state;
  return { id, version, ...facts };
};

const TABLES = [
  rootTable(ProjectEntity, toRow),
  partTable(ResponsibilityEntity, 'collaboration', ({ id, state }: Project) =>
    responsibilityRows(id, 'coordinator', state.coordinators),
  ),
];
