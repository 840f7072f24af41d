import { Injectable } from '@nestjs/common';
import type { CollaborationId, InputPath, OrganisationId } from '@talkoot/contracts';
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
import { CollaborationRepository } from '../persistence/collaboration.repository.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';
import { SuccessionRepository } from '../persistence/succession.repository.js';
import { successions } from './registry.import-format.js';
import { SuccessionsService } from './successions.service.js';

type StatedSuccession = ImportRecord<z.output<typeof successions.row>>;
type Step = ImportStep<Transaction>;

/** A succession with everything found that it names. */
interface Named {
  readonly record: StatedSuccession;
  readonly predecessors: OrganisationId[];
  readonly successors: OrganisationId[];
  readonly otherwise: OrganisationId | undefined;
  readonly goingOn: { readonly with: CollaborationId; readonly successor: OrganisationId }[];
}

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
    private readonly organisations: OrganisationRepository,
    private readonly collaborations: CollaborationRepository,
    private readonly successions: SuccessionRepository,
  ) {}

  private async state(records: readonly StatedSuccession[], step: Step): Promise<Tally> {
    const named = await this.find(records, step);
    const missing = await this.notRecorded(named, step.tx);
    for (const [done, each] of missing.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- In the order of time: a later one carries on what an earlier one carried over.
      await this.apply(each, step.tx).catch((error: unknown) => refusal(each.record, step, error, inFile));
      step.progress(records.length - missing.length + done + 1);
    }
    return tally(records.length, missing.length, 0);
  }

  private async apply({ record, ...named }: Named, transaction: Transaction): Promise<void> {
    const { kind, on, provenance, name } = record.row;
    const { predecessors, successors, otherwise, goingOn } = named;
    const [organisation] = predecessors;
    const [successor] = successors;
    if (kind === 'merger' && successor) {
      await this.service.mergeIn(transaction, { predecessors, successor, on, provenance });
    }
    if (kind === 'split' && organisation && otherwise) {
      await this.service.splitIn(transaction, { organisation, successors, on, otherwise, goingOn, provenance });
    }
    if (kind === 'renaming' && organisation && name) {
      await this.service.renameIn(transaction, { organisation, name, on, provenance });
    }
  }

  /** Whom and what the records name; those that name what is nowhere are told and left out. */
  private async find(records: readonly StatedSuccession[], step: Step): Promise<Named[]> {
    const references = records.flatMap(({ row }) => [
      ...row.predecessors,
      ...row.successors,
      ...(row.otherwise === undefined ? [] : [row.otherwise]),
      ...row.goingOn.map(({ successor }) => successor),
    ]);
    const organisationOf = lookup(await this.organisations.findByReferences(step.tx, references), step);
    const goingOn = records.flatMap(({ row }) => row.goingOn);
    const collaborationOf = lookup(await this.collaborations.findByCodes(step.tx, goingOn), step);

    return records.flatMap((record) => {
      const { row, at } = record;
      const all = (field: 'predecessors' | 'successors') =>
        row[field].flatMap((each, place) => organisationOf(each, at([field, place])) ?? []);
      const found = {
        record,
        predecessors: all('predecessors'),
        successors: all('successors'),
        otherwise: row.otherwise === undefined ? undefined : organisationOf(row.otherwise, at(['otherwise'])),
        goingOn: row.goingOn.flatMap(({ kind, code, successor }, place) => {
          const thing = collaborationOf(`${kind} ${code}`, at(['goingOn', place, 'code']));
          const goesOn = organisationOf(successor, at(['goingOn', place, 'successor']));
          return thing && goesOn ? [{ with: thing, successor: goesOn }] : [];
        }),
      };
      const isWhole =
        found.predecessors.length === row.predecessors.length && found.successors.length === row.successors.length;
      return isWhole ? [found] : [];
    });
  }

  /** Those of which not every pair is recorded, in the order of time. */
  private async notRecorded(named: readonly Named[], transaction: Transaction): Promise<Named[]> {
    const pairs = await this.successions.pairsOn(
      transaction,
      named.flatMap(({ predecessors }) => predecessors),
      named.map(({ record }) => record.row.on),
    );
    const recorded = new Set(pairs.map(({ predecessor, successor, on }) => `${predecessor} ${successor} ${on}`));
    return named
      .filter(({ record, predecessors, successors }) =>
        predecessors.some((predecessor) =>
          (record.row.kind === 'renaming' ? [predecessor] : successors).some(
            (successor) => !recorded.has(`${predecessor} ${successor} ${record.row.on.toString()}`),
          ),
        ),
      )
      .toSorted((one, other) => one.record.row.on.compareTo(other.record.row.on));
  }
}

/** Where a file has what the service's command calls by a name of its own. */
function inFile([field, ...rest]: InputPath): InputPath {
  if (field === 'organisation') return ['predecessors', 0];
  return field === 'successor' ? ['successors', 0] : field === undefined ? [] : [field, ...rest];
}
