import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Aggregate,
  type EventName,
  type Id,
  type IdKind,
  type InputPath,
  may,
  notAllowed,
  type Relation,
  seesEverything,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { PilotProgramme } from '../domain/pilot-programme.js';
import { type Parties, relationsOf } from '../domain/relations.js';
import { refuse } from '../messages/index.js';
import { ProgrammeRepository } from '../persistence/programme.repository.js';

/** A thing of the pilots, as far as access goes. */
type Thing = Pick<Aggregate<IdKind, EventName>, 'id'> & { readonly parties: Parties; isPublic(): boolean };

@Injectable()
export class ProgrammesLoader {
  constructor(
    private readonly registry: RegistryApi,
    private readonly programmes: ProgrammeRepository,
  ) {}

  async programme(transaction: Transaction, id: Id<'pilotprogramme'>, path: InputPath): Promise<PilotProgramme> {
    const [programme] = await this.held(transaction, [id]);
    return visible(transaction, programme, path);
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async held(transaction: Transaction, ids: readonly Id<'pilotprogramme'>[]): Promise<PilotProgramme[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.programmes.load(transaction, ids, owners);
  }
}

/** What the viewer may not see is not there. */
export function visible<T extends Thing>(transaction: Transaction, thing: T | undefined, path: InputPath): T {
  const { viewer, origin } = transaction.operation;
  if (!thing) throw refuse('NOT_FOUND', path);
  const sees =
    origin !== 'request' ||
    thing.isPublic() ||
    seesEverything(viewer) ||
    relationsOf(viewer.organisation, thing.parties).length > 0;
  if (!sees) throw refuse('NOT_FOUND', path);
  return thing;
}

/** Whether the viewer may do it to the thing; an import and a job act for the instance itself. */
export function mayTo(
  { operation }: Transaction,
  action: Action,
  { parties }: Thing,
  besides: readonly Relation[] = [],
): boolean {
  const { viewer, origin } = operation;
  return origin !== 'request' || may(viewer, action, [...relationsOf(viewer.organisation, parties), ...besides]);
}

/** Throws NotAllowed unless the viewer may do it to the thing. */
export function requireMayTo(
  transaction: Transaction,
  action: Action,
  thing: Thing,
  besides: readonly Relation[] = [],
): void {
  const { viewer } = transaction.operation;
  if (!mayTo(transaction, action, thing, besides))
    throw notAllowed(viewer, action, [...relationsOf(viewer.organisation, thing.parties), ...besides]);
}
