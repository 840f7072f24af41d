import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader, seesDrafts } from '../programmes/programmes.loader.js';
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
      load: (transaction, id) => this.seen(transaction, id),
      aggregate: ({ consultation }) => consultation,
      relations: ({ programme }, { viewer }) => programme.relationsOf(viewer.organisation),
      repository: consultations,
    });
  }

  /** No matter who sees it. */
  async held(
    transaction: Transaction,
    id: Id<'consultation'>,
    of: Id<'programme'>,
  ): Promise<LoadedConsultation | undefined> {
    const [programme] = await this.programmes.all(transaction, [of]);
    if (!programme) return undefined;
    const { owner } = programme;
    const owners = new Map(owner ? [[programme.id, owner]] : []);
    const [consultation] = await this.consultations.load(transaction, [id], owners);
    return consultation && { consultation, programme };
  }

  private async seen(transaction: Transaction, id: Id<'consultation'>): Promise<LoadedConsultation | undefined> {
    const of = (await this.consultations.programmesOf(transaction, [id])).get(id);
    const loaded = of && (await this.held(transaction, id, of));
    if (!loaded) return undefined;
    const { consultation, programme } = loaded;
    const { organisation } = transaction.operation.viewer;
    const isAsked = organisation !== undefined && consultation.consulted.includes(organisation);
    return isAsked || isOpened(loaded) || seesDrafts(transaction, programme) ? loaded : undefined;
  }
}

/** Whether anybody sees it, with what was said: its revision is adopted. */
export const isOpened = ({ consultation, programme }: LoadedConsultation): boolean =>
  consultation.revision === 'adopted' && programme.isPublic();
