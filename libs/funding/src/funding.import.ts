import { Injectable } from '@nestjs/common';
import { DomainError, type Id, type LocalDate, type Money } from '@talkoot/contracts';
import { type KnownPilot, type KnownProgramme, PilotsApi } from '@talkoot/pilots';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  ruleBroken,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { type KnownOrganisation, RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { Appropriation } from './appropriation.js';
import { AppropriationRepository } from './appropriation.repository.js';
import { appropriations, grants } from './funding.import-format.js';
import { Grant } from './grant.js';
import { GrantRepository } from './grant.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { refuse, say } from './messages/index.js';

type ImportedAppropriation = ImportRecord<z.output<typeof appropriations.row>>;
type ImportedGrant = ImportRecord<z.output<typeof grants.row>>;
type Step = ImportStep<Transaction>;

/** Brings appropriations and grants into the database. What was decided stays: a file that says otherwise is told so. */
@Injectable()
export class FundingImport {
  /** In the order in which they build on each other; pilots come before. */
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(appropriations, (records, step) => this.appropriate(records, step)),
    importSection(grants, (records, step) => this.grant(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly pilots: PilotsApi,
    private readonly appropriations: AppropriationRepository,
    private readonly grants: GrantRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  private async appropriate(records: readonly ImportedAppropriation[], step: Step): Promise<Tally> {
    const { tx } = step;
    const ids = await this.pilots.findProgrammes(
      tx,
      records.map(({ row }) => row.programme),
    );
    const programmes = await this.pilots.programmes([...ids.values()], tx.operation.today, tx);
    const programmeOf = lookup(ids, step);
    const codes = records.map(({ key }) => key);
    const known = byCode(await this.appropriations.findByCodes(tx, codes));

    const added = records.flatMap((record) => {
      const id = programmeOf(record.row.programme, record.at(['programme']));
      const programme = id && programmes.get(id);
      if (!programme) return [];
      const before = known.get(record.key);
      if (!before) return attempt(record, step, () => enter(record, programme, tx));
      if (!isAsStated(before, record, programme)) step.report(record.at(), ruleBroken(say('import.decidedOtherwise')));
      return [];
    });
    await this.appropriations.add(tx, added);
    return tally(records.length, added.length, 0);
  }

  private async grant(records: readonly ImportedGrant[], step: Step): Promise<Tally> {
    const { tx } = step;
    const frame = await this.frame(records, step);
    const codes = records.map(({ key }) => key);
    const known = byCode(await this.grants.findByCodes(tx, codes));

    const added = records.flatMap((record) => {
      const parties = frame(record);
      if (!parties) return [];
      const before = known.get(record.key);
      if (!before) return attempt(record, step, () => decide(record, parties, tx));
      if (!isDecidedAsStated(before, record, parties))
        step.report(record.at(), ruleBroken(say('import.decidedOtherwise')));
      return [];
    });
    await this.grants.add(tx, added);
    return tally(records.length, added.length, 0);
  }

  /** Finds what each grant refers to; undefined, and told, when something is nowhere. */
  private async frame(
    records: readonly ImportedGrant[],
    step: Step,
  ): Promise<(record: ImportedGrant) => Parties | undefined> {
    const { tx } = step;
    const { today } = tx.operation;
    const funds = byCode(
      await this.appropriations.findByCodes(
        tx,
        records.map(({ row }) => row.appropriation),
      ),
    );
    const left = await this.ledger.leftOf(
      [...funds.values()].map(({ id }) => id),
      tx,
    );
    const pilotIds = await this.pilots.findPilots(
      tx,
      records.map(({ row }) => row.pilot),
    );
    const pilots = await this.pilots.pilots([...pilotIds.values()], today, tx);
    const programmes = await this.pilots.programmes(
      [...funds.values()].map(({ state }) => state.programme),
      today,
      tx,
    );
    const holderIds = await this.registry.findOrganisations(
      tx,
      records.map(({ row }) => row.holder),
    );
    const holders = await this.registry.organisations([...holderIds.values()], tx);

    const [fundOf, pilotOf, holderOf] = [lookup(funds, step), lookup(pilotIds, step), lookup(holderIds, step)];
    return (record) => {
      const { row } = record;
      const appropriation = fundOf(row.appropriation, record.at(['appropriation']));
      const pilotId = pilotOf(row.pilot, record.at(['pilot']));
      const holderId = holderOf(row.holder, record.at(['holder']));
      const programme = appropriation && programmes.get(appropriation.state.programme);
      const pilot = pilotId && pilots.get(pilotId);
      const holder = holderId && holders.get(holderId);
      if (!appropriation || !programme || !pilot || !holder) return undefined;
      if (pilot.programme === programme.id) return { appropriation, programme, pilot, holder, left };
      step.report(record.at(['pilot']), ruleBroken(say('import.otherProgramme')));
      return undefined;
    };
  }
}

/** What a grant refers to. */
interface Parties {
  readonly appropriation: Appropriation;
  readonly programme: KnownProgramme;
  readonly pilot: KnownPilot;
  readonly holder: KnownOrganisation;
  /** What each appropriation still has: every grant decided here takes of it. */
  readonly left: Map<Id<'appropriation'>, Money>;
}

/** The thing that the rule lets through; else nothing, and the rule's own words are told at their place. */
function attempt<T>(record: ImportRecord<unknown>, step: Step, work: () => T): T[] {
  try {
    return [work()];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    step.report(record.at(error.path), ruleBroken(error.text));
    return [];
  }
}

function enter({ row }: ImportedAppropriation, programme: KnownProgramme, { operation }: Transaction): Appropriation {
  const availableFrom = row.decidedOn ?? programme.period.from ?? operation.today;
  return Appropriation.enter(
    { ...row, programme: programme.id, availableFrom },
    { owner: programme.owner, programmeIsPublic: programme.isPublic, today: operation.today },
  );
}

function decide({ row }: ImportedGrant, parties: Parties, { operation }: Transaction): Grant {
  const { appropriation, programme, pilot, holder, left } = parties;
  requireExisting(holder, row.decidedOn);
  const available = left.get(appropriation.id) ?? appropriation.amount;
  const grant = Grant.enter({ ...row, pilot: pilot.id, holder: holder.id }, appropriation, {
    left: available,
    allowed: programme.allowedPurposes,
    pilot,
    today: operation.today,
    concerned: [programme.owner, pilot.coordinator, ...pilot.partners].filter((each) => each !== undefined),
  });
  left.set(appropriation.id, available.minus(row.amount));
  return grant;
}

function requireExisting({ period }: KnownOrganisation, on: LocalDate): void {
  if (period.from?.isAfter(on)) throw refuse('ORGANISATION_NOT_YET', ['holder'], { from: period.from });
  if (period.endedBefore(on)) throw refuse('ORGANISATION_ENDED', ['holder']);
}

const isAsStated = (
  { state, amount }: Appropriation,
  { row }: ImportedAppropriation,
  { id }: KnownProgramme,
): boolean =>
  state.programme === id && sameMoney(amount, row.amount) && (row.decidedOn?.equals(state.availableFrom) ?? true);

/** Who holds it now may be a successor; what counts is who was decided. */
function isDecidedAsStated(grant: Grant, { row }: ImportedGrant, parties: Parties): boolean {
  const { state } = grant;
  return (
    state.appropriation === parties.appropriation.id &&
    state.pilot === parties.pilot.id &&
    sameMoney(grant.amount, row.amount) &&
    state.decidedOn.equals(row.decidedOn) &&
    state.purposes.toSorted().join() === row.purposes.toSorted().join() &&
    grant.holderOn(row.decidedOn) === parties.holder.id
  );
}

const sameMoney = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

const byCode = <T extends { readonly state: { readonly code: string } }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((each) => [each.state.code, each]));
