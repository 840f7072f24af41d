import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { BodiesApi } from '@talkoot/governance';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { WorkProgramme } from './work-programme.js';
import { type OfWorkProgramme, WorkProgrammeRepository } from './work-programme.repository.js';
import type { TaskId } from './work-tasks.js';

/** A work programme, and the task of it that a change is about. */
interface Named {
  readonly workProgramme: Id<'workprogramme'>;
  readonly task?: TaskId | undefined;
}

interface Loaded {
  readonly work: WorkProgramme;
  readonly programme: Programme;
}

type Groups = Awaited<ReturnType<BodiesApi['preparing']>>;

/** Loads the work programme that is to be changed, held together with its programme. */
@Injectable()
export class WorkProgrammesLoader extends AggregateStore<Named, WorkProgramme, Loaded> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly bodies: BodiesApi,
    private readonly programmes: ProgrammesLoader,
    private readonly repository: WorkProgrammeRepository,
  ) {
    super(unitOfWork, {
      path: ['workProgramme'],
      load: (transaction, named) => this.held(transaction, named),
      aggregate: ({ work }) => work,
      thing: ({ workProgramme, task }) => task ?? workProgramme,
      repository,
    });
  }

  /** Those that there are, of programmes that are held, no matter who sees them. */
  async all(
    transaction: Transaction,
    of: readonly OfWorkProgramme[],
    programmes: readonly Programme[],
  ): Promise<WorkProgramme[]> {
    return this.these(transaction, of, programmes, await this.groups(transaction, of));
  }

  private async held(transaction: Transaction, { workProgramme: id, task }: Named): Promise<Loaded | undefined> {
    const of = task
      ? await this.repository.ofTask(transaction, task)
      : (await this.repository.of(transaction, [id]))[0];
    // Permission was checked for the task: of another work programme nothing is read.
    if (of?.id !== id) return undefined;
    const [programme, groups] = await Promise.all([
      this.programmes.held(transaction, of.programme),
      this.groups(transaction, [of]),
    ]);
    if (!programme) return undefined;
    const [work] = await this.these(transaction, [of], [programme], groups);
    return work && { work, programme };
  }

  private groups(transaction: Transaction, of: readonly OfWorkProgramme[]): Promise<Groups> {
    return this.bodies.preparing(
      transaction,
      of.map(({ workingGroup }) => workingGroup),
    );
  }

  private these(
    transaction: Transaction,
    of: readonly OfWorkProgramme[],
    programmes: readonly Programme[],
    groups: Groups,
  ): Promise<WorkProgramme[]> {
    const { today } = transaction.operation;
    const byId = new Map(programmes.map((each) => [each.id, each]));
    const ids = of.map(({ id }) => id);
    return this.repository.load(transaction, ids, ({ programme: id, workingGroup }) => {
      const programme = byId.get(id);
      if (!programme) throw new Error(`A work programme of a programme that is not held: ${id}`);
      return { today, programme, group: groups.get(workingGroup) ?? {} };
    });
  }
}
