import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId } from '@talkoot/contracts';
import { BodiesApi } from '@talkoot/governance';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Fulfilments } from '../cycle/fulfilments.service.js';
import { refuse } from '../messages/index.js';
import type { Programme } from '../programmes/programme.js';
import { Parties } from '../programmes/parties.service.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { References } from '../programmes/references.service.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import { type StatedTarget, WorkProgramme } from './work-programme.js';
import { WorkProgrammeRepository } from './work-programme.repository.js';
import { WorkProgrammesLoader } from './work-programmes.loader.js';
import type {
  AddWorkTask,
  AdoptWorkProgramme,
  ChangeWorkProgramme,
  ChangeWorkTask,
  DiscardWorkProgramme,
  DraftWorkProgramme,
  RemoveWorkTask,
  ReportWorkTask,
} from './work-programmes.inputs.js';

type WorkProgrammeId = Id<'workprogramme'>;

/** What a change of a task gives. */
interface ChangedTask {
  readonly workProgramme: WorkProgrammeId;
  readonly task: Id<'worktask'>;
}

/** What working groups do for a programme in a year: drafted, adopted by the group, and its tasks reported. */
@Injectable()
export class WorkProgrammesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bodies: BodiesApi,
    private readonly references: References,
    private readonly parties: Parties,
    private readonly programmes: ProgrammesLoader,
    private readonly revisions: RevisionRepository,
    private readonly fulfilments: Fulfilments,
    private readonly loader: WorkProgrammesLoader,
    private readonly repository: WorkProgrammeRepository,
  ) {}

  /** One for each programme, working group and year. */
  draft(operation: Operation, command: DraftWorkProgramme): Promise<WorkProgrammeId> {
    const { programme: id, workingGroup, year } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.programmes.load(transaction, id);
      await transaction.requireAllowed('work-programme:prepare', { id: workingGroup, path: ['workingGroup'] });
      const groups = await this.bodies.preparing(transaction, [workingGroup]);
      const { today } = operation;
      const standing = { today, programme, group: groups.get(workingGroup) ?? {} };
      const beginning = await this.repository.beginning(transaction, { programme: id, workingGroup, year });
      const drafted = WorkProgramme.draft({ workingGroup, year }, beginning, standing);
      await this.repository.save(transaction, [drafted]);
      return drafted.id;
    });
  }

  change(operation: Operation, command: ChangeWorkProgramme): Promise<WorkProgrammeId> {
    const { workProgramme: id, targets, budgetLine } = command;
    return this.loader.change(operation, preparing(command), async ({ work, programme }, transaction) => {
      const stated = targets && (await this.targetsOf(transaction, programme, targets));
      work.change({ targets: stated, budgetLine });
      return id;
    });
  }

  addTask(operation: Operation, command: AddWorkTask): Promise<ChangedTask> {
    const { workProgramme, text, responsible, due } = command;
    return this.loader.change(operation, preparing(command), async ({ work, programme }, transaction) => {
      await this.requireResponsible(transaction, programme, responsible);
      return { workProgramme, task: work.addTask({ text, responsible, due }) };
    });
  }

  changeTask(operation: Operation, command: ChangeWorkTask): Promise<ChangedTask> {
    const { workProgramme, task, text, responsible, due } = command;
    return this.loader.change(operation, preparing(command), async ({ work, programme }, transaction) => {
      await this.requireResponsible(transaction, programme, responsible);
      work.changeTask(task, { text, responsible, due });
      return { workProgramme, task };
    });
  }

  removeTask(operation: Operation, command: RemoveWorkTask): Promise<WorkProgrammeId> {
    return this.loader.change(operation, preparing(command), ({ work }) => {
      work.removeTask(command.task);
      return work.id;
    });
  }

  /** By who is responsible for the task, or prepares the work programme. */
  reportTask(operation: Operation, command: ReportWorkTask): Promise<ChangedTask> {
    const { workProgramme, task, status, on = operation.today, expectedVersion } = command;
    const id = { workProgramme, task };
    const target = { id, expectedVersion, action: 'work-programme:report', path: ['task'] } as const;
    return this.loader.change(operation, target, ({ work }) => {
      work.reportTask(task, status, on);
      return { workProgramme, task };
    });
  }

  /** What the cycle of the programme demands of the group for the year is fulfilled by it. */
  adopt(operation: Operation, command: AdoptWorkProgramme): Promise<WorkProgrammeId> {
    const { workProgramme: id, adoptedOn: on = operation.today, decision } = command;
    return this.loader.change(operation, preparing(command), async ({ work, programme }, transaction) => {
      await this.references.requireApproved(transaction, [work.groupOwner], decision);
      work.adopt(on, decision);
      const { year, workingGroup: subject } = work.state;
      await this.fulfilments.by(transaction, { programme, kind: 'work-programme', on, year, subject, by: id });
      return id;
    });
  }

  discard(operation: Operation, command: DiscardWorkProgramme): Promise<WorkProgrammeId> {
    return this.loader.change(operation, preparing(command), ({ work }) => {
      work.discard();
      return work.id;
    });
  }

  private async requireResponsible(
    transaction: Transaction,
    { parties }: Programme,
    organisation: OrganisationId | null | undefined,
  ): Promise<void> {
    if (organisation) await this.parties.require(transaction, parties, [{ organisation, path: ['responsible'] }]);
  }

  /** The targets with what stays the same of the items that they serve. */
  private async targetsOf(
    transaction: Transaction,
    { id }: Programme,
    targets: NonNullable<ChangeWorkProgramme['targets']>,
  ): Promise<StatedTarget[]> {
    const items = targets.flatMap(({ item }) => item ?? []);
    const [seen, lineages] = await Promise.all([
      transaction.seen(items),
      this.revisions.lineagesOf(transaction, id, items),
    ]);
    return targets.map(({ text, item }, place) => {
      if (item === undefined) return { text };
      const lineage = seen.has(item) ? lineages.get(item) : undefined;
      if (!lineage) throw refuse('NOT_FOUND', ['targets', place, 'item']);
      return { text, item: lineage };
    });
  }
}

const preparing = ({
  workProgramme,
  expectedVersion,
}: {
  readonly workProgramme: WorkProgrammeId;
  readonly expectedVersion?: number | undefined;
}): Target<{ readonly workProgramme: WorkProgrammeId }, unknown> => ({
  id: { workProgramme },
  expectedVersion,
  action: 'work-programme:prepare',
});
