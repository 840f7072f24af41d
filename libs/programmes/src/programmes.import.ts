import { Injectable } from '@nestjs/common';
import { type Id, type OrganisationId, Period } from '@talkoot/contracts';
import { BodiesApi } from '@talkoot/governance';
import type { Transaction } from '@talkoot/platform/database';
import {
  attempt,
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  type Place,
  refusal,
  stateEach,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { programmes } from './programmes.import-format.js';
import type { ProgrammeDetails } from './programmes/programme-details.js';
import { Programme } from './programmes/programme.js';
import { ProgrammeRepository } from './programmes/programme.repository.js';
import { collaborationOf, ProgrammesLoader } from './programmes/programmes.loader.js';
import type { ItemId, LineageId } from './revisions/item.js';
import { Revision } from './revisions/revision.js';
import { RevisionRepository } from './revisions/revision.repository.js';
import { RevisionsLoader } from './revisions/revisions.loader.js';

type Stated = z.output<typeof programmes.row>;
type Records = readonly ImportRecord<Stated>[];
type Step = ImportStep<Transaction>;
type Find<V> = (reference: string, place: Place) => V | undefined;

/** Brings programmes and their adopters into the database. */
@Injectable()
export class ProgrammesImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(programmes, (records, step) => this.state(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
  ) {}

  private async state(records: Records, step: Step): Promise<Tally> {
    const { tx } = step;
    const organisationOf = lookup(
      await this.registry.findOrganisations(
        tx,
        records.flatMap(({ row }) => [row.owner, ...row.adopters.map(({ organisation }) => organisation)]),
      ),
      step,
    );
    const ids = await this.programmes.idsByCode(tx, [...records.map(({ key }) => key), ...records.flatMap(refersTo)]);
    const known = new Map(
      (await this.loader.all(tx, [...new Set(ids.values())])).map((each) => [each.state.code, each]),
    );
    const owners = new Map(records.map(({ row, at }) => [row.code, organisationOf(row.owner, at(['owner']))]));
    const { aggregates, tally: done } = stateEach(records, step, ({ key }) => known.get(key), {
      add: (record) => {
        const { row } = record;
        const owner = owners.get(row.code);
        const state = { code: row.code, status: 'adopted', duties: [], ...detailsOf(row), ...adoptionOf(row) } as const;
        return Programme.enter(state, { today: tx.operation.today, owner });
      },
      state: (programme, record) => {
        programme.stateAgain(detailsOf(record.row, programme.state), adoptionOf(record.row));
        stateAdopters(programme, record, organisationOf);
        const { cycle } = record.row;
        if (cycle) programme.setDuties(cycle.duties, cycle.from ?? tx.operation.today);
      },
    });
    await this.registry.saveCollaborations(
      tx,
      // Who owns one that is there already changes by a succession, not by a file.
      aggregates.map((each) =>
        collaborationOf(each, known.has(each.state.code) ? undefined : owners.get(each.state.code)),
      ),
    );
    await this.loader.save(tx, aggregates);
    await this.link(records, step);
    return done;
  }

  /** What one programme says of another, once all of them are there. */
  private async link(records: Records, step: Step): Promise<void> {
    const { tx } = step;
    const ids = await this.programmes.idsByCode(tx, [...records.map(({ key }) => key), ...records.flatMap(refersTo)]);
    const programmeOf = lookup(ids, step);
    const found = new Map(
      (
        await this.loader.all(
          tx,
          records.flatMap(({ key }) => ids.get(key) ?? []),
        )
      ).map((each) => [each.state.code, each]),
    );
    for (const record of records) {
      const of = (field: 'adaptedFrom' | 'carriesOut' | 'predecessor') => {
        const code = record.row[field];
        return code === undefined ? undefined : programmeOf(code, record.at([field]));
      };
      found.get(record.key)?.restate({
        adaptedFrom: of('adaptedFrom'),
        carriesOut: of('carriesOut'),
        predecessor: of('predecessor'),
      });
    }
    await this.loader.save(
      tx,
      [...found.values()].filter(({ hasEvents }) => hasEvents),
    );
  }
}

/** Brings the plans of programmes into the database, once there are the bodies that they name. */
@Injectable()
export class ProgrammePlansImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(programmes, (records, step) => this.state(records, step), 'programme-plans'),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly bodies: BodiesApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
    private readonly revisions: RevisionRepository,
    private readonly plans: RevisionsLoader,
  ) {}

  private async state(records: Records, step: Step): Promise<Tally> {
    const { tx } = step;
    const rows = records.map(({ row }) => row);
    const bodyOf = lookup(await this.bodies.idsByCode(tx, rows.flatMap(bodiesIn)), step);
    const organisationOf = lookup(
      await this.registry.findOrganisations(
        tx,
        rows.flatMap(({ plan }) => plan.flatMap(({ responsible }) => responsible)),
      ),
      step,
    );
    const ids = await this.programmes.idsByCode(
      tx,
      rows.map(({ code }) => code),
    );
    const found = await this.loader.all(tx, [...ids.values()]);
    const byCode = new Map(found.map((each) => [each.state.code, each]));
    const plans = await this.revisions.ofProgrammes(tx, found);
    const numbers = await this.revisions.nextNumbers(
      tx,
      found.map(({ id }) => id),
    );
    const originals = await this.revisions.lineages(
      tx,
      found.flatMap(({ state }) => state.adaptedFrom ?? []),
    );
    const changed: Revision[] = [];
    let added = 0;
    // Those that are adapted come first, so that what adapts them finds their items.
    for (const record of inOrder(records, byCode)) {
      const programme = byCode.get(record.key);
      if (!programme) continue;
      const body = record.row.adoptingBody;
      programme.restateAdoption({
        adoptingBody: body === undefined ? undefined : bodyOf(body, record.at(['adoptingBody'])),
      });
      // The file has the plan that was adopted with the programme; later revisions are changed in the service.
      const known = plans.get(programme.id)?.find(({ state }) => state.status !== 'discarded');
      if (record.row.plan.length === 0) continue;
      const revision = known ?? Revision.enter(programme, numbers.get(programme.id) ?? 1);
      const { adaptedFrom } = programme.state;
      const original: Find<LineageId> = (code, place) =>
        lookup((adaptedFrom && originals.get(adaptedFrom)) ?? new Map<string, LineageId>(), step)(code, place);
      attempt(record, step, () => {
        revision.requireAdopted();
        statePlan(revision, record, step, { bodyOf, organisationOf, original });
      });
      const own = new Map(revision.plan.items.map(({ code, lineage }) => [code, lineage]));
      originals.set(programme.id, own);
      if (!revision.hasEvents) continue;
      changed.push(revision);
      if (!known) added += 1;
    }
    await this.loader.save(
      tx,
      found.filter(({ hasEvents }) => hasEvents),
    );
    await this.plans.save(tx, changed);
    return tally(records.length, added, changed.length - added);
  }
}

