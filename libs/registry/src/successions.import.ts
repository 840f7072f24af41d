import { Injectable } from '@nestjs/common';
import type { Id, IdKind, InputPath } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  refusal,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import type { z } from 'zod';
import { CollaborationRepository } from './collaborations/collaboration.repository.js';
import { OrganisationLookup } from './organisations/organisation.lookup.js';
import { SuccessionParticipants } from './organisations/succession-participants.port.js';
import { type ImportedSuccession, SuccessionsService } from './organisations/successions.service.js';
import { successions } from './registry.import-format.js';

type ImportedRecord = ImportRecord<z.output<typeof successions.row>>;
type Step = ImportStep<Transaction>;

/**
 * Records mergers, splits and renamings, which carry over what all other sections say: it is applied after them. What is recorded
 * already is left alone, since a succession never changes.
 */
@Injectable()
export class SuccessionsImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(successions, (records, step) => this.state(records, step)),
  ];

  constructor(
    private readonly service: SuccessionsService,
    private readonly known: OrganisationLookup,
    private readonly collaborations: CollaborationRepository,
    private readonly participants: SuccessionParticipants,
  ) {}

  private async state(records: readonly ImportedRecord[], step: Step): Promise<Tally> {
    const found = await this.find(records, step);
    const added = await this.service.state(
      step.tx,
      found.map(({ stated }) => stated),
      (place, error) => {
        const record = found[place]?.record;
        if (record) refusal(record, step, error, inFile);
      },
    );
    return tally(records.length, added, 0);
  }

  /** Whom and what the records name; those whose organisations are nowhere are told and left out. */
  private async find(
    records: readonly ImportedRecord[],
    step: Step,
  ): Promise<{ record: ImportedRecord; stated: ImportedSuccession }[]> {
    const references = records.flatMap(({ row }) => [
      ...row.predecessors,
      ...row.successors,
      ...(row.otherwise === undefined ? [] : [row.otherwise]),
      ...row.goingOn.map(({ successor }) => successor),
    ]);
    const organisationOf = lookup(await this.known.byReferences(step.tx, references), step);
    const goingOn = records.flatMap(({ row }) => row.goingOn);
    const collaborations = await this.collaborations.findByCodes(step.tx, goingOn);
    const others = await this.participants.findNamed(step.tx, goingOn);
    const thingOf = lookup(new Map<string, Id<IdKind>>([...collaborations, ...others]), step);

    return records.flatMap((record) => {
      const { row, at } = record;
      const all = (field: 'predecessors' | 'successors') =>
        row[field].flatMap((each, place) => organisationOf(each, at([field, place])) ?? []);
      const stated = {
        kind: row.kind,
        on: row.on,
        name: row.name,
        provenance: row.provenance,
        predecessors: all('predecessors'),
        successors: all('successors'),
        otherwise: row.otherwise === undefined ? undefined : organisationOf(row.otherwise, at(['otherwise'])),
        goingOn: row.goingOn.flatMap(({ kind, code, successor }, place) => {
          const thing = thingOf(`${kind} ${code}`, at(['goingOn', place, 'code']));
          const goesOn = organisationOf(successor, at(['goingOn', place, 'successor']));
          return thing && goesOn ? [{ with: thing, successor: goesOn }] : [];
        }),
      };
      const isWhole =
        stated.predecessors.length === row.predecessors.length && stated.successors.length === row.successors.length;
      return isWhole ? [{ record, stated }] : [];
    });
  }
}

/** Where a file has what the service's command calls by a name of its own. */
function inFile([field, ...rest]: InputPath): InputPath {
  if (field === 'organisation') return ['predecessors', 0];
  return field === 'successor' ? ['successors', 0] : field === undefined ? [] : [field, ...rest];
}
