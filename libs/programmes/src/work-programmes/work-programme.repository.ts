import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, type LocalDate, Money, type OrganisationId, Period, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import {
  WorkProgrammeEntity,
  WorkTargetEntity,
  WorkTaskEntity,
  WorkTaskResponsibleEntity,
} from './work-programme.entity.js';
import { WorkProgramme, type WorkProgrammeState } from './work-programme.js';

type WorkProgrammeId = Id<'workprogramme'>;

/** Of which programme and working group a work programme is. */
export interface OfWorkProgramme {
  readonly id: WorkProgrammeId;
  readonly programme: Id<'programme'>;
  readonly workingGroup: Id<'body'>;
}

type StandingOf = (of: OfWorkProgramme) => ConstructorParameters<typeof WorkProgramme>[3];

@Injectable()
export class WorkProgrammeRepository {
  /** To what those that there are belong. */
  async of(transaction: Transaction, ids: readonly WorkProgrammeId[]): Promise<OfWorkProgramme[]> {
    const found = await transaction.rowsAmong<{ id: string; programme: string; group: string }>(
      'SELECT id, programme_id AS programme, working_group_id AS "group" FROM programmes.work_programme WHERE id = ANY ($1)',
      [ids.map(uuidOf)],
    );
    return found.map(({ id, programme, group }) => ({
      id: idOf('workprogramme', id),
      programme: idOf('programme', programme),
      workingGroup: idOf('body', group),
    }));
  }

  async ofTask(transaction: Transaction, task: Id<'worktask'>): Promise<OfWorkProgramme | undefined> {
    const [found] = await transaction.rows<{ id: string }>(
      'SELECT work_programme_id AS id FROM programmes.work_task WHERE id = $1',
      [uuidOf(task)],
    );
    return found && (await this.of(transaction, [idOf('workprogramme', found.id)]))[0];
  }

  /** Those of the programmes that were not discarded. */
  async ofProgrammes(
    transaction: Transaction,
    programmes: readonly Id<'programme'>[],
  ): Promise<(OfWorkProgramme & { readonly year: number })[]> {
    const found = await transaction.rowsAmong<{ id: string; programme: string; group: string; year: number }>(
      `SELECT id, programme_id AS programme, working_group_id AS "group", year FROM programmes.work_programme
       WHERE programme_id = ANY ($1) AND status <> 'discarded'`,
      [programmes.map(uuidOf)],
    );
    return found.map(({ id, programme, group, year }) => ({
      id: idOf('workprogramme', id),
      programme: idOf('programme', programme),
      workingGroup: idOf('body', group),
      year,
    }));
  }

  /** Whether the working group carries something of a plan of the programme, and whether it has a work programme for the year. */
  async beginning(
    transaction: Transaction,
    { programme, workingGroup, year }: Pick<WorkProgrammeState, 'programme' | 'workingGroup' | 'year'>,
  ): Promise<{ readonly carries: boolean; readonly isThere: boolean }> {
    const [found] = await transaction.rows<{ carries: boolean; isThere: boolean }>(
      `SELECT
         EXISTS (SELECT FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
           WHERE r.programme_id = $1 AND r.status <> 'discarded' AND i.working_group_id = $2 AND NOT i.dropped) AS carries,
         EXISTS (SELECT FROM programmes.work_programme
           WHERE programme_id = $1 AND working_group_id = $2 AND year = $3 AND status <> 'discarded') AS "isThere"`,
      [uuidOf(programme), uuidOf(workingGroup), year],
    );
    return found ?? { carries: false, isThere: false };
  }

