import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CollaborationId, isId, type LocalDate } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type CollaborationGuard, CollaborationGuards, type SeenBy } from '@talkoot/registry';
import { PilotsApi } from './pilots.api.js';

/** What belongs to a pilot before its approval, or to a programme before its call, is seen by those who see that. */
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
  ): Promise<ReadonlyMap<CollaborationId, SeenBy>> {
    const hidden = new Map<CollaborationId, SeenBy>();
    const pilots = await this.pilots.pilots(
      ids.filter((each) => isId('pilot', each)),
      on,
      transaction,
    );
    for (const pilot of pilots.values()) {
      if (pilot.isPublic) continue;
      hidden.set(pilot.id, (viewer) =>
        this.pilots.maySee(viewer, pilot, this.pilots.relationsToPilot(viewer.organisation, pilot)),
      );
    }
    const programmes = await this.pilots.programmes(
      ids.filter((each) => isId('pilotprogramme', each)),
      on,
      transaction,
    );
    for (const programme of programmes.values()) {
      if (programme.isPublic) continue;
      const isOwner: SeenBy = ({ organisation }) => organisation !== undefined && organisation === programme.owner;
      hidden.set(programme.id, (viewer) => this.pilots.maySee(viewer, programme, isOwner(viewer) ? ['owner'] : []));
    }
    return hidden;
  }
}
