import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CollaborationId, type Id, isId, type LocalDate } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type CollaborationGuard, CollaborationGuards, RegistryApi, type SeenBy } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { consultedAbout } from './programmes/consulted.lookup.js';
import { notPublic } from './programmes/programmes.lookup.js';

/** What belongs to a programme before its adoption is seen by its owner, and by who was asked about its draft. */
@Injectable()
export class ProgrammesGuard implements CollaborationGuard, OnModuleInit {
  constructor(
    private readonly guards: CollaborationGuards,
    private readonly registry: RegistryApi,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.guards.register(this);
  }

  async hidden(
    ids: readonly CollaborationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<CollaborationId, SeenBy>> {
    const programmes = ids.filter((each): each is Id<'programme'> => isId('programme', each));
    const executor = transaction ?? this.source.manager;
    const drafts = await notPublic(executor, programmes);
    const [owners, consulted] = await Promise.all([
      this.registry.owners(drafts, on, transaction),
      consultedAbout(executor, drafts),
    ]);
    return new Map(
      drafts.map((id): [CollaborationId, SeenBy] => [
        id,
        ({ organisation }) =>
          organisation !== undefined &&
          (organisation === owners.get(id) || consulted.get(id)?.has(organisation) === true),
      ]),
    );
  }
}
