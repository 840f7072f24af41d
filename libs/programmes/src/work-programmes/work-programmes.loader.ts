import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { BodiesApi } from '@talkoot/governance';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader, seesDrafts } from '../programmes/programmes.loader.js';
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
  readonly task: TaskId | undefined;
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
      load: (transaction, named) => this.seen(transaction, named),
      aggregate: ({ work }) => work,
      relations: ({ work, task }, { viewer }) => work.relationsOf(viewer.organisation, task),
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

  /** Before its adoption it is seen by the owner of the programme and those who prepare the meetings of the working group. */
  private async seen(transaction: Transaction, { workProgramme: id, task }: Named): Promise<Loaded | undefined> {
    const [of] = await this.repository.of(transaction, [id]);
    if (!of) return undefined;
    const [programme, groups] = await Promise.all([
      this.programmes.seen(transaction, of.programme),
      this.groups(transaction, [of]),
    ]);
    if (!programme) return undefined;
    const [work] = await this.these(transaction, [of], [programme], groups);
    const isSeen =
      work?.isPublic() === true ||
      seesDrafts(transaction, programme) ||
      (work?.relationsOf(transaction.operation.viewer.organisation).length ?? 0) > 0;
    return work && isSeen ? { work, programme, task } : undefined;
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
