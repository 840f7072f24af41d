import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { RegistryApi } from '@talkoot/registry';
import { ConsultationRepository } from './consultation.repository.js';
import { ConsultedOrganisations } from './consulted-organisations.service.js';

const POLL_MS = 60_000;
/** The number of consultations at once: each transaction is short, and several processes share the work. */
const AT_MOST = 50;

/**
 * What time brings to consultations: from the day of a merger its successor is asked, who has not answered is reminded once, and the owner is told once that the last day is over. A
 * process that dies has told nothing, and another one does it; who finds a row taken leaves it. Any number of processes may.
 */
@Injectable()
export class ConsultationKeeper implements BeforeApplicationShutdown {
  private readonly pace = new Pace(POLL_MS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly registry: RegistryApi,
    private readonly consultations: ConsultationRepository,
    private readonly consulted: ConsultedOrganisations,
  ) {}

  start(): void {
    this.pace.keep(() =>
      this.keepNext().catch((error: unknown) => {
        this.log.error({ event: 'programmes.consultations-failed', err: error });
        return false;
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Keeps some consultations and tells of some; says whether there may be more. */
  async keepNext(operation = jobOperation(this.clock, 'consultations.closed')): Promise<boolean> {
    const kept = await this.unitOfWork.run(operation, (transaction) => this.keep(transaction));
    const told = await this.unitOfWork.run(operation, (transaction) => this.tell(transaction));
    return kept === AT_MOST || told === AT_MOST;
  }

  private async keep(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const ids = await this.consultations.unkept(transaction, today, AT_MOST);
    await this.consulted.keep(transaction, ids);
    return ids.length;
  }

  private async tell(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const ids = await this.consultations.claimUntold(transaction, today, AT_MOST);
    if (ids.length === 0) return 0;
    const programmes = await this.consultations.programmesOf(transaction, ids);
    const owners = await this.registry.owners([...new Set(programmes.values())], today, transaction);
    const found = await this.consultations.load(transaction, ids, owners);
    for (const consultation of found) consultation.tell();
    await this.consultations.save(transaction, found);
    this.log.info({ event: 'programmes.consultations-told', consultations: ids.length });
    return ids.length;
  }
}
