import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Aggregate,
  type CollaborationId,
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
import type { Pilot } from '../domain/pilot.js';
import type { PilotProgramme } from '../domain/pilot-programme.js';
import type { Plan } from '../domain/plan.js';
import type { Project } from '../domain/project.js';
import { type Parties, relationsOf } from '../domain/relations.js';
import { refuse } from '../messages/index.js';
import { PilotRepository } from '../persistence/pilot.repository.js';
import { PlanRepository } from '../persistence/plan.repository.js';
import { ProgrammeRepository } from '../persistence/programme.repository.js';
import { ProjectRepository } from '../persistence/project.repository.js';

/** A thing of the pilots, as far as access goes. */
type Thing = Pick<Aggregate<IdKind, EventName>, 'id'> & { readonly parties: Parties; isPublic(): boolean };

/** Loads what is to be changed, together with how the viewer's organisation stands to it, and refuses anyone who may not. */
@Injectable()
export class PilotsLoader {
  constructor(
    private readonly registry: RegistryApi,
    private readonly programmes: ProgrammeRepository,
    private readonly pilots: PilotRepository,
    private readonly planRepository: PlanRepository,
    private readonly projects: ProjectRepository,
  ) {}

  owners(transaction: Transaction, ids: readonly CollaborationId[]) {
    return this.registry.owners(ids, transaction.operation.today, transaction);
  }

  async programme(transaction: Transaction, id: Id<'pilotprogramme'>, path: InputPath): Promise<PilotProgramme> {
    const owners = await this.owners(transaction, [id]);
    const [programme] = await this.programmes.load(transaction, [id], owners);
    return visible(transaction, programme, path);
  }

  async pilot(transaction: Transaction, id: Id<'pilot'>, path: InputPath = ['pilot']): Promise<Pilot> {
    const owners = await this.owners(transaction, [id]);
    const [pilot] = await this.pilots.load(transaction, [id], owners);
    return visible(transaction, pilot, path);
  }

  async project(transaction: Transaction, id: Id<'project'>): Promise<Project> {
    const owners = await this.owners(transaction, [id]);
    const [project] = await this.projects.load(transaction, [id], owners);
    return visible(transaction, project, ['project']);
  }

  async plan(transaction: Transaction, id: Id<'plan'>, path: InputPath = ['plan']): Promise<Plan> {
    const [plan] = await this.plans(transaction, [id]);
    return visible(transaction, plan, path);
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async plans(transaction: Transaction, ids: readonly Id<'plan'>[]): Promise<Plan[]> {
    const owners = await this.owners(transaction, await this.planRepository.programmesOf(transaction, ids));
    return this.planRepository.load(transaction, ids, owners);
  }
}

/** What the viewer may not see is not there. */
function visible<T extends Thing>(transaction: Transaction, thing: T | undefined, path: InputPath): T {
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
