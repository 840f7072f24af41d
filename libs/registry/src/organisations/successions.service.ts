import { Injectable } from '@nestjs/common';
import {
  anyId,
  DomainError,
  id,
  type Id,
  type InputPath,
  type LocalDate,
  localDate,
  type LocalisedText,
  localisedLine,
  plainLine,
  type Operation,
  type OrganisationId,
  type Provenance,
  provenance,
  requireAllowed,
  type SuccessionKind,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse } from '../messages/index.js';
import type { Organisation } from './organisation.js';
import { OrganisationRepository } from './organisation.repository.js';
import { SuccessionLine } from './succession-line.service.js';
import { type Pair, Succession } from './succession.js';
import { SuccessionRepository } from './succession.repository.js';

export const mergeOrganisations = z
  .strictObject({
    predecessors: z.array(id('organisation')).min(1).max(50).describe('Who ends, on the day before.'),
    successor: id('organisation').describe(
      'Who stands in for them: one that goes on, or a new one, registered beforehand, that exists from the day.',
    ),
    on: localDate.describe('The first day of the successor in their place; it may lie in the future.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('Organisations that become one.');
export type MergeOrganisations = z.output<typeof mergeOrganisations>;

export const splitOrganisation = z
  .strictObject({
    organisation: id('organisation').describe('Who ends, on the day before.'),
    successors: z
      .array(id('organisation'))
      .min(2)
      .max(50)
      .describe('Who goes on for it: two or more, registered beforehand.'),
    on: localDate.describe('The first day of the successors in its place; it may lie in the future.'),
    /** Who goes on with whatever is not named. */
    otherwise: id('organisation').describe('The successor that goes on with everything that is not named.'),
    goingOn: z
      .array(
        sentAs(
          { object: 'GoingOnInput' },
          z
            .strictObject({
              with: anyId.describe('The thing: a pilot, a grant, a network, a joint authority …'),
              as: plainLine(200)
                .optional()
                .describe(
                  'In which role, if the organisation had several: the name of the relation, such as pilots.partnership.organisation_id.',
                ),
              successor: id('organisation').describe('The successor that goes on.'),
            })
            .describe('Who goes on with one thing that the organisation was part of.'),
        ),
      )
      .max(1000)
      .default([])
      .describe('Who goes on with what.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('An organisation that becomes several.');
export type SplitOrganisation = z.output<typeof splitOrganisation>;

export const renameOrganisation = z
  .strictObject({
    organisation: id('organisation').describe('The organisation.'),
    name: localisedLine(300).describe('What it is called from that day on.'),
    on: localDate.describe('The first day of the new name; it may lie in the future.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    expectedVersion: versionRead,
  })
  .describe('An organisation and its new name.');
export type RenameOrganisation = z.output<typeof renameOrganisation>;

/** A succession as a file states it. */
export interface ImportedSuccession {
  readonly kind: SuccessionKind;
  readonly predecessors: readonly OrganisationId[];
  /** None of a renaming. */
  readonly successors: readonly OrganisationId[];
  /** Of a renaming. */
  readonly name?: LocalisedText | undefined;
  /** Of a split: who goes on with what is not named; the first successor unless stated. */
  readonly otherwise?: OrganisationId | undefined;
  /** Of a split. */
  readonly goingOn?: SplitOrganisation['goingOn'];
  readonly on: LocalDate;
  readonly provenance: Provenance;
}

/** Mergers, splits and renamings. What they say is dated, so that one of the future needs nothing to run on its day. */
@Injectable()
export class SuccessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationRepository,
    private readonly successions: SuccessionRepository,
    private readonly line: SuccessionLine,
  ) {}

  merge(operation: Operation, command: MergeOrganisations): Promise<Id<'succession'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, (transaction) => this.mergeIn(transaction, command));
  }

  split(operation: Operation, command: SplitOrganisation): Promise<Id<'succession'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, (transaction) => this.splitIn(transaction, command));
  }

  rename(operation: Operation, command: RenameOrganisation): Promise<Id<'succession'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, (transaction) => this.renameIn(transaction, command));
  }

  /**
   * Records what sources state, in the order of the days; what is recorded already is left alone. Answers how many were new; what is
   * refused is told with its place in the list.
   */
  async state(
    transaction: Transaction,
    stated: readonly ImportedSuccession[],
    refused: (place: number, error: DomainError) => void,
  ): Promise<number> {
    const known = await this.successions.pairsOn(
      transaction,
      stated.flatMap(({ predecessors }) => predecessors),
      stated.map(({ on }) => on),
    );
    const fresh = stated
      .map((each, place) => ({ each, place }))
      .filter(({ each }) => !isRecorded(each, known))
      .toSorted((one, other) => one.each.on.compareTo(other.each.on));
    for (const { each, place } of fresh) {
      // oxlint-disable-next-line no-await-in-loop -- Each builds on what the one before carried over.
      await this.stateOne(transaction, each).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        refused(place, error);
      });
    }
    // What the other files have added since to those who had ended goes over as well.
    await this.line.carryOver(
      transaction,
      stated.flatMap(({ predecessors }) => predecessors),
    );
    return fresh.length;
  }

  private stateOne(transaction: Transaction, stated: ImportedSuccession): Promise<unknown> {
    const { on, provenance, predecessors, successors } = stated;
    const [predecessor] = predecessors;
    const [successor] = successors;
    if (!predecessor) throw new Error('A succession of nobody');
    if (stated.name)
      return this.renameIn(transaction, { organisation: predecessor, name: stated.name, on, provenance });
    if (!successor) throw new Error('A succession by nobody');
    if (stated.kind === 'merger')
      return this.mergeIn(transaction, { predecessors: [...predecessors], successor, on, provenance });
    const { otherwise = successor, goingOn = [] } = stated;
    const split = { organisation: predecessor, successors: [...successors], otherwise, goingOn };
    return this.splitIn(transaction, { ...split, on, provenance });
  }

  private async mergeIn(transaction: Transaction, command: MergeOrganisations): Promise<Id<'succession'>> {
    const { predecessors, successor, on } = command;
    const all = await this.load(transaction, [...predecessors, successor], on, predecessors);
    const ending = predecessors.map((each, place) => all(each, ['predecessors', place]));
    const succession = Succession.merge(ending, all(successor, ['successor']), on, command.provenance);
    return this.record(transaction, succession, ending);
  }

  private async splitIn(transaction: Transaction, command: SplitOrganisation): Promise<Id<'succession'>> {
    const { organisation, successors, on, provenance } = command;
    const all = await this.load(transaction, [organisation, ...successors], on, [organisation]);
    const ending = all(organisation, ['organisation']);
    const goingOn = successors.map((each, place) => all(each, ['successors', place]));
    const succession = Succession.split(ending, goingOn, command, on, provenance);
    return this.record(transaction, succession, [ending]);
  }

  private async renameIn(
    transaction: Transaction,
    command: Omit<RenameOrganisation, 'expectedVersion'> & Partial<Pick<RenameOrganisation, 'expectedVersion'>>,
  ): Promise<Id<'succession'>> {
    const organisation = await this.organisations.load(transaction, command.organisation);
    if (!organisation) throw refuse('NOT_FOUND', ['organisation']);
    organisation.expectVersion(command.expectedVersion);
    const succession = Succession.rename(organisation, command.on, command.provenance);
    organisation.rename(command.name, command.on, succession.id);
    await this.organisations.save(transaction, [organisation]);
    await this.successions.insert(transaction, succession);
    return succession.id;
  }

  /** Loads and holds all that take part; those that end must not have been succeeded yet. */
  private async load(
    transaction: Transaction,
    ids: readonly OrganisationId[],
    on: LocalDate,
    ending: readonly OrganisationId[],
  ): Promise<(id: OrganisationId, path: InputPath) => Organisation> {
    const found = await this.organisations.loadAll(transaction, ids);
    const succeeded = await this.successions.succeeded(transaction, ending, on);
    return (each, path) => {
      const organisation = found.get(each);
      if (!organisation) throw refuse('NOT_FOUND', path);
      if (succeeded.has(each)) throw refuse('SUCCESSION_IMPOSSIBLE.succeededAlready', path);
      return organisation;
    };
  }

  /** Writes the succession and what follows from it: the ends, and everything that goes over. */
  private async record(
    transaction: Transaction,
    succession: Succession,
    ended: readonly Organisation[],
  ): Promise<Id<'succession'>> {
    const event = await this.successions.insert(transaction, succession);
    await this.organisations.save(event ? transaction.causedBy(event) : transaction, ended);
    await this.line.carryOver(
      transaction,
      ended.map(({ id }) => id),
    );
    return succession.id;
  }
}

function isRecorded(stated: ImportedSuccession, known: readonly (Pair & { readonly on: string })[]): boolean {
  const successors = stated.kind === 'renaming' ? stated.predecessors : stated.successors;
  return stated.predecessors.every((predecessor) =>
    successors.every((successor) =>
      known.some(
        (pair) => pair.predecessor === predecessor && pair.successor === successor && pair.on === stated.on.toString(),
      ),
    ),
  );
}
