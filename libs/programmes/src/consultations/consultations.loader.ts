import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import type { Consultation } from './consultation.js';
import { ConsultationRepository } from './consultation.repository.js';

/** A consultation with its programme, both held. */
export interface LoadedConsultation {
  readonly consultation: Consultation;
  readonly programme: Programme;
}

/** Loads the consultation that is to be changed. The programme is held first: of all that is decided about a draft one comes after the other. */
@Injectable()
export class ConsultationsLoader extends AggregateStore<Id<'consultation'>, Consultation, LoadedConsultation> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammesLoader,
    private readonly consultations: ConsultationRepository,
  ) {
    super(unitOfWork, {
      path: ['consultation'],
      load: async (transaction, id) => {
        const of = (await this.consultations.programmesOf(transaction, [id])).get(id);
        return of && this.held(transaction, id, of);
      },
      aggregate: ({ consultation }) => consultation,
      repository: consultations,
    });
  }

  /** No matter who sees it. */
  async held(
    transaction: Transaction,
    id: Id<'consultation'>,
    of: Id<'programme'>,
  ): Promise<LoadedConsultation | undefined> {
    const programme = await this.programmes.held(transaction, of);
    if (!programme) return undefined;
    const { owner } = programme;
    const owners = new Map(owner ? [[programme.id, owner]] : []);
    const [consultation] = await this.consultations.load(transaction, [id], owners);
    return consultation && { consultation, programme };
  }
}
