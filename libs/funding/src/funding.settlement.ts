import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CancelledPilot, type PilotCancellation, PilotCancellations } from '@talkoot/pilots';
import type { Transaction } from '@talkoot/platform/database';
import { GrantRepository } from './grant.repository.js';
import { LedgerRepository } from './ledger.repository.js';

/** What a cancelled pilot was granted and not yet released goes back to the appropriation, with the cancellation or not at all. */
@Injectable()
export class FundingSettlement implements PilotCancellation, OnModuleInit {
  constructor(
    private readonly cancellations: PilotCancellations,
    private readonly grants: GrantRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  onModuleInit(): void {
    this.cancellations.register(this);
  }

  async pilotCancelled(transaction: Transaction, { pilot, on, concerned }: CancelledPilot): Promise<void> {
    const grants = await this.grants.ofPilot(transaction, pilot);
    const balances = await this.ledger.balancesOf(
      transaction,
      grants.map(({ id }) => id),
    );
    for (const grant of grants) {
      const balance = balances.get(grant.id);
      if (balance) grant.settle(balance, on, concerned);
    }
    await this.grants.move(
      transaction,
      grants.filter(({ hasEvents }) => hasEvents),
    );
  }
}
