import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CollaborationId, isId, type LocalDate } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type CollaborationGuard, CollaborationGuards } from '@talkoot/registry';
import { PilotsApi } from './pilots.api.js';

/** What belongs to a pilot before its approval, or to a programme before its call, is hidden with it. */
@Injectable()
export class PilotsGuard implements CollaborationGuard, OnModuleInit {
  constructor(
    private readonly guards: CollaborationGuards,
    private readonly pilots: PilotsApi,
  ) {}

  onModuleInit(): void {
    this.guards.register(this);
  }

  async hidden(
    ids: readonly CollaborationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<readonly CollaborationId[]> {
    const [pilots, programmes] = await Promise.all([
      this.pilots.pilots(
        ids.filter((each) => isId('pilot', each)),
        on,
        transaction,
      ),
      this.pilots.programmes(
        ids.filter((each) => isId('pilotprogramme', each)),
        on,
        transaction,
      ),
    ]);
    return [...pilots.values(), ...programmes.values()].filter(({ isPublic }) => !isPublic).map(({ id }) => id);
  }
}
