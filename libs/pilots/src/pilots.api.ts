import { Injectable } from '@nestjs/common';
import {
  type FundingPurpose,
  type Id,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { BesidePilotsLookup, type PlanFacts, type ProjectFacts } from './pilots/beside-pilots.lookup.js';
import { type PartId, PartNamesLookup, type ReasonedId } from './pilots/part-names.lookup.js';
import { type PilotRecord, PilotRecordsLookup } from './pilots/pilot-records.lookup.js';
import { PilotRepository } from './pilots/pilot.repository.js';
import { type PilotFacts, PilotsLookup, type ProgrammeFacts } from './pilots/pilots.lookup.js';
import { PilotProgrammeRepository } from './programmes/programme.repository.js';

export type { PilotRecord, ProjectFacts as KnownProject };

/** A programme as it stands on a day. */
export interface KnownProgramme extends ProgrammeFacts {
  readonly owner: OrganisationId | undefined;
  /** What its money may be used for. */
  readonly allowedPurposes: readonly FundingPurpose[];
  /** Whether anybody may see it: from the opening of its call. */
  readonly isPublic: boolean;
}

/** A pilot as it stands on a day. */
export interface KnownPilot extends PilotFacts {
  readonly owner: OrganisationId | undefined;
  /** Whether anybody may see it: from its approval. */
  readonly isPublic: boolean;
}

/** A plan as it stood on a day. */
export interface KnownPlan extends PlanFacts {
  /** Whether anybody may see it: from the decision. */
  readonly isPublic: boolean;
}

/** What other contexts may ask of the pilots. Reads see the transaction that is given, else what is committed. */
@Injectable()
export class PilotsApi {
  constructor(
    private readonly source: DataSource,
    private readonly registry: RegistryApi,
    private readonly lookup: PilotsLookup,
    private readonly partNames: PartNamesLookup,
    private readonly recordsLookup: PilotRecordsLookup,
    private readonly beside: BesidePilotsLookup,
    private readonly programmeRepository: PilotProgrammeRepository,
    private readonly pilotRepository: PilotRepository,
  ) {}

  /** Those programmes that there are, with who owns them on the day. */
  async programmes(
    ids: readonly Id<'pilotprogramme'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'pilotprogramme'>, KnownProgramme>> {
    const [found, owners] = await Promise.all([
      this.lookup.programmes(this.reading(transaction), ids),
      this.registry.owners(ids, on, transaction),
    ]);
    return new Map(
      found.map((each) => [
        each.id,
        {
          ...each,
          owner: owners.get(each.id),
          allowedPurposes: each.funding?.purposes ?? [],
          isPublic: each.call?.from !== undefined && !each.call.from.isAfter(on),
        },
      ]),
    );
  }

  /** Those pilots that there are, with who has which part in them on the day. */
  async pilots(
    ids: readonly Id<'pilot'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'pilot'>, KnownPilot>> {
    const [found, owners] = await Promise.all([
      this.lookup.pilots(this.reading(transaction), ids, on),
      this.registry.owners(ids, on, transaction),
    ]);
    return known(found, owners);
  }

  /** The pilots of a programme, in the order of their codes. */
  async pilotsOf(
    programme: Id<'pilotprogramme'>,
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'pilot'>, KnownPilot>> {
    const found = await this.lookup.pilotsOf(this.reading(transaction), programme, on);
    const ids = found.map(({ id }) => id);
    return known(found, await this.registry.owners(ids, on, transaction));
  }

  /** What each pilot has done and with whom until the day; who may see the pilot may see it. */
  recordsOf(
    pilots: readonly Id<'pilot'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'pilot'>, PilotRecord>> {
    return this.recordsLookup.records(this.reading(transaction), pilots, on);
  }

  /** The plans submitted to the programme by the day, in the order of submission. */
  async plansOf(
    programme: Id<'pilotprogramme'>,
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'plan'>, KnownPlan>> {
    const found = await this.beside.plans(this.reading(transaction), programme, on);
    return new Map(found.map((each) => [each.id, { ...each, isPublic: each.decided }]));
  }

  /** The separate projects beside the pilots of the programme, in the order of their codes; anybody may see them. */
  projectsOf(programme: Id<'pilotprogramme'>, on: LocalDate, transaction?: Transaction): Promise<ProjectFacts[]> {
    return this.beside.projects(this.reading(transaction), programme, on);
  }

  /** The programmes of the pilots and projects. */
  programmesOf(ids: readonly Id<'pilot' | 'project'>[], transaction?: Transaction): Promise<Id<'pilotprogramme'>[]> {
    return this.recordsLookup.programmesOf(this.reading(transaction), ids);
  }

  /** The programmes that any of the organisations owns, or in whose pilots, projects or decided plans it has a part, on whatever day. */
  async programmesWith(
    organisations: readonly OrganisationId[],
    transaction?: Transaction,
  ): Promise<Id<'pilotprogramme'>[]> {
    const taking = await this.recordsLookup.programmesWith(this.reading(transaction), organisations);
    const owned = await this.registry.ownedBy(organisations, 'pilotprogramme', transaction);
    return [...new Set([...taking, ...owned])];
  }

  /** Keeps others from changing the pilot until the end of the transaction, so that what is decided on it stays true. */
  holdPilot(transaction: Transaction, pilot: Id<'pilot'>): Promise<void> {
    return this.lookup.hold(transaction, [pilot]);
  }

  /** What plans and the parts of pilots are called; unknown ones are not in the answer. */
  names<I extends PartId>(ids: readonly I[], transaction?: Transaction): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.partNames.names(this.reading(transaction), ids);
  }

  /**
   * Why programmes ended, plans were turned down or withdrawn, pilots cancelled, milestones dropped and a light was given, as far as
   * somebody said. That of a status report is for those who take part in the pilot alone.
   */
  reasons<I extends ReasonedId>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.partNames.reasons(this.reading(undefined), ids);
  }

  /** Which programme is meant by each code; unknown ones are not in the answer. */
  findProgrammes(transaction: Transaction, codes: readonly string[]) {
    return this.programmeRepository.idsByCode(transaction, codes);
  }

  /** Which pilot is meant by each code; unknown ones are not in the answer. */
  findPilots(transaction: Transaction, codes: readonly string[]) {
    return this.pilotRepository.idsByCode(transaction, codes);
  }

  private reading(transaction: Transaction | undefined) {
    return transaction ?? this.source.manager;
  }
}

const known = (
  found: readonly PilotFacts[],
  owners: ReadonlyMap<Id<'pilot'>, OrganisationId>,
): ReadonlyMap<Id<'pilot'>, KnownPilot> =>
  new Map(found.map((each) => [each.id, { ...each, owner: owners.get(each.id), isPublic: each.approved }]));
