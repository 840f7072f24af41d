import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import { type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import { KeyRepository } from './key.repository.js';

/** The keys of an organisation that merges or splits end with it: a successor’s managers make keys of their own. */
@Injectable()
export class KeySuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [];
  readonly keeps = { 'identity.api_key.organisation_id': 'whose systems had it; it ends with the organisation' };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly keys: KeyRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, { on, predecessors, successors }: Succession): Promise<void> {
    // One that goes on under its own name keeps them.
    const ending = predecessors.filter((each) => !successors.includes(each));
    const open = await this.keys.loadOf(transaction, ending, on);
    for (const key of open) key.endBefore(on);
    await this.keys.save(transaction, open);
  }
}
