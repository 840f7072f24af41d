import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Id, isId } from '@talkoot/contracts';
import { ApprovedMinutes, type MinutedMeeting, type MinutesFollower } from '@talkoot/governance';
import type { Transaction } from '@talkoot/platform/database';
import { Fulfilments } from './cycle/fulfilments.service.js';
import { ProgrammesLoader } from './programmes/programmes.loader.js';

/**
 * The approved minutes of a round table fulfil what is owed: of a meeting of those with an interest, in a body of who owes it, with the
 * programme on its agenda. A council that deals with the programme holds no round table, and nobody holds one for another.
 */
@Injectable()
export class ProgrammesSettlement implements MinutesFollower, OnModuleInit {
  constructor(
    private readonly minutes: ApprovedMinutes,
    private readonly loader: ProgrammesLoader,
    private readonly fulfilments: Fulfilments,
  ) {}

  onModuleInit(): void {
    this.minutes.register(this);
  }

  async minutesApproved(transaction: Transaction, approved: MinutedMeeting): Promise<void> {
    const { meeting: by, day: on, bodyKind, owner: owedBy, subjects } = approved;
    const ids = subjects.filter((each): each is Id<'programme'> => isId('programme', each));
    if (bodyKind !== 'stakeholders' || owedBy === undefined || ids.length === 0) return;
    for (const programme of await this.loader.all(transaction, [...new Set(ids)])) {
      // oxlint-disable-next-line no-await-in-loop -- one programme after the other, each with its own obligations
      await this.fulfilments.by(transaction, { programme, kind: 'round-table', on, owedBy, by });
    }
  }
}
