import { Injectable } from '@nestjs/common';
import type { PublishedEvent } from '@talkoot/contracts';
import type { EventConsumer, Once } from '@talkoot/platform/queue';
import { ProgrammeFacts } from '../rendering/programme-facts.loader.js';
import { StandingReportRepository } from './standing-report.repository.js';

/** Notes of which programmes an event changes what the standing report shows. */
@Injectable()
export class StandingReportsConsumer implements EventConsumer {
  readonly consumer = 'standing-reports';

  constructor(
    private readonly facts: ProgrammeFacts,
    private readonly reports: StandingReportRepository,
  ) {}

  async handle(event: PublishedEvent, once: Once): Promise<void> {
    const programmes = await this.facts.concernedBy(event);
    await once(async (transaction) => {
      if (programmes === 'any') await this.reports.markAllStale(transaction);
      else if (programmes.length > 0) await this.reports.markStale(transaction, programmes);
    });
  }
}