const refersTo = ({ row }: ImportRecord<Stated>): string[] =>
  [row.adaptedFrom, row.carriesOut, row.predecessor].filter((each) => each !== undefined);

const bodiesIn = ({ adoptingBody, plan }: Stated): string[] =>
  [adoptingBody, ...plan.map(({ workingGroup }) => workingGroup)].filter((each) => each !== undefined);

const adoptionOf = ({ adoptedOn, adoptedBy }: Stated) => ({ adoptedOn, adoptedBy });

const NO_PREPARATION = { methods: [], participants: [] };

/** What the file does not say stays as it was. */
const detailsOf = (row: Stated, before?: ProgrammeDetails): ProgrammeDetails => ({
  name: row.name,
  kind: row.kind,
  provenance: row.provenance,
  period: row.period ?? before?.period ?? Period.always,
  purpose: row.purpose ?? before?.purpose,
  message: row.message ?? before?.message,
  role: row.role ?? before?.role,
  choices: row.choices.length > 0 ? row.choices : (before?.choices ?? []),
  preparation: row.preparation ?? before?.preparation ?? NO_PREPARATION,
  monitoring: row.monitoring ?? before?.monitoring,
  contact: row.contact ?? before?.contact,
  councilTerm: row.councilTerm ?? before?.councilTerm,
  councilTermNote: row.councilTermNote ?? before?.councilTermNote,
  adaptedFrom: before?.adaptedFrom,
  carriesOut: before?.carriesOut,
  basis: row.basis ?? before?.basis,
  predecessor: before?.predecessor,
  successorYear: row.successorYear ?? before?.successorYear,
  sourceLocale: row.sourceLanguage ?? before?.sourceLocale,
});

function stateAdopters(programme: Programme, record: ImportRecord<Stated>, organisationOf: Find<OrganisationId>): void {
  for (const [place, { organisation, from, to, provenance }] of record.row.adopters.entries()) {
    const adopter = organisationOf(organisation, record.at(['adopters', place, 'organisation']));
    if (adopter) programme.stateAdopter(adopter, Period.of(from, to) ?? Period.always, provenance);
  }
}

/** Those whose programme is adapted by others before these. */
function inOrder(records: Records, known: ReadonlyMap<string, Programme>): Records {
  const depth = ({ key }: ImportRecord<Stated>): number => {
    let steps = 0;
    for (let at = known.get(key); at?.state.adaptedFrom && steps < records.length; steps += 1) {
      const { adaptedFrom } = at.state;
      at = [...known.values()].find(({ id }) => id === adaptedFrom);
    }
    return steps;
  };
  return records.toSorted((one, other) => depth(one) - depth(other));
}

/** States the items of a record, each at its place; what one of them refers to stands above it or is there already. */
function statePlan(
  revision: Revision,
  record: ImportRecord<Stated>,
  step: Step,
  find: {
    readonly bodyOf: Find<Id<'body'>>;
    readonly organisationOf: Find<OrganisationId>;
    readonly original: Find<LineageId>;
  },
): void {
  const stated = new Map<string, { readonly id: ItemId | undefined; below: number }>();
  const top = { id: undefined, below: 0 };
  for (const [place, { parent, workingGroup, responsible, adaptedFrom, ...each }] of record.row.plan.entries()) {
    const at = (...path: (string | number)[]) => record.at(['plan', place, ...path]);
    const known = revision.plan.withCode(each.code);
    const who = responsible.flatMap((one, index) => find.organisationOf(one, at('responsible', index)) ?? []);
    const details = {
      ...each,
      // What the file does not say stays as it was.
      workingGroup: workingGroup === undefined ? known?.workingGroup : find.bodyOf(workingGroup, at('workingGroup')),
      adaptedFrom: adaptedFrom === undefined ? known?.adaptedFrom : find.original(adaptedFrom, at('adaptedFrom')),
      responsible: who.length > 0 ? who : (known?.responsible.map(({ organisation }) => organisation) ?? []),
      provenance: each.provenance ?? record.row.provenance,
    };
    const above = parent === undefined ? top : lookup(stated, step)(parent, at('parent'));
    let id: ItemId | undefined;
    try {
      // What stands below an item that was refused is not told of as well.
      if (above && (above === top || above.id)) id = revision.stateItem(details, above.id, above.below);
    } catch (error) {
      refusal(record, step, error, (path) => ['plan', place, ...path]);
    }
    if (above && id) above.below += 1;
    stated.set(each.code, { id, below: 0 });
  }
}
