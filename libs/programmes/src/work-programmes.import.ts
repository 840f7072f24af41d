import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
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
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { programmes } from './programmes.import-format.js';
import type { Programme } from './programmes/programme.js';
import { ProgrammeRepository } from './programmes/programme.repository.js';
import { ProgrammesLoader } from './programmes/programmes.loader.js';
import { RevisionRepository } from './revisions/revision.repository.js';
import { WorkProgramme } from './work-programmes/work-programme.js';
import { WorkProgrammeRepository } from './work-programmes/work-programme.repository.js';
import { WorkProgrammesLoader } from './work-programmes/work-programmes.loader.js';

type Row = z.output<typeof programmes.row>;
type Step = ImportStep<Transaction>;
type Find<V> = (reference: string, place: Place) => V | undefined;

/** Brings what working groups do in each year into the database, once there are the plans that it serves. */
@Injectable()
export class WorkProgrammesImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(programmes, (records, step) => this.state(records, step), 'work-programmes'),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly bodies: BodiesApi,
    private readonly loader: ProgrammesLoader,
    private readonly programmes: ProgrammeRepository,
    private readonly revisions: RevisionRepository,
    private readonly workProgrammes: WorkProgrammesLoader,
    private readonly works: WorkProgrammeRepository,
  ) {}

  private async state(all: readonly ImportRecord<Row>[], step: Step): Promise<Tally> {
    const { tx } = step;
    const records = all.filter(({ row }) => row.workProgrammes.length > 0);
    if (records.length === 0) return tally(0, 0, 0);
    const stated = records.flatMap(({ row }) => row.workProgrammes);
    const codes = await this.bodies.idsByCode(
      tx,
      stated.map(({ workingGroup }) => workingGroup),
    );
    const organisations = await this.registry.findOrganisations(
      tx,
      stated.flatMap(({ tasks }) => tasks.flatMap(({ responsible }) => responsible ?? [])),
    );
    const ids = await this.programmes.idsByCode(
      tx,
      records.map(({ key }) => key),
    );
    const found = await this.loader.all(tx, [...ids.values()]);
    const items = await this.revisions.lineages(
      tx,
      found.map(({ id }) => id),
    );
    const of = await this.works.ofProgrammes(
      tx,
      found.map(({ id }) => id),
    );
    const groups = await this.bodies.preparing(tx, [...codes.values()]);
    const known = new Map((await this.workProgrammes.all(tx, of, found)).map((each) => [keyOf(each.state), each]));
    const byCode = new Map(found.map((each) => [each.state.code, each]));
    const kept = records.flatMap((record) => {
      const programme = byCode.get(record.key);
      if (!programme) return [];
      return statedIn(record, step, {
        programme,
        bodyOf: lookup(codes, step),
        organisationOf: lookup(organisations, step),
        itemOf: lookup(items.get(programme.id) ?? new Map<string, Id<'itemlineage'>>(), step),
      }).flatMap((each) => {
        const { today } = tx.operation;
        const before = known.get(keyOf({ programme: programme.id, ...each }));
        const group = groups.get(each.workingGroup) ?? {};
        const work = attempt(record, step, () => before ?? WorkProgramme.enter(each, { today, programme, group }));
        // The file has what was adopted; tasks are added and reported in the service.
        if (before) attempt(record, step, () => before.stateAgain(each));
        return work?.hasEvents ? [{ work, isNew: !before }] : [];
      });
    });
    await this.works.save(
      tx,
      kept.map(({ work }) => work),
    );
    const added = kept.filter(({ isNew }) => isNew).length;
    return tally(stated.length, added, kept.length - added);
  }
}

const keyOf = ({
  programme,
  workingGroup,
  year,
}: Pick<WorkProgramme['state'], 'programme' | 'workingGroup' | 'year'>) => `${programme} ${workingGroup} ${year}`;

/** The work programmes of a record with what they name; one whose working group is not known is left out. */
function statedIn(
  record: ImportRecord<Row>,
  step: Step,
  find: {
    readonly programme: Programme;
    readonly bodyOf: Find<Id<'body'>>;
    readonly organisationOf: Find<Id<'organisation'>>;
    readonly itemOf: Find<Id<'itemlineage'>>;
  },
) {
  const { row } = record;
  return row.workProgrammes.flatMap(({ targets, tasks, provenance = row.provenance, ...each }, place) => {
    const at = (...path: (string | number)[]) => record.at(['workProgrammes', place, ...path]);
    const workingGroup = find.bodyOf(each.workingGroup, at('workingGroup'));
    if (!workingGroup) return [];
    return [
      {
        ...each,
        workingGroup,
        provenance,
        // What is made up is in no source.
        sourceLocale: provenance === 'illustrative' ? undefined : row.sourceLanguage,
        targets: targets.map(({ text, item }, index) => ({
          text,
          item: item === undefined ? undefined : find.itemOf(item, at('targets', index, 'item')),
        })),
        tasks: tasks.map(({ responsible, ...task }, index) => ({
          ...task,
          responsible:
            responsible === undefined ? undefined : find.organisationOf(responsible, at('tasks', index, 'responsible')),
        })),
      },
    ];
  });
}
