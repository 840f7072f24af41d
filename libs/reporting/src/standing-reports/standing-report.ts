import { Aggregate, type Id, type LocalDate } from '@talkoot/contracts';

/** The report of a programme that is always there: it shows what is public, and is renewed when that changes. */
export class StandingReport extends Aggregate<'standingreport', 'report.renewed.v1'> {
  constructor(
    id: Id<'standingreport'>,
    version: number,
    readonly programme: Id<'pilotprogramme'>,
  ) {
    super(id, version);
  }

  renew(asOf: LocalDate): void {
    this.record('report.renewed.v1', { programme: this.programme, asOf });
  }

  protected override concerned(): readonly [] {
    return [];
  }
}
