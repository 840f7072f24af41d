import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { ConsultationRepository } from './consultation.repository.js';
import { ConsultationsLoader } from './consultations.loader.js';
import type { Opinion } from './opinion.js';
import { OpinionRepository } from './opinion.repository.js';

/** By which column an organisation is asked for its opinion. */
export const ASKED = 'programmes.opinion.organisation_id';

/**
 * Who is asked about a draft, as the days of mergers and splits have it: from the day on which an organisation has ended its successor
 * is asked in its place. Where two that are asked become one, what either has given stays, and of those only asked for one stays.
 */
@Injectable()
export class ConsultedOrganisations {
  constructor(
    private readonly registry: RegistryApi,
    private readonly loader: ConsultationsLoader,
    private readonly consultations: ConsultationRepository,
    private readonly opinions: OpinionRepository,
  ) {}

  /** Brings consultations on drafts up to date. */
  async keep(transaction: Transaction, ids: readonly Id<'consultation'>[]): Promise<void> {
    for (const id of ids) {
      // oxlint-disable-next-line no-await-in-loop -- a consultation after the other, each with its own opinions
      await this.keepOne(transaction, id);
    }
  }

  private async keepOne(transaction: Transaction, id: Id<'consultation'>): Promise<void> {
    const { today: on } = transaction.operation;
    const of = (await this.consultations.programmesOf(transaction, [id])).get(id);
    const loaded = of && (await this.loader.held(transaction, id, of));
    if (!loaded) return;
    const { consultation, programme } = loaded;
    const consulted = [...new Set(consultation.consulted)];
    const standIns = await this.registry.standInsOf(transaction, consulted, { on, relation: ASKED });
    const successors = standIns(programme.id);
    consultation.kept(on);
    await this.consultations.save(transaction, [consultation]);
    if (successors.size === 0) return;
    const opinions = await this.opinions.ofConsultation(transaction, consultation);
    for (const opinion of opinions) {
      const { organisation: before } = opinion.state;
      const after = successors.get(before);
      if (after && after !== before) opinion.handOver({ before, after, on });
    }
    for (const doubled of doubledOf(opinions)) doubled.join();
    await this.opinions.save(transaction, opinions);
  }
}

/** Those that are only asked for, of an organisation that has another one: of several the first one stays. */
function doubledOf(opinions: readonly Opinion[]): Opinion[] {
  return opinions.filter(
    ({ state: { organisation, status } }, place) =>
      status === 'asked' &&
      opinions.some(
        ({ state: other }, at) =>
          other.organisation === organisation && (other.status === 'given' || (other.status === 'asked' && at < place)),
      ),
  );
}
