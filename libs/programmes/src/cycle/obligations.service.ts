import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { Obligation } from './obligation.js';
import { ObligationRepository } from './obligation.repository.js';
import type { FulfilObligation, MoveObligation, WaiveObligation } from './obligations.inputs.js';

type ObligationId = Id<'obligation'>;

/** What people decide about obligations. */
@Injectable()
export class ObligationsService {
  private readonly store: AggregateStore<ObligationId, Obligation>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammesLoader,
    private readonly obligations: ObligationRepository,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['obligation'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: (obligation) => obligation,
      repository: obligations,
    });
  }

  /** By who owes it, or the owner of the programme. */
  fulfil(operation: Operation, command: FulfilObligation): Promise<ObligationId> {
    const { obligation: id, on = operation.today, note, expectedVersion } = command;
    return this.store.change(operation, { id, expectedVersion, action: 'obligation:fulfil' }, (obligation) => {
      obligation.fulfil(on, note);
      return id;
    });
  }

  waive(operation: Operation, { obligation: id, reason, expectedVersion }: WaiveObligation): Promise<ObligationId> {
    return this.store.change(operation, { id, expectedVersion, action: 'obligation:decide' }, (obligation) => {
      obligation.waive(reason);
      return id;
    });
  }

  move(operation: Operation, command: MoveObligation): Promise<ObligationId> {
    const { obligation: id, due, reason, expectedVersion } = command;
    return this.store.change(operation, { id, expectedVersion, action: 'obligation:decide' }, (obligation) => {
      obligation.moveDue(due, reason);
      return id;
    });
  }

  private async held(transaction: Transaction, id: ObligationId): Promise<Obligation | undefined> {
    const [of] = await this.obligations.programmesOf(transaction, [id]);
    const programme = of && (await this.programmes.held(transaction, of));
    if (!programme) return undefined;
    const { owner } = programme;
    const owners = new Map(owner ? [[programme.id, owner]] : []);
    const [obligation] = await this.obligations.load(transaction, [id], owners);
    return obligation;
  }
}
