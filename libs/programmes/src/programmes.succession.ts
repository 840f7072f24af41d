import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import {
  handover,
  RegistryApi,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from '@talkoot/registry';
import { ConsultationRepository } from './consultations/consultation.repository.js';
import { ASKED, ConsultedOrganisations } from './consultations/consulted-organisations.service.js';
import { ObligationRepository } from './cycle/obligation.repository.js';
import { ProgrammeChanges } from './programmes/programme-changes.port.js';
import { ADOPTING, ProgrammeRepository } from './programmes/programme.repository.js';
import { ProgrammesLoader } from './programmes/programmes.loader.js';
import { RevisionRepository } from './revisions/revision.repository.js';

const DEBTOR = 'programmes.obligation.owed_by_id';
const RESPONSIBLE = 'programmes.item_responsible.organisation_id';

/** What programmes carry over when organisations merge or split: who has adopted them, who is responsible for what, who owes what, and who is asked for an opinion. */
@Injectable()
export class ProgrammesSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [ADOPTING, ASKED, DEBTOR, RESPONSIBLE];
  readonly keeps = { 'programmes.parked_item.parked_by_id': 'It tells who parked it.' };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly registry: RegistryApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
    private readonly revisions: RevisionRepository,
    private readonly obligations: ObligationRepository,
    private readonly consultations: ConsultationRepository,
    private readonly consulted: ConsultedOrganisations,
    private readonly changes: ProgrammeChanges,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const [adopted, carrying, owing, asking] = await Promise.all([
      this.programmes.idsInvolving(transaction, predecessors, on),
      this.revisions.programmesInvolving(transaction, predecessors, on),
      this.obligations.programmesInvolving(transaction, predecessors),
      this.consultations.asking(transaction, predecessors),
    ]);
    const found = await this.loader.all(transaction, [...new Set([...adopted, ...carrying])]);
    for (const programme of found) {
      for (const before of predecessors)
        programme.handOverAdoption(handover(succession, before, ADOPTING, programme.id));
    }
    await this.loader.save(transaction, found);
    const revisions = await this.revisions.ofProgrammes(
      transaction,
      found.filter(({ id }) => carrying.includes(id)),
    );
    const changed = [...revisions.values()].flat();
    for (const revision of changed) {
      for (const before of predecessors)
        revision.handOver(handover(succession, before, RESPONSIBLE, revision.state.programme));
    }
    await this.revisions.save(transaction, changed);
    await this.tellOfOwners(transaction, succession);
    // From the day of the succession on its successor is asked; until then nobody else.
    await this.consulted.keep(transaction, asking);
    // The cycle hands over what is owed, and makes one of what two organisations owed that become one.
    this.changes.followById(transaction, owing);
  }

  /** The registry has handed the programmes over; here it is told. */
  private async tellOfOwners(transaction: Transaction, succession: Succession): Promise<void> {
    const changes = this.registry.collaborationsHandedOver('programme', succession);
    const handedOver = changes.map(({ collaboration }) => collaboration);
    const told = await this.programmes.toldOfOwner(transaction, handedOver, succession.id);
    const found = await this.loader.all(
      transaction,
      handedOver.filter((each) => !told.has(each)),
    );
    for (const programme of found) {
      const change = changes.find(({ collaboration }) => collaboration === programme.id);
      if (!change) continue;
      const { before, after } = change;
      programme.ownerChanged({ before, after, on: succession.on, succession: succession.id });
    }
    await this.loader.save(transaction, found);
  }
}
