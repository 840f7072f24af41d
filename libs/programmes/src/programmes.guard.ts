import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CollaborationId, type Id, isId, type LocalDate } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type CollaborationGuard, CollaborationGuards } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { notPublic } from './programmes/programmes.lookup.js';

/** What belongs to a programme before its adoption is hidden with it. */
@Injectable()
export class ProgrammesGuard implements CollaborationGuard, OnModuleInit {
  constructor(
    private readonly guards: CollaborationGuards,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.guards.register(this);
  }

  hidden(
    ids: readonly CollaborationId[],
    _: LocalDate,
    transaction?: Transaction,
  ): Promise<readonly CollaborationId[]> {
    const programmes = ids.filter((each): each is Id<'programme'> => isId('programme', each));
    return notPublic(transaction ?? this.source.manager, programmes);
  }
}
