import { Injectable } from '@nestjs/common';
import { type LocalDate, type OrganisationId, Period, PROGRAMME_OWNERS, type Translations } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  type Place,
  ruleBroken,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { type KnownOrganisation, RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { say } from './messages/index.js';
import { pilotProgrammes, pilots, projects } from './pilots.import-format.js';
import { Pilot } from './pilots/pilot.js';
import { PilotRepository } from './pilots/pilot.repository.js';
import { collaborationOf } from './programmes/programmes.loader.js';
import { PilotProgramme, type PilotProgrammeDetails } from './programmes/pilot-programme.js';
import { PilotProgrammeRepository } from './programmes/programme.repository.js';
import { Project } from './projects/project.js';
import { ProjectRepository } from './projects/project.repository.js';

type ImportedProgramme = z.output<typeof pilotProgrammes.row>;
type ImportedPilot = z.output<typeof pilots.row>;
type ImportedProject = z.output<typeof projects.row>;
type Records<Row> = readonly ImportRecord<Row>[];
type Step = ImportStep<Transaction>;

/** Brings programmes, pilots with their partners, and projects into the database. */
@Injectable()
export class PilotsImport {
  /** In the order in which they build on each other. */
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(pilotProgrammes, (records, step) => this.stateProgrammes(records, step)),
    importSection(pilots, (records, step) => this.statePilots(records, step)),
    importSection(projects, (records, step) => this.stateProjects(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammeRepository,
    private readonly pilots: PilotRepository,
    private readonly projects: ProjectRepository,
  ) {}

  private async stateProgrammes(records: Records<ImportedProgramme>, step: Step): Promise<Tally> {
    const { tx } = step;
    const organisationOf = await this.organisations(
      step,
      records.map(({ row }) => row.owner),
    );
    const ids = await this.programmes.idsByCode(tx, keysOf(records));
    const owners = await this.registry.owners([...ids.values()], tx.operation.today, tx);
    const known = byCode(await this.programmes.load(tx, [...ids.values()], owners));
    const stated = records.flatMap((record) => {
      const owner = organisationOf(record.row.owner, record.at(['owner']));
      if (!owner) return [];
      if (!PROGRAMME_OWNERS.includes(owner.kind)) {
        step.report(record.at(['owner']), ruleBroken(say('WRONG_KIND.ownerOfProgramme')));
        return [];
      }
      const place = record.row.funding?.purposes.indexOf('implementation') ?? -1;
      if (place >= 0) {
        const at = ['funding', 'purposes', place];
        step.report(record.at(at), ruleBroken(say('PURPOSE_NOT_ALLOWED.implementation')));
        return [];
      }
      const before = known.get(record.key);
      // What was ended or cancelled here stays as it was then; a file may still state it.
      if (before?.isActive) before.change(toProgramme(record.row, before.state));
      const programme = before ?? PilotProgramme.create(toProgramme(record.row), owner.id, tx.operation.today);
      return { thing: programme, owner: owner.id };
    });
    await this.enter(tx, known, stated);
    const changed = changedOf(stated);
    await this.programmes.save(tx, changed);
    return this.told(tx, records, known, changed);
  }

  private async statePilots(records: Records<ImportedPilot>, step: Step): Promise<Tally> {
    const { tx } = step;
    const organisationOf = await this.organisations(
      step,
      records.flatMap(({ row }) => [
        row.coordinator,
        ...(row.applicant ? [row.applicant] : []),
        ...row.partners.map(({ organisation }) => organisation),
      ]),
    );
    const programmeOf = await this.programmesOf(step, records);
    const themeOf = lookup(
      await this.registry.findThemes(
        tx,
        records.flatMap(({ row }) => row.themes),
      ),
      step,
    );
    const { today } = tx.operation;
    const ids = await this.pilots.idsByCode(tx, keysOf(records));
    const owners = await this.registry.owners([...ids.values()], today, tx);
    const known = byCode(await this.pilots.load(tx, [...ids.values()], owners));
    const stated = records.flatMap((record) => {
      const { row } = record;
      const programme = programmeOf(row.programme, record.at(['programme']));
      const coordinator = organisationOf(row.coordinator, record.at(['coordinator']));
      const applicant = row.applicant ? organisationOf(row.applicant, record.at(['applicant'])) : undefined;
      if (!programme || !coordinator) return [];
      const { code, name, period, provenance } = row;
      const facts = {
        code,
        name,
        period,
        provenance,
        programme: programme.id,
        coordinator: coordinator.id,
        applicant: applicant?.id,
      };
      const { owner } = programme;
      const before = known.get(record.key);
      before?.correct(facts);
      before?.correctStatus(row.status, row.statusAsOf);
      const pilot = before ?? Pilot.enter(facts, row.status, row.statusAsOf, { today, owner });
      statePartners(pilot, record, organisationOf, step);
      const themes = row.themes.flatMap((theme, place) => themeOf(theme, record.at(['themes', place])) ?? []);
      return { thing: pilot, owner, themes };
    });
    await this.enter(tx, known, stated);
    const links = stated.flatMap(({ thing, themes }) =>
      themes.map((theme) => ({ collaboration: thing.id, theme, period: Period.always })),
    );
    const linked = new Set((await this.registry.linkThemes(tx, links)).map(({ collaboration }) => collaboration));
    for (const { thing } of stated) if (known.has(thing.state.code) && linked.has(thing.id)) thing.themesChanged();
    const changed = changedOf(stated);
    await this.pilots.save(tx, changed);
    return this.told(tx, records, known, changed);
  }

  private async stateProjects(records: Records<ImportedProject>, step: Step): Promise<Tally> {
    const { tx } = step;
    const { today } = tx.operation;
    const organisationOf = await this.organisations(
      step,
      records.map(({ row }) => row.coordinator),
    );
    const programmeOf = await this.programmesOf(step, records);
    const ids = await this.projects.idsByCode(tx, keysOf(records));
    const owners = await this.registry.owners([...ids.values()], today, tx);
    const known = byCode(await this.projects.load(tx, [...ids.values()], owners));
    const stated = records.flatMap((record) => {
      const programme = programmeOf(record.row.programme, record.at(['programme']));
      const coordinator = organisationOf(record.row.coordinator, record.at(['coordinator']));
      if (!programme || !coordinator) return [];
      const { owner } = programme;
      const facts = { ...record.row, programme: programme.id, coordinator: coordinator.id };
      const before = known.get(record.key);
      before?.correct(facts);
      return { thing: before ?? Project.register(facts, { today, owner }), owner };
    });
    await this.enter(tx, known, stated);
    const changed = changedOf(stated);
    await this.projects.save(tx, changed);
    return this.told(tx, records, known, changed);
  }

  /** The registry's entry comes first, for those that are new; anything can point at them from then on. */
  private enter(tx: Transaction, known: ReadonlyMap<string, Thing>, stated: readonly Stated<Thing>[]): Promise<void> {
    const added = stated.filter(({ thing }) => !known.has(thing.state.code));
    return this.registry.saveCollaborations(
      tx,
      added.map(({ thing, owner }) => collaborationOf(thing, owner)),
    );
  }

  /** The registry's entries of those that changed follow their events. */
  private async told(
    tx: Transaction,
    records: Records<unknown>,
    known: ReadonlyMap<string, Thing>,
    changed: readonly Thing[],
  ): Promise<Tally> {
    const corrected = changed.filter(({ state }) => known.has(state.code));
    await this.registry.saveCollaborations(
      tx,
      corrected.map((each) => collaborationOf(each)),
    );
    return tally(records.length, changed.length - corrected.length, corrected.length);
  }

  private async organisations({ tx, report }: Step, references: readonly string[]) {
    const ids = await this.registry.findOrganisations(tx, references);
    const known = await this.registry.organisations([...ids.values()], tx);
    const byReference = new Map<string, KnownOrganisation>();
    for (const [reference, id] of ids) {
      const organisation = known.get(id);
      if (organisation) byReference.set(reference, organisation);
    }
    return lookup(byReference, { report });
  }

  private async programmesOf({ tx, report }: Step, records: Records<{ readonly programme: string }>) {
    const ids = await this.programmes.idsByCode(
      tx,
      records.map(({ row }) => row.programme),
    );
    const owners = await this.registry.owners([...ids.values()], tx.operation.today, tx);
    return lookup(new Map([...ids].map(([code, id]) => [code, { id, owner: owners.get(id) }])), { report });
  }
}

type Thing = PilotProgramme | Pilot | Project;

interface Stated<T extends Thing> {
  readonly thing: T;
  readonly owner: OrganisationId | undefined;
}

const keysOf = (records: Records<unknown>): string[] => records.map(({ key }) => key);

const byCode = <T extends Thing>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((each) => [each.state.code, each]));

/** Those that have something to tell. */
const changedOf = <T extends Thing>(stated: readonly Stated<T>[]): T[] =>
  stated.map(({ thing }) => thing).filter((each) => each.hasEvents);

/** The programme as stated; what the file does not say stays as it was. */
function toProgramme(row: ImportedProgramme, before?: PilotProgrammeDetails): PilotProgrammeDetails {
  const { code, name, period, provenance } = row;
  return {
    code,
    name,
    period,
    provenance,
    basis: row.basis ?? before?.basis,
    aims: row.aims.length > 0 ? row.aims : (before?.aims ?? []),
    characteristics: row.characteristics.length > 0 ? row.characteristics : (before?.characteristics ?? []),
    call: row.call ?? before?.call,
    funding: row.funding ?? before?.funding,
    documentedPartners: row.partnerMunicipalities ?? before?.documentedPartners,
  };
}

/** Every partner of the file as it states it; a day on which it cannot be is told at its place. */
function statePartners(
  pilot: Pilot,
  record: ImportRecord<ImportedPilot>,
  organisationOf: (reference: string, place: Place) => KnownOrganisation | undefined,
  { report }: Step,
): void {
  for (const [place, { organisation, ...stated }] of record.row.partners.entries()) {
    const partner = organisationOf(organisation, record.at(['partners', place, 'organisation']));
    if (!partner) continue;
    const why = whyNot(stated, record.row.period, partner.period);
    if (why) report(record.at(['partners', place, why.field]), ruleBroken(why.text));
    else pilot.statePartner(partner.id, stated);
  }
}

function whyNot(
  { from, to }: { from: LocalDate; to?: LocalDate | undefined },
  pilot: Period,
  existence: Period,
): { field: 'from' | 'to'; text: Translations } | undefined {
  if (to?.isBefore(from)) return { field: 'to', text: say('import.leftBeforeJoining') };
  if (!pilot.includes(from)) return { field: 'from', text: say('import.outsideThePilot') };
  return existence.includes(from) ? undefined : { field: 'from', text: say('import.organisationNotThatDay') };
}
