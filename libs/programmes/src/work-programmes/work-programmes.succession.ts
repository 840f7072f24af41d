import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import { handover, type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { WorkProgrammeRepository } from './work-programme.repository.js';
import { WorkProgrammesLoader } from './work-programmes.loader.js';

const RESPONSIBLE = 'programmes.work_task_responsible.organisation_id';

/** Who does the open tasks of working groups when organisations merge or split. */
@Injectable()
export class WorkProgrammesSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [RESPONSIBLE];

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly programmes: ProgrammesLoader,
    private readonly loader: WorkProgrammesLoader,
    private readonly workProgrammes: WorkProgrammeRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const ids = await this.workProgrammes.idsInvolving(transaction, predecessors, on);
    const of = await this.workProgrammes.of(transaction, ids);
    const programmes = await this.programmes.all(transaction, [...new Set(of.map(({ programme }) => programme))]);
    const found = await this.loader.all(transaction, of, programmes);
    for (const before of predecessors) {
      for (const each of found) each.handOver(handover(succession, before, RESPONSIBLE, each.state.programme));
    }
    await this.workProgrammes.save(transaction, found);
  }
}
