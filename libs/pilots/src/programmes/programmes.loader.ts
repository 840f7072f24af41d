import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Aggregate,
  type CollaborationId,
  type EventName,
  type Id,
  type IdKind,
  type InputPath,
  type LocalisedText,
  may,
  type Operation,
  type OrganisationId,
  type Period,
  type Provenance,
  type Relation,
  requireAllowed,
  seesEverything,
} from '@talkoot/contracts';
import { AggregateStore, type Kept, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { type Collaboration, RegistryApi } from '@talkoot/registry';
import type { PilotProgramme } from './pilot-programme.js';
import { PilotProgrammeRepository } from './programme.repository.js';
import { type Parties, relationsOf } from './relations.js';

/** A thing of the pilots, as far as access goes. */
type Thing = Aggregate<IdKind, EventName> & { readonly parties: Parties; isPublic(): boolean };

@Injectable()
export class PilotProgrammesLoader extends AggregateStore<Id<'pilotprogramme'>, PilotProgramme> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammeRepository,
  ) {
    super(
      unitOfWork,
      keptThings(['programme'], programmes, (transaction, id) => this.held(transaction, [id])),
    );
  }

  /** The programme of something that was loaded with its owner, held until the end of the transaction. */
  async ownedBy(
    transaction: Transaction,
    owner: OrganisationId | undefined,
    id: Id<'pilotprogramme'>,
  ): Promise<PilotProgramme> {
    const [programme] = await this.programmes.load(transaction, [id], new Map(owner && [[id, owner]]));
    if (!programme) throw new Error(`There is no ${id}`);
    return programme;
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async held(transaction: Transaction, ids: readonly Id<'pilotprogramme'>[]): Promise<PilotProgramme[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.programmes.load(transaction, ids, owners);
  }
}

/** How things of the pilots are loaded for a change and saved. What the viewer may not see is not there. */
export function keptThings<I, T extends Thing>(
  path: InputPath,
  repository: Kept<I, T, T>['repository'],
  held: (transaction: Transaction, id: I) => Promise<readonly T[]>,
): Kept<I, T, T> {
  const load = async (transaction: Transaction, id: I): Promise<T | undefined> => {
    const [thing] = await held(transaction, id);
    return thing && isSeen(transaction, thing) ? thing : undefined;
  };
  return { path, load, aggregate: (thing) => thing, relations, repository };
}

function isSeen({ operation: { viewer, origin } }: Transaction, thing: Thing): boolean {
  return (
    origin !== 'request' ||
    thing.isPublic() ||
    seesEverything(viewer) ||
    relationsOf(viewer.organisation, thing.parties).length > 0
  );
}

const relations = ({ parties }: Thing, { viewer }: Operation): readonly Relation[] =>
  relationsOf(viewer.organisation, parties);

/** Whether the viewer may do it to the thing; an import and a job act for the instance itself. */
export function mayTo({ operation }: Transaction, action: Action, thing: Thing): boolean {
  return operation.origin !== 'request' || may(operation.viewer, action, relations(thing, operation));
}

/** Throws NotAllowed unless the viewer may do it to the thing. */
export function requireMayTo({ operation }: Transaction, action: Action, thing: Thing): void {
  requireAllowed(operation, action, relations(thing, operation));
}

interface Named {
  readonly id: CollaborationId;
  readonly state: {
    readonly code: string;
    readonly name: LocalisedText;
    readonly period: Period;
    readonly provenance: Provenance;
  };
}

/** What the registry keeps of a programme, pilot or project, so that anything can point at it. */
export function collaborationOf({ id, state }: Named, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
