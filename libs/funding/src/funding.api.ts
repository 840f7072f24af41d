import { Injectable } from '@nestjs/common';
import {
  type Id,
  type IdKind,
  isId,
  type LocalDate,
  type LocalisedText,
  type PublishedEvent,
} from '@talkoot/contracts';
import {
  FundingLookup,
  type KnownAppropriation,
  type KnownGrant,
  type WhichAppropriations,
  type WhichGrants,
} from './funding.lookup.js';
import { type Discrepancy, type LedgerCheck, LedgerRepository } from './ledger.repository.js';

export type { Discrepancy, LedgerCheck, KnownAppropriation, KnownGrant };

/** The money of a programme: what its owner has for it and what was decided of that by a day. */
export interface FundingOfProgramme {
  readonly appropriations: readonly KnownAppropriation[];
  readonly grants: readonly KnownGrant[];
}

/** What other contexts and the command line may ask of the funding. */
@Injectable()
export class FundingApi {
  constructor(
    private readonly lookup: FundingLookup,
    private readonly ledger: LedgerRepository,
  ) {}

  /** The grants with their holders and conditions of the day; the appropriations as the ledger has them now. */
  async ofProgramme(programme: Id<'pilotprogramme'>, on: LocalDate): Promise<FundingOfProgramme> {
    const [appropriations, grants] = await Promise.all([
      this.lookup.appropriations({ programmes: [programme] }),
      this.lookup.grants({ programmes: [programme] }, on),
    ]);
    return { appropriations, grants };
  }

  /** As the ledger has them now. */
  appropriations(which: WhichAppropriations): Promise<KnownAppropriation[]> {
    return this.lookup.appropriations(which);
  }

  /** Those decided by the day, each with its holder and conditions of the day. */
  grants(which: WhichGrants, on: LocalDate): Promise<KnownGrant[]> {
    return this.lookup.grants(which, on);
  }

  /** What was wrong with an amount: the reason of its correction, counted from one. */
  reasonOfCorrection(id: Id<'appropriation' | 'grant'>, correction: number): Promise<LocalisedText | undefined> {
    return this.lookup.reasonOfCorrection(id, correction);
  }

  /** The reason of the correction that the event tells of, if it tells of one. */
  async reasonIn({ aggregate, data }: PublishedEvent): Promise<ReadonlyMap<Id<IdKind>, LocalisedText>> {
    if (!('correction' in data) || !(isId('appropriation', aggregate) || isId('grant', aggregate))) return new Map();
    const reason = await this.reasonOfCorrection(aggregate, data.correction);
    return new Map(reason ? [[aggregate, reason]] : []);
  }

  /** Whether every balance is the sum of its postings: always, unless somebody has put the database's own rules aside. */
  checkLedger(): Promise<LedgerCheck> {
    return this.ledger.check();
  }
}
