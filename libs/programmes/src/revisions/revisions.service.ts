import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import type { Target, Transaction } from '@talkoot/platform/database';
import { namedAt, RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import type { Programme } from '../programmes/programme.js';
import type { AdoptProgramme } from '../programmes/programmes.inputs.js';
import { Parties } from '../programmes/parties.service.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { References } from '../programmes/references.service.js';
import type { ItemId, LineageId, NewMeasure } from './item.js';
import type { At, Replacement } from './plan-tree.js';
import { Revision } from './revision.js';
import { RevisionRepository } from './revision.repository.js';
import type {
  AddItem,
  AdoptRevision,
  ChangeItem,
  DiscardRevision,
  DraftRevision,
  MergeMeasures,
  MoveItem,
  RemoveItem,
  SplitMeasure,
  SupersedeMeasure,
} from './revisions.inputs.js';
import { RevisionsLoader } from './revisions.loader.js';

type RevisionId = Id<'revision'>;

/** What a change of a plan gives. */
interface ChangedPlan {
  readonly revision: RevisionId;
  readonly item: ItemId;
}

/** Plans: drafted beside the one in force, edited as a tree, adopted. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly registry: RegistryApi,
    private readonly references: References,
    private readonly parties: Parties,
    private readonly programmes: ProgrammesLoader,
    private readonly loader: RevisionsLoader,
    private readonly revisions: RevisionRepository,
  ) {}

  /** One draft at a time: of a new programme its first plan, of an adopted one a copy of the last. */
  draft(operation: Operation, command: DraftRevision): Promise<RevisionId> {
    const { programme: id, reason, expectedVersion } = command;
    return this.programmes.change(
      operation,
      { id, expectedVersion, action: 'programme:draft' },
      async (programme, transaction) => {
        const found = await this.revisions.counting(transaction, programme);
        const number = (await this.revisions.nextNumbers(transaction, [id])).get(id) ?? 1;
        const revision = Revision.draft(programme, found.at(-1), number, reason);
        await this.revisions.save(transaction, [revision]);
        return revision.id;
      },
    );
  }

  addItem(operation: Operation, command: AddItem): Promise<ChangedPlan> {
    const { revision: id, parent, reason, expectedVersion: _, adaptedFrom, ...details } = command;
    return this.loader.change(operation, drafting(command), async ({ revision, programme }, transaction) => {
      await this.requireNamed(transaction, programme, [{ of: command, path: [] }]);
      const lineage = await this.originalOf(transaction, programme, adaptedFrom);
      return { revision: id, item: revision.addItem({ ...details, adaptedFrom: lineage }, parent, reason) };
    });
  }

  changeItem(operation: Operation, command: ChangeItem): Promise<ChangedPlan> {
    const { revision: id, item, reason, expectedVersion: _, adaptedFrom, ...said } = command;
    return this.loader.change(operation, drafting(command), async ({ revision, programme }, transaction) => {
      await this.requireNamed(transaction, programme, [{ of: command, path: [] }]);
      const changes = Object.fromEntries(
        Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? undefined]])),
      );
      const original =
        adaptedFrom === undefined
          ? {}
          : { adaptedFrom: await this.originalOf(transaction, programme, adaptedFrom ?? undefined) };
      revision.changeItem(item, { ...changes, ...original }, reason);
      return { revision: id, item };
    });
  }

  moveItem(operation: Operation, command: MoveItem): Promise<ChangedPlan> {
    const { revision: id, item, parent, place, reason } = command;
    return this.loader.change(operation, drafting(command), ({ revision }) => {
      revision.moveItem(item, parent, place, reason);
      return { revision: id, item };
    });
  }

  removeItem(operation: Operation, command: RemoveItem): Promise<RevisionId> {
    const { revision: id, item, reason } = command;
    return this.loader.change(operation, drafting(command), ({ revision }) => {
      revision.removeItem(item, reason);
      return id;
    });
  }

  split(operation: Operation, command: SplitMeasure): Promise<RevisionId> {
    const { item: of, into, reason } = command;
    const measures = into.map((each, place) => ({ of: each, path: ['into', place] }));
    const replacement = { how: 'split', from: [{ of, path: ['item'] }], into: measures, reason } as const;
    return this.replace(operation, command, replacement);
  }

  merge(operation: Operation, command: MergeMeasures): Promise<RevisionId> {
    const { items, into, reason } = command;
    const from = items.map((of, place) => ({ of, path: ['items', place] }));
    return this.replace(operation, command, { how: 'merged', from, into: [{ of: into, path: ['into'] }], reason });
  }

  supersede(operation: Operation, command: SupersedeMeasure): Promise<RevisionId> {
    const { item: of, by, reason } = command;
    const replacement = {
      how: 'superseded',
      from: [{ of, path: ['item'] }],
      into: [{ of: by, path: ['by'] }],
      reason,
    } as const;
    return this.replace(operation, command, replacement);
  }

  /** The first plan is adopted with its programme. */
  adopt(operation: Operation, command: AdoptRevision): Promise<RevisionId> {
    const { revision: id, adoptedOn = operation.today, decision, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'programme:manage' } as const;
    return this.loader.change(operation, target, async ({ revision }, transaction) => {
      await this.references.requireApproved(transaction, [revision.programme.owner], decision);
      revision.adopt(adoptedOn, decision, operation.today, await this.unanswered(transaction, revision));
      return id;
    });
  }

  discard(operation: Operation, { revision: id, expectedVersion }: DiscardRevision): Promise<RevisionId> {
    const target = { id, expectedVersion, action: 'programme:draft' } as const;
    return this.loader.change(operation, target, ({ revision }) => {
      revision.discard();
      return id;
    });
  }

  /** A programme is adopted together with its first plan. */
  adoptProgramme(operation: Operation, command: AdoptProgramme): Promise<Id<'programme'>> {
    const { programme: id, expectedVersion, adoptedOn = operation.today, ...adoption } = command;
    return this.programmes.change(
      operation,
      { id, expectedVersion, action: 'programme:manage' },
      async (programme, transaction) => {
        const { adoptingBody, decision } = adoption;
        await this.references.requireOf(transaction, [programme.owner], [{ id: adoptingBody, path: ['adoptingBody'] }]);
        await this.references.requireApproved(transaction, [programme.owner], decision);
        const [first] = await this.revisions.counting(transaction, programme);
        const hearing = { heardUntil: first?.heard?.heardUntil, unanswered: await this.unanswered(transaction, first) };
        programme.adopt({ ...adoption, adoptedOn }, first?.plan.items.length ?? 0, hearing);
        await this.tellOfAdaptation(transaction, programme);
        if (!first) return id;
        first.adopt(adoptedOn, decision, operation.today);
        await this.revisions.save(transaction, [first]);
        return id;
      },
    );
  }

  private async tellOfAdaptation(transaction: Transaction, programme: Programme): Promise<void> {
    const { adaptedFrom } = programme.state;
    if (!adaptedFrom) return;
    const owner = (await this.registry.owners([adaptedFrom], transaction.operation.today, transaction)).get(
      adaptedFrom,
    );
    if (owner) programme.tellOfAdaptation(adaptedFrom, owner);
  }

  /** The codes of the organisations whose opinions on the draft have no answer yet. */
  private async unanswered(transaction: Transaction, revision: Revision | undefined): Promise<string[]> {
    const organisations = revision?.heard?.unanswered ?? [];
    if (organisations.length === 0) return [];
    const found = await this.registry.organisations(organisations, transaction);
    return [...found.values()].map(({ code }) => code).toSorted();
  }

  /** New measures take the place of others. */
  private replace(operation: Operation, command: Drafting, replacement: Replacement): Promise<RevisionId> {
    return this.loader.change(operation, drafting(command), async ({ revision, programme }, transaction) => {
      await this.requireNamed(transaction, programme, replacement.into);
      revision.replaceMeasures(replacement);
      return revision.id;
    });
  }

  /** Nobody is named who has not agreed: the owner, an adopter of the programme, or a working group of theirs. */
  private async requireNamed(
    transaction: Transaction,
    { parties }: Programme,
    named: readonly At<Pick<NewMeasure, 'workingGroup' | 'responsible'>>[],
  ): Promise<void> {
    const groups = named.map(({ of, path }) => ({ id: of.workingGroup, path: [...path, 'workingGroup'] }));
    const responsible = named.flatMap(({ of, path }) => namedAt(of.responsible ?? [], [...path, 'responsible']));
    await Promise.all([
      this.references.requireOf(transaction, parties, groups),
      this.parties.require(transaction, parties, responsible),
    ]);
  }

  /** The lineage of the item of the shared programme that is adapted. */
  private async originalOf(
    transaction: Transaction,
    { state }: Programme,
    item: ItemId | undefined,
  ): Promise<LineageId | undefined> {
    if (item === undefined) return undefined;
    await this.references.require(transaction, { adaptedFrom: item });
    const original = await this.revisions.originalOf(transaction, item);
    if (!original || original.programme !== state.adaptedFrom)
      throw refuse('INVALID_INPUT.notOfTheAdapted', ['adaptedFrom']);
    return original.lineage;
  }
}

interface Drafting {
  readonly revision: RevisionId;
  readonly expectedVersion?: number | undefined;
}

const drafting = ({ revision: id, expectedVersion }: Drafting): Target<RevisionId, unknown> => ({
  id,
  expectedVersion,
  action: 'programme:draft',
});
