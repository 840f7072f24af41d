import { Injectable } from '@nestjs/common';
import { type Id, isAllowed, type Operation, provenanceWithin } from '@talkoot/contracts';
import { type Target, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { collaborationOf, PilotProgrammesLoader } from '../programmes/programmes.loader.js';
import { PILOT_PROGRAMME_FLOW } from '../programmes/programme-flow.js';
import { takingPart } from '../programmes/relations.js';
import { PilotCancellations } from './pilot-cancellations.port.js';
import { PilotRecordsLookup } from './pilot-records.lookup.js';
import { PilotThemes } from './pilot-themes.service.js';
import { Pilot } from './pilot.js';
import { PilotRepository } from './pilot.repository.js';
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
import { PilotsLoader } from './pilots.loader.js';

type PilotId = Id<'pilot'>;
type PartnershipId = Id<'partnership'>;

@Injectable()
export class PilotsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly programmes: PilotProgrammesLoader,
    private readonly loader: PilotsLoader,
    private readonly pilots: PilotRepository,
    private readonly themes: PilotThemes,
    private readonly records: PilotRecordsLookup,
    private readonly cancellations: PilotCancellations,
  ) {}

  draft(operation: Operation, { themes, ...details }: DraftPilot): Promise<PilotId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const programme = await this.programmes.load(transaction, details.programme, {
        action: 'pilot-programme:manage',
      });
      PILOT_PROGRAMME_FLOW.draftPilot.take(programme.state);
      const { coordinator, applicant } = details;
      const named = [
        { organisation: coordinator, path: ['coordinator'] },
        ...(applicant ? [{ organisation: applicant, path: ['applicant'] }] : []),
      ];
      await this.registry.requireEachExisting(transaction, named, operation.today);
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
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'pilot:decide' },
      async (pilot, transaction) => {
        const isOnOthers = themes !== undefined && (await this.themes.change(transaction, id, themes));
        pilot.change(details, isOnOthers ? ['themes'] : [], await this.records.daysOfWork(transaction, id));
        return id;
      },
      (pilot, transaction) => this.registry.saveCollaborations(transaction, [collaborationOf(pilot)]),
    );
  }

  approve(operation: Operation, { pilot: id, on = operation.today, expectedVersion }: DecidePilot): Promise<PilotId> {
    return this.loader.change(operation, { id, expectedVersion, action: 'pilot:decide' }, (pilot) => {
      pilot.approve(on);
      return id;
    });
  }

  decide(
    operation: Operation,
    decision: Parameters<Pilot['decide']>[0],
    { pilot: id, on = operation.today, expectedVersion }: DecidePilot,
  ): Promise<PilotId> {
    return this.loader.change(operation, { id, expectedVersion, action: 'pilot:decide' }, (pilot) => {
      pilot.decide(decision, on);
      return id;
    });
  }

  /** What depends on the pilot is settled with it: what it was granted and not yet released goes back. */
  cancel(operation: Operation, command: CancelPilot): Promise<PilotId> {
    const { pilot: id, on = operation.today, reason, expectedVersion } = command;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'pilot:decide' },
      (pilot) => {
        pilot.cancel(on, reason);
        return id;
      },
      ({ parties }, transaction) =>
        this.cancellations.settle(transaction, { pilot: id, on, concerned: takingPart(parties) }),
    );
  }

  changeCoordinator(operation: Operation, command: ChangePilotCoordinator): Promise<PilotId> {
    const { pilot: id, organisation, on, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'pilot:decide' } as const;
    return this.loader.change(operation, target, async (pilot, transaction) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      pilot.changeCoordinator(organisation, on);
      return id;
    });
  }

  invite(operation: Operation, { pilot: id, organisation, expectedVersion }: InvitePartner): Promise<PartnershipId> {
    const target = { id, expectedVersion, action: 'pilot:manage-partners' } as const;
    return this.loader.change(operation, target, async (pilot, transaction) => {
      await this.registry.requireExisting(transaction, organisation, operation.today, ['organisation']);
      return pilot.invite(organisation, operation.today, provenanceWithin(pilot.state)).id;
    });
  }

  /** Taken back by the coordinator or the owner, or declined by the invited. */
  endInvitation(operation: Operation, command: EndInvitation): Promise<PilotId> {
    return this.loader.change(operation, partIn(operation, command), (pilot) => {
      pilot.endInvitation(command.organisation);
      return command.pilot;
    });
  }

  /** The coordinator and the owner take in whom they will; a town joins by itself only with an invitation. */
  join(operation: Operation, command: JoinPilot): Promise<PartnershipId> {
    const { organisation, on, provenance } = command;
    return this.loader.change(operation, partIn(operation, command), async (pilot, transaction, relations) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      const partnership = isAllowed(operation, 'pilot:manage-partners', relations)
        ? pilot.join(organisation, on, provenance)
        : pilot.acceptInvitation(organisation, on, provenance);
      return partnership.id;
    });
  }

  leave(operation: Operation, command: LeavePilot): Promise<PartnershipId> {
    const { organisation, lastDay } = command;
    return this.loader.change(operation, partIn(operation, command), (pilot) => pilot.leave(organisation, lastDay).id);
  }
}

/** The part of an organisation in a pilot, which its own people may change as well. */
const partIn = (
  { viewer }: Operation,
  { pilot: id, organisation, expectedVersion }: EndInvitation | JoinPilot | LeavePilot,
): Target<PilotId, Pilot> => ({
  id,
  expectedVersion,
  action: 'pilot:join',
  besides: viewer.organisation === organisation ? ['self'] : [],
});