  /** Those with an open task for which one of the organisations is responsible on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<WorkProgrammeId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT t.work_programme_id AS id
       FROM programmes.work_task_responsible r JOIN programmes.work_task t ON t.id = r.task_id
       WHERE r.organisation_id = ANY ($1) AND r.period && daterange($2, NULL) AND t.status = 'open'`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('workprogramme', id));
  }

  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly WorkProgrammeId[],
    standingOf: StandingOf,
  ): Promise<WorkProgramme[]> {
    const ofThese = { workProgramme: In([...ids]) };
    const [found, allTargets, allTasks, allResponsible] = await Promise.all([
      transaction.find(WorkProgrammeEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(WorkTargetEntity, { where: ofThese, order: { place: 'ASC', id: 'ASC' } }),
      transaction.find(WorkTaskEntity, { where: ofThese, order: { place: 'ASC', id: 'ASC' } }),
      responsibleFor(transaction, ids),
    ]);
    transaction.note(WorkTaskResponsibleEntity, allResponsible);
    const responsible = grouped(allResponsible, ({ task }) => task);
    const targets = grouped(allTargets, ({ workProgramme }) => workProgramme);
    const tasks = grouped(allTasks, ({ workProgramme }) => workProgramme);
    return found.map(({ id, version, recordedAt: _, budgetName: name, budgetMinor, budgetCurrency, ...facts }) => {
      const amount =
        budgetMinor !== undefined && budgetCurrency !== undefined
          ? Money.ofMinor(budgetMinor, budgetCurrency)
          : undefined;
      const state: WorkProgrammeState = {
        ...facts,
        budgetLine: name && { name, amount },
        targets: (targets.get(id) ?? []).map(({ id: target, text, item }) => ({ id: target, text, item })),
        tasks: (tasks.get(id) ?? []).map(({ id: task, text, due, status, statusOn }) => ({
          id: task,
          text,
          due,
          status,
          statusOn,
          responsible: (responsible.get(task) ?? []).map((each) => ({
            id: each.id,
            organisation: each.organisation,
            period: each.period,
          })),
        })),
      };
      return new WorkProgramme(id, version, state, standingOf({ id, ...facts }));
    });
  }

  save(transaction: Transaction, workProgrammes: readonly WorkProgramme[]): Promise<void> {
    return transaction.save(workProgrammes, TABLES);
  }
}

/** Asked for with the tasks, so that nobody waits twice. */
async function responsibleFor(
  transaction: Transaction,
  ids: readonly WorkProgrammeId[],
): Promise<Row<WorkTaskResponsibleEntity>[]> {
  const found = await transaction.rowsAmong<{ id: string; task: string; organisation: string; period: string }>(
    `SELECT r.id, r.task_id AS task, r.organisation_id AS organisation, r.period::text
     FROM programmes.work_task t JOIN programmes.work_task_responsible r ON r.task_id = t.id
     WHERE t.work_programme_id = ANY ($1) ORDER BY r.period, r.id`,
    [ids.map(uuidOf)],
  );
  return found.map(({ id, task, organisation, period }) => ({
    id,
    task: idOf('worktask', task),
    organisation: idOf('organisation', organisation),
    period: Period.fromRange(period),
  }));
}

const toRow = ({ id, version, state }: WorkProgramme): Row<WorkProgrammeEntity> => ({
  id,
  version,
  programme: state.programme,
  workingGroup: state.workingGroup,
  year: state.year,
  status: state.status,
  adoptedOn: state.adoptedOn,
  decision: state.decision,
  budgetName: state.budgetLine?.name,
  budgetMinor: state.budgetLine?.amount?.minor,
  budgetCurrency: state.budgetLine?.amount?.currency,
  sourceLocale: state.sourceLocale,
  provenance: state.provenance,
});

const toTargetRows = ({ id: workProgramme, state }: WorkProgramme): Row<WorkTargetEntity>[] =>
  state.targets.map(({ id, text, item }, place) => ({ id, workProgramme, place, text, item }));

const toTaskRows = ({ id: workProgramme, state }: WorkProgramme): Row<WorkTaskEntity>[] =>
  state.tasks.map(({ id, text, due, status, statusOn }, place) => ({
    id,
    workProgramme,
    place,
    text,
    due,
    status,
    statusOn,
  }));

const toResponsibleRows = ({ state }: WorkProgramme): Row<WorkTaskResponsibleEntity>[] =>
  state.tasks.flatMap(({ id: task, responsible }) =>
    responsible.map(({ id, organisation, period }) => ({ id, task, organisation, period })),
  );

const TABLES = [
  rootTable(WorkProgrammeEntity, toRow),
  partTable(WorkTargetEntity, 'workProgramme', toTargetRows),
  partTable(WorkTaskEntity, 'workProgramme', toTaskRows),
  partTable(WorkTaskResponsibleEntity, 'task', toResponsibleRows),
];
