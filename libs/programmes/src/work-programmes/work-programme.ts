import {
  Aggregate,
  changed,
  type Changes,
  differing,
  type EventName,
  type Handover,
  type Id,
  type LocalDate,
  type Locale,
  type LocalisedText,
  type Money,
  newId,
  newUuid,
  type OrganisationId,
  organisationOn,
  type Provenance,
  provenanceWithin,
  sameText,
} from '@talkoot/contracts';
import type { Programme } from '../programmes/programme.js';
import type { LineageId } from '../revisions/item.js';
import { WORK_PROGRAMME_FLOW } from './work-programme-flow.js';
import type { TaskStatus, WorkProgrammeStatus } from './work-programme-state.js';
import {
  type TaskDetails,
  type TaskId,
  tasksHandedOver,
  taskOf,
  withChangedTask,
  withoutTask,
  withReportedTask,
  withTask,
  type WorkTasks,
} from './work-tasks.js';

export type WorkProgrammeEvent = Extract<EventName, `work-programme.${string}`>;

/** A target of the year: what it says, and the item of the plan that it serves. */
export interface StatedTarget {
  readonly text: LocalisedText;
  readonly item?: LineageId | undefined;
}

interface WorkTarget extends StatedTarget {
  readonly id: string;
}

/** The line of a budget that a work programme carries out. */
export interface BudgetLine {
  readonly name: LocalisedText;
  readonly amount?: Money | undefined;
}

/** What people say of a work programme besides its tasks. */
export interface WorkProgrammeDetails {
  readonly targets: readonly StatedTarget[];
  readonly budgetLine?: BudgetLine | undefined;
}

export interface WorkProgrammeState extends WorkProgrammeDetails {
  readonly programme: Id<'programme'>;
  readonly workingGroup: Id<'body'>;
  readonly year: number;
  readonly status: WorkProgrammeStatus;
  /** Unknown where the source tells no day. */
  readonly adoptedOn?: LocalDate | undefined;
  readonly decision?: Id<'decision'> | undefined;
  readonly targets: readonly WorkTarget[];
  readonly tasks: WorkTasks;
  /** The language of the source; texts in other languages are a translation of Talkoot's. */
  readonly sourceLocale?: Locale | undefined;
  readonly provenance: Provenance;
}

/** A task as a source states it, with what became of it. */
interface StatedTask extends TaskDetails {
  readonly doneOn?: LocalDate | undefined;
  readonly droppedOn?: LocalDate | undefined;
}

/** As a source states it: adopted. */
export interface StatedWorkProgramme
  extends
    WorkProgrammeDetails,
    Pick<WorkProgrammeState, 'workingGroup' | 'year' | 'adoptedOn' | 'sourceLocale' | 'provenance'> {
  readonly tasks: readonly StatedTask[];
}

/** The day on which it is looked at, its programme, and who prepares the meetings of the working group. */
interface Standing {
  readonly today: LocalDate;
  readonly programme: Programme;
  readonly group: { readonly owner?: OrganisationId | undefined; readonly secretariat?: OrganisationId | undefined };
}

