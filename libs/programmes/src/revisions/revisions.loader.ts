import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { ProgrammeChanges } from '../programmes/programme-changes.port.js';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import type { Revision } from './revision.js';
import { RevisionRepository } from './revision.repository.js';

/** A revision with its programme and the revision before it. */
interface LoadedRevision {
  readonly revision: Revision;
  readonly programme: Programme;
}

/** Loads the revision that is to be changed, held together with its programme. */
@Injectable()
export class RevisionsLoader extends AggregateStore<Id<'revision'>, Revision, LoadedRevision> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammesLoader,
    private readonly revisions: RevisionRepository,
    private readonly changes: ProgrammeChanges,
  ) {
    super(unitOfWork, {
      path: ['revision'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: ({ revision }) => revision,
      repository: { save: (transaction, changed) => this.save(transaction, changed) },
    });
  }

  /** Saves them; at the end of the transaction follows what follows from an adopted plan. */
  async save(transaction: Transaction, revisions: readonly Revision[]): Promise<void> {
    await this.revisions.save(transaction, revisions);
    const adopted = revisions.filter(({ state }) => state.status === 'adopted');
    this.changes.follow(
      transaction,
      adopted.map(({ programme }) => programme),
    );
  }

  private async held(transaction: Transaction, id: Id<'revision'>): Promise<LoadedRevision | undefined> {
    const of = await this.revisions.programmeOf(transaction, id);
    const programme = of && (await this.programmes.held(transaction, of));
    if (!programme) return undefined;
    const revisions = await this.revisions.ofProgrammes(transaction, [programme]);
    const revision = revisions.get(of)?.find((each) => each.id === id);
    return revision && { revision, programme };
  }
}
