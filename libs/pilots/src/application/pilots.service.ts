import { Injectable } from '@nestjs/common';
import { type Action, type Id, type Operation, type Relation } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { Pilot } from '../domain/pilot.js';
import { takingPart } from '../domain/relations.js';
import { PROGRAMME_FLOW } from '../domain/programme-flow.js';
import { PilotRecordsLookup } from '../persistence/pilot-records.lookup.js';
import { PilotRepository } from '../persistence/pilot.repository.js';
import { collaborationOf } from './collaboration.js';
import { PilotCancellations } from './pilot-cancellations.js';
import type {
  CancelPilot,
  ChangePilot,
  ChangePilotCoordinator,
  DecidePilot,
  DraftPilot,
  EndInvitation,
  InvitePartner,
  JoinPilot,
  LeavePilot,
} from './pilots.inputs.js';
import { PilotThemes } from './pilot-themes.js';
import { PilotsLoader } from './pilots.loader.js';
import { mayTo, ProgrammesLoader, requireMayTo } from './programmes.loader.js';

type PilotId = Id<'pilot'>;
type PartnershipId = Id<'partnership'>;

@Injectable()
export class PilotsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: ProgrammesLoader,
    private readonly loader: PilotsLoader,
    private readonly pilots: PilotRepository,
    private readonly themes: PilotThemes,
    private readonly records: PilotRecordsLookup,
    private readonly cancellations: PilotCancellations,
  ) {}

  draft(operation: Operation, { themes, ...details }: DraftPilot): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.programmes.programme(transaction, details.programme, ['programme']);
      requireMayTo(transaction, 'programme:manage', programme);
      PROGRAMME_FLOW.draftPilot.take(programme.state);
      const { coordinator, applicant } = details;
      await this.registry.requireExisting(transaction, coordinator, operation.today, ['coordinator']);
      if (applicant) await this.registry.requireExisting(transaction, applicant, operation.today, ['applicant']);
      const { owner } = programme.parties;
      await this.registry.requireCodeOf(transaction, owner, details.code, false);
      const pilot = Pilot.draft(details, { today: operation.today, owner });
      await this.registry.saveCollaborations(transaction, [collaborationOf(pilot, owner)]);
      await this.pilots.save(transaction, [pilot]);
      await this.themes.begin(transaction, pilot.id, themes);
      return pilot.id;
    });
  }

  change(operation: Operation, { pilot: id, expectedVersion, themes, ...details }: ChangePilot): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:decide', expectedVersion);
      const isOnOthers = themes !== undefined && (await this.themes.change(transaction, id, themes));
      pilot.change(details, isOnOthers ? ['themes'] : [], await this.records.daysOfWork(transaction, id));
      await this.pilots.save(transaction, [pilot]);
      await this.registry.saveCollaborations(transaction, [collaborationOf(pilot)]);
      return id;
    });
  }

  approve(operation: Operation, { pilot: id, on, expectedVersion }: DecidePilot): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:decide', expectedVersion);
      pilot.approve(on ?? operation.today);
      await this.pilots.save(transaction, [pilot]);
      return id;
    });
  }

  decide(
    operation: Operation,
    decision: Parameters<Pilot['decide']>[0],
    { pilot: id, on, expectedVersion }: DecidePilot,
  ): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:decide', expectedVersion);
      pilot.decide(decision, on ?? operation.today);
      await this.pilots.save(transaction, [pilot]);
      return id;
    });
  }

  /** What depends on the pilot is settled with it: what it was granted and not yet released goes back. */
  cancel(operation: Operation, { pilot: id, on, reason, expectedVersion }: CancelPilot): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:decide', expectedVersion);
      const day = on ?? operation.today;
      pilot.cancel(day, reason);
      await this.pilots.save(transaction, [pilot]);
      await this.cancellations.settle(transaction, { pilot: id, on: day, concerned: takingPart(pilot.parties) });
      return id;
    });
  }

  changeCoordinator(operation: Operation, command: ChangePilotCoordinator): Promise<PilotId> {
    const { pilot: id, organisation, on, expectedVersion } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:decide', expectedVersion);
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      pilot.changeCoordinator(organisation, on);
      await this.pilots.save(transaction, [pilot]);
      return id;
    });
  }

  invite(operation: Operation, { pilot: id, organisation, expectedVersion }: InvitePartner): Promise<PartnershipId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:manage-partners', expectedVersion);
      await this.registry.requireExisting(transaction, organisation, operation.today, ['organisation']);
      const invitation = pilot.invite(organisation, operation.today, 'reported');
      await this.pilots.save(transaction, [pilot]);
      return invitation.id;
    });
  }

  /** Taken back by the coordinator or the owner, or declined by the invited. */
  endInvitation(operation: Operation, { pilot: id, organisation, expectedVersion }: EndInvitation): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const self = ownPart(operation, organisation);
      const pilot = await this.held(transaction, id, 'pilot:join', expectedVersion, self);
      pilot.endInvitation(organisation);
      await this.pilots.save(transaction, [pilot]);
      return id;
    });
  }

  /** The coordinator and the owner take in whom they will; a town joins by itself only with an invitation. */
  join(operation: Operation, command: JoinPilot): Promise<PartnershipId> {
    const { pilot: id, organisation, on, provenance, expectedVersion } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:join', expectedVersion, ownPart(operation, organisation));
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      const partnership = mayTo(transaction, 'pilot:manage-partners', pilot)
        ? pilot.join(organisation, on, provenance)
        : pilot.acceptInvitation(organisation, on, provenance);
      await this.pilots.save(transaction, [pilot]);
      return partnership.id;
    });
  }

  leave(operation: Operation, command: LeavePilot): Promise<PartnershipId> {
    const { pilot: id, organisation, lastDay, expectedVersion } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const pilot = await this.held(transaction, id, 'pilot:join', expectedVersion, ownPart(operation, organisation));
      const partnership = pilot.leave(organisation, lastDay);
      await this.pilots.save(transaction, [pilot]);
      return partnership.id;
    });
  }

  private async held(
    transaction: Transaction,
    id: PilotId,
    action: Action,
    expectedVersion: number | undefined,
    besides: readonly Relation[] = [],
  ): Promise<Pilot> {
    const pilot = await this.loader.pilot(transaction, id);
    requireMayTo(transaction, action, pilot, besides);
    pilot.expectVersion(expectedVersion);
    return pilot;
  }
}

/** That it is about the viewer's own organisation. */
const ownPart = ({ viewer }: Operation, organisation: Id<'organisation'>): readonly Relation[] =>
  viewer.organisation === organisation ? ['self'] : [];