/** What a working group does for a programme in a year: its targets made concrete, its tasks, and the budget line that it carries out. */
export class WorkProgramme extends Aggregate<'workprogramme', WorkProgrammeEvent> {
  constructor(
    id: Id<'workprogramme'>,
    version: number,
    public state: WorkProgrammeState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  /** `carries`: whether the group carries something of the plan; `isThere`: whether it has one for the year. */
  static draft(
    { workingGroup, year }: Pick<WorkProgrammeState, 'workingGroup' | 'year'>,
    { carries, isThere }: { readonly carries: boolean; readonly isThere: boolean },
    standing: Standing,
  ): WorkProgramme {
    const { id: programme, state } = standing.programme;
    const { status: stage, period } = state;
    const status = WORK_PROGRAMME_FLOW.draftWorkProgramme.take(
      {},
      { programme: stage, period, year, carries, isThere },
    );
    const drafted = new WorkProgramme(
      newId('workprogramme'),
      0,
      { programme, workingGroup, year, status, targets: [], tasks: [], provenance: provenanceWithin(state) },
      standing,
    );
    drafted.record('work-programme.drafted.v1', drafted.named());
    return drafted;
  }

  /** As a source states it: adopted, whether or not the source tells the day. */
  static enter(stated: StatedWorkProgramme, standing: Standing): WorkProgramme {
    const { workingGroup, year, adoptedOn, sourceLocale, provenance, targets, budgetLine } = stated;
    const entered = new WorkProgramme(
      newId('workprogramme'),
      0,
      {
        programme: standing.programme.id,
        workingGroup,
        year,
        status: 'adopted',
        adoptedOn,
        targets: targetsAre([], targets),
        budgetLine,
        tasks: tasksAre(stated.tasks, standing.today),
        sourceLocale,
        provenance,
      },
      standing,
    );
    entered.record('work-programme.entered.v1', { ...entered.named(), ...(adoptedOn && { adoptedOn }) });
    return entered;
  }

  /** As a later source states its targets and its budget line; what it does not say stays. Tasks are reported in the service. */
  stateAgain({ targets, budgetLine }: WorkProgrammeDetails): void {
    WORK_PROGRAMME_FLOW.stateWorkProgramme.take(this.state);
    this.restate({ targets: targets.length > 0 ? targets : undefined, budgetLine });
  }

  /** To whom the working group belongs. */
  get groupOwner(): OrganisationId | undefined {
    return this.standing.group.owner;
  }

  /** Other targets, or another budget line; without a difference nothing happens. */
  change(changes: Changes<WorkProgrammeDetails>): void {
    WORK_PROGRAMME_FLOW.changeWorkProgramme.take(this.state);
    this.restate(changes);
  }

  addTask(details: TaskDetails): TaskId {
    WORK_PROGRAMME_FLOW.editWorkTasks.take(this.state);
    const { id, tasks } = withTask(this.state.tasks, details);
    this.state = { ...this.state, tasks };
    this.record('work-programme.task-added.v1', { ...this.named(), task: id });
    return id;
  }

  changeTask(task: TaskId, changes: Changes<TaskDetails>): void {
    WORK_PROGRAMME_FLOW.editWorkTasks.take(this.state);
    const tasks = withChangedTask(this.state.tasks, task, changes, this.standing.today);
    if (tasks === this.state.tasks) return;
    this.state = { ...this.state, tasks };
    this.record('work-programme.task-changed.v1', { ...this.named(), task });
  }

  removeTask(task: TaskId): void {
    WORK_PROGRAMME_FLOW.editWorkTasks.take(this.state);
    this.state = { ...this.state, tasks: withoutTask(this.state.tasks, task) };
    this.record('work-programme.task-removed.v1', { ...this.named(), task });
  }

  reportTask(task: TaskId, status: TaskStatus, on: LocalDate): void {
    taskOf(this.state.tasks, task);
    WORK_PROGRAMME_FLOW.reportWorkTask.take(this.state);
    const tasks = withReportedTask(this.state.tasks, task, status, { on, today: this.standing.today });
    this.state = { ...this.state, tasks };
    this.record('work-programme.task-reported.v1', { ...this.named(), task, status, on });
  }

  /** By the decision of the working group. */
  adopt(on: LocalDate, decision: Id<'decision'> | undefined): void {
    const { targets, tasks } = this.state;
    const status = WORK_PROGRAMME_FLOW.adoptWorkProgramme.take(this.state, {
      on,
      today: this.standing.today,
      says: targets.length + tasks.length,
    });
    this.state = { ...this.state, status, adoptedOn: on, decision };
    this.record('work-programme.adopted.v1', { ...this.named(), on, ...(decision && { decision }) });
  }

  /** Nothing comes of the draft. */
  discard(): void {
    const status = WORK_PROGRAMME_FLOW.discardWorkProgramme.take(this.state);
    this.state = { ...this.state, status };
    this.record('work-programme.discarded.v1', this.named());
  }

  /** A successor stands in for an organisation that was responsible for tasks. */
  handOver(handover: Handover): void {
    const { tasks, changed: ids } = tasksHandedOver(this.state.tasks, handover);
    if (ids.length === 0) return;
    this.state = { ...this.state, tasks };
    const { before, after, on, succession } = handover;
    const { programme } = this.state;
    this.record('work-programme.tasks-handed-over.v1', {
      programme,
      tasks: [...ids],
      before,
      after,
      on,
      ...(succession && { succession }),
    });
  }

  override isPublic(): boolean {
    return this.state.status === 'adopted' && this.standing.programme.isPublic();
  }

  /** Of a draft hear those who prepare it. */
  protected concerned(): readonly OrganisationId[] {
    const { programme, group } = this.standing;
    const preparing = [...programme.owners, group.owner, group.secretariat].flatMap((each) => each ?? []);
    return [...new Set(this.isPublic() ? [...preparing, ...this.responsible] : preparing)];
  }

  private get responsible(): OrganisationId[] {
    return this.state.tasks.flatMap(({ responsible }) => organisationOn(responsible, this.standing.today) ?? []);
  }

  private restate(changes: Changes<WorkProgrammeDetails>): void {
    const { state } = this;
    const stated = changed<WorkProgrammeDetails>(state, changes);
    const after = { ...state, ...stated, targets: targetsAre(state.targets, stated.targets) };
    const fields = differing({
      targets: sameTargets(state.targets, after.targets),
      budgetLine: sameBudgetLine(state.budgetLine, after.budgetLine),
    } satisfies Record<keyof WorkProgrammeDetails, boolean>);
    if (fields.length === 0) return;
    this.state = after;
    this.record('work-programme.changed.v1', { ...this.named(), fields });
  }

  private named(): Pick<WorkProgrammeState, 'programme' | 'workingGroup' | 'year'> {
    const { programme, workingGroup, year } = this.state;
    return { programme, workingGroup, year };
  }
}

const sameTarget = (one: StatedTarget | undefined, other: StatedTarget): boolean =>
  one !== undefined && one.item === other.item && sameText(one.text, other.text);

const sameTargets = (one: readonly StatedTarget[], other: readonly StatedTarget[]): boolean =>
  one.length === other.length && other.every((each, place) => sameTarget(one[place], each));

const sameBudgetLine = (one: BudgetLine | undefined, other: BudgetLine | undefined): boolean =>
  sameText(one?.name, other?.name) &&
  one?.amount?.minor === other?.amount?.minor &&
  one?.amount?.currency === other?.amount?.currency;

/** The targets as they are stated; one that says the same at its place stays the same one. */
const targetsAre = (known: readonly WorkTarget[], stated: readonly StatedTarget[]): readonly WorkTarget[] =>
  stated.map(({ text, item }, place) => ({ text, item, id: known[place]?.id ?? newUuid() }));

const tasksAre = (stated: readonly StatedTask[], today: LocalDate): WorkTasks =>
  stated.reduce<WorkTasks>((before, { doneOn, droppedOn, ...details }) => {
    const { id, tasks } = withTask(before, details);
    if (doneOn) return withReportedTask(tasks, id, 'done', { on: doneOn, today });
    return droppedOn ? withReportedTask(tasks, id, 'dropped', { on: droppedOn, today }) : tasks;
  }, []);
