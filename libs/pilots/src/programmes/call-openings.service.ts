import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { PilotProgrammeRepository } from './programme.repository.js';
import { PilotProgrammesLoader } from './programmes.loader.js';

const POLL_MS = 60_000;
/** How many at once: each transaction is short, and several processes share the work. */
const AT_MOST = 100;

/**
 * Tells the municipalities that a call names that it has opened. A programme remembers whom it has told of which opening day, in the
 * transaction of the event: each hears once, whichever process dies, and who is named later hears then. Any number of processes may.
 */
@Injectable()
export class CallOpenings implements BeforeApplicationShutdown {
  private readonly pace = new Pace(POLL_MS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly loader: PilotProgrammesLoader,
    private readonly programmes: PilotProgrammeRepository,
  ) {}

  start(): void {
    this.pace.keep(() =>
      this.tellNext().catch((error: unknown) => {
        this.log.error({ event: 'pilots.call-openings-failed', err: error });
        return false;
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Tells of some; says whether there may be more. */
  async tellNext(operation = jobOperation(this.clock, 'calls.opened')): Promise<boolean> {
    const told = await this.unitOfWork.run(operation, async (transaction) => {
      const ids = await this.programmes.claimCallsOpen(transaction, operation.today, AT_MOST);
      const found = await this.loader.held(transaction, ids);
      for (const programme of found) programme.tellCallOpen();
      await this.programmes.save(transaction, found);
      return found.length;
    });
    if (told > 0) this.log.info({ event: 'pilots.calls-opened', programmes: told });
    return told === AT_MOST;
  }
}
