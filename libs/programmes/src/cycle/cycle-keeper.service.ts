import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { RegistryApi } from '@talkoot/registry';
import { Cycles } from './cycles.service.js';
import { ObligationRepository } from './obligation.repository.js';

const POLL_MS = 60_000;
/** The number of programmes, and of obligations, at once: each transaction is short, and several processes share the work. */
const AT_MOST = 50;
/** After how many programmes the log tells how many are left: counting them costs more than keeping one. */
const TOLD_EVERY = 5_000;

/**
 * What time brings to the cycles of programmes: once a day the obligations of each programme are brought up to date, and who owes
 * something is told that its day comes, and that it is over. A process that dies has done nothing of what it was doing, and another one
 * does it; who finds a row taken leaves it. Any number of processes may.
 */
@Injectable()
export class CycleKeeper implements BeforeApplicationShutdown {
  private readonly pace = new Pace(POLL_MS);
  private keptUntold = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly registry: RegistryApi,
    private readonly cycles: Cycles,
    private readonly obligations: ObligationRepository,
  ) {}

  start(): void {
    this.pace.keep(() =>
      this.keepNext().catch((error: unknown) => {
        this.log.error({ event: 'programmes.cycles-failed', err: error });
        return false;
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Keeps some programmes and tells of some obligations; says whether there may be more. */
  async keepNext(operation = jobOperation(this.clock, 'obligations.kept')): Promise<boolean> {
    const kept = await this.unitOfWork.run(operation, (transaction) => this.keep(transaction));
    const told = await this.unitOfWork.run(operation, (transaction) => this.tell(transaction));
    return kept === AT_MOST || told === AT_MOST;
  }

  private async keep(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const ids = await this.obligations.claimCycles(transaction, today, AT_MOST);
    if (ids.length === 0) return 0;
    await this.cycles.keep(transaction, ids);
    this.keptUntold += ids.length;
    if (ids.length < AT_MOST || this.keptUntold >= TOLD_EVERY) {
      const left = await this.obligations.cyclesLeft(transaction, today);
      this.log.info({ event: 'programmes.cycles-kept', programmes: this.keptUntold, left });
      this.keptUntold = 0;
    }
    return ids.length;
  }

  private async tell(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const ids = await this.obligations.claimUntold(transaction, today, AT_MOST);
    if (ids.length === 0) return 0;
    const programmes = await this.obligations.programmesOf(transaction, ids);
    const owners = await this.registry.owners(programmes, today, transaction);
    const found = await this.obligations.load(transaction, ids, owners);
    for (const obligation of found) obligation.tell();
    await this.obligations.save(transaction, found);
    this.log.info({ event: 'programmes.obligations-told', obligations: ids.length });
    return ids.length;
  }
}
