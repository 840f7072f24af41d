import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { EventConsumers } from '@talkoot/platform/queue';
import {
  ReportMakingModule,
  ReportRunsConsumer,
  StandingReportRenewal,
  StandingReportsConsumer,
} from '@talkoot/reporting';

/** Reports are made and renewed. */
@Module({ imports: [ReportMakingModule] })
export class ReportingWorkerModule implements OnApplicationBootstrap {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly runs: ReportRunsConsumer,
    private readonly standing: StandingReportsConsumer,
    private readonly renewal: StandingReportRenewal,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers.start(this.runs);
    this.consumers.start(this.standing);
    this.renewal.start();
  }
}
