import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonId } from '@talkoot/contracts';
import { type ErasureParticipant, ErasureParticipants } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import { BodiesLoader } from './bodies.loader.js';
import { BodyRepository } from './body.repository.js';
import { SeatInvitationRepository } from './seat-invitation.repository.js';

/** Who is erased sits nowhere any more, and is invited nowhere. */
@Injectable()
export class SeatsOfErased implements ErasureParticipant, OnModuleInit {
  constructor(
    private readonly participants: ErasureParticipants,
    private readonly loader: BodiesLoader,
    private readonly bodies: BodyRepository,
    private readonly invitations: SeatInvitationRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async end(transaction: Transaction, person: PersonId): Promise<void> {
    const { today } = transaction.operation;
    const { bodies: ids, invitations: invited } = await this.invitations.concerning(transaction, person);
    if (ids.length === 0) return;
    const bodies = await this.loader.all(transaction, ids);
    for (const body of bodies) body.endMandatesOf(person, today);
    await this.bodies.save(transaction, bodies);
    const partiesOf = new Map(bodies.map(({ id, parties }) => [id, parties]));
    const waiting = await this.invitations.load(transaction, invited, (body) => {
      const parties = partiesOf.get(body);
      if (!parties) throw new Error(`${body} has an invitation and is not there`);
      return { today, parties };
    });
    for (const each of waiting) each.withdraw();
    await this.invitations.save(transaction, waiting);
  }
}
