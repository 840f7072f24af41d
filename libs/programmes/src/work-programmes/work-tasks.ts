import {
  changed,
  type Changes,
  type DatedOrganisation,
  fromTheStart,
  handedOver,
  type Handover,
  heldFrom,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  Period,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { WORK_TASK_FLOW } from './work-programme-flow.js';
import type { TaskStatus } from './work-programme-state.js';

export type TaskId = Id<'worktask'>;

/** What people say of a task. */
export interface TaskDetails {
  readonly text: LocalisedText;
  readonly responsible?: OrganisationId | undefined;
  readonly due?: LocalDate | undefined;
}

/** What is to be done; its place is its place in the list. */
export interface WorkTask extends Omit<TaskDetails, 'responsible'> {
  readonly id: TaskId;
  /** The organisation that is responsible, one at a time: at a merger the successor stands in. */
  readonly responsible: readonly DatedOrganisation[];
  readonly status: TaskStatus;
  /** When it was done or dropped. */
  readonly statusOn?: LocalDate | undefined;
}

export type WorkTasks = readonly WorkTask[];

/** How a task comes to each status that is reported. */
const STEP = {
  done: WORK_TASK_FLOW.reportDone,
  dropped: WORK_TASK_FLOW.reportDropped,
  open: WORK_TASK_FLOW.reportOpen,
};

/** The most tasks of a work programme. */
const MOST_TASKS = 200;

/** Throws NOT_FOUND for a task that is not there. */
export function taskOf(tasks: WorkTasks, id: TaskId): WorkTask {
  const found = tasks.find((each) => each.id === id);
  if (!found) throw refuse('NOT_FOUND', ['task']);
  return found;
}

/** With a new task at the end. */
export function withTask(tasks: WorkTasks, { responsible, ...details }: TaskDetails): { id: TaskId; tasks: WorkTasks } {
  if (tasks.length >= MOST_TASKS) throw refuse('TOO_MANY.workTasks', ['workProgramme'], { most: MOST_TASKS });
  const task: WorkTask = {
    ...details,
    id: newId('worktask'),
    responsible: responsible === undefined ? [] : [fromTheStart(responsible)],
    status: WORK_TASK_FLOW.addWorkTask.take({}),
  };
  return { id: task.id, tasks: [...tasks, task] };
}

/** Says something else of a task; the same list without a difference. */
export function withChangedTask(
  tasks: WorkTasks,
  id: TaskId,
  changes: Changes<TaskDetails>,
  today: LocalDate,
): WorkTasks {
  const task = taskOf(tasks, id);
  WORK_TASK_FLOW.changeWorkTask.take(task);
  const before: TaskDetails = { ...task, responsible: organisationOn(task.responsible, today) };
  const { text, due, responsible } = changed(before, changes);
  const isSame = sameText(text, task.text) && String(due) === String(task.due) && responsible === before.responsible;
  if (isSame) return tasks;
  // A successor that is to stand in for the same organisation stays.
  const held =
    responsible === before.responsible
      ? task.responsible
      : heldFrom(today, responsible, task.responsible, Period.always);
  return replaced(tasks, { ...task, text, due, responsible: held });
}

export function withoutTask(tasks: WorkTasks, id: TaskId): WorkTasks {
  const task = taskOf(tasks, id);
  WORK_TASK_FLOW.removeWorkTask.take(task);
  return tasks.filter((each) => each !== task);
}

/** Done, dropped, or open again. */
export function withReportedTask(
  tasks: WorkTasks,
  id: TaskId,
  reported: TaskStatus,
  days: { readonly on: LocalDate; readonly today: LocalDate },
): WorkTasks {
  const task = taskOf(tasks, id);
  const status = STEP[reported].take(task, days);
  return replaced(tasks, { ...task, status, statusOn: status === 'open' ? undefined : days.on });
}

/** A successor becomes responsible for what is open; what is done or dropped tells whose it was. Answers with what changed too. */
export function tasksHandedOver(
  tasks: WorkTasks,
  { before, after, on }: Handover,
): { readonly tasks: WorkTasks; readonly changed: readonly TaskId[] } {
  const involved = tasks.filter(
    ({ status, responsible }) => status === 'open' && organisationsFrom(responsible, on).includes(before),
  );
  return {
    tasks: tasks.map((each) =>
      involved.includes(each) ? { ...each, responsible: handedOver(each.responsible, before, after, on) } : each,
    ),
    changed: involved.map(({ id }) => id),
  };
}

const replaced = (tasks: WorkTasks, task: WorkTask): WorkTasks =>
  tasks.map((each) => (each.id === task.id ? task : each));
