import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import type { AnswerOpinion, GiveOpinion } from './consultations.inputs.js';
import { ConsultationsLoader, type LoadedConsultation } from './consultations.loader.js';
import type { Opinion, Remark } from './opinion.js';
import { OpinionRepository } from './opinion.repository.js';

type OpinionId = Id<'opinion'>;

interface LoadedOpinion extends LoadedConsultation {
  readonly opinion: Opinion;
}

/** How organisations give their opinions on drafts, and what owners say to them. */
@Injectable()
export class OpinionsService {
  private readonly store: AggregateStore<OpinionId, Opinion, LoadedOpinion>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly consultations: ConsultationsLoader,
    private readonly opinions: OpinionRepository,
    private readonly revisions: RevisionRepository,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['opinion'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: ({ opinion }) => opinion,
      repository: opinions,
    });
  }

  give(operation: Operation, command: GiveOpinion): Promise<OpinionId> {
    const { opinion: id, position, text, remarks, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'opinion:give' } as const;
    return this.store.change(operation, target, async ({ opinion, consultation }, transaction) => {
      const { revision } = consultation.state;
      opinion.give({ position, text, remarks: await this.onItems(transaction, revision, remarks) });
      return id;
    });
  }

  answer(operation: Operation, command: AnswerOpinion): Promise<OpinionId> {
    const { opinion: id, takenUp, text, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'consultation:manage' } as const;
    return this.store.change(operation, target, ({ opinion }) => {
      opinion.answer(takenUp, text);
      return id;
    });
  }

  /** Remarks are kept by what stays the same of an item: the definitive version may have others in their places. */
  private async onItems(
    transaction: Transaction,
    revision: Id<'revision'>,
    remarks: GiveOpinion['remarks'],
  ): Promise<Omit<Remark, 'id'>[]> {
    const lineages = await this.revisions.lineagesIn(
      transaction,
      revision,
      remarks.map(({ item }) => item),
    );
    return remarks.map(({ item, text }, place) => {
      const lineage = lineages.get(item);
      if (!lineage) throw refuse('NOT_FOUND', ['remarks', place, 'item']);
      return { lineage, text };
    });
  }

  private async held(transaction: Transaction, id: OpinionId): Promise<LoadedOpinion | undefined> {
    const place = await this.opinions.placeOf(transaction, id);
    const loaded = place && (await this.consultations.held(transaction, place.consultation, place.programme));
    if (!loaded) return undefined;
    const opinion = await this.opinions.load(transaction, id, loaded.consultation);
    return opinion && { ...loaded, opinion };
  }
}
