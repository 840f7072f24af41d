import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  cancelPilot,
  type CancelPilot,
  changePilot,
  type ChangePilot,
  changePilotCoordinator,
  type ChangePilotCoordinator,
  decidePilot,
  type DecidePilot,
  draftPilot,
  type DraftPilot,
  endInvitation,
  type EndInvitation,
  invitePartner,
  type InvitePartner,
  joinPilot,
  type JoinPilot,
  leavePilot,
  type LeavePilot,
} from '../application/pilots.inputs.js';
import { PilotsService } from '../application/pilots.service.js';
import {
  ApprovePilotInput,
  CancelPilotInput,
  ChangePilotCoordinatorInput,
  ChangePilotInput,
  ClosePilotInput,
  CompletePilotInput,
  DraftPilotInput,
  EndInvitationInput,
  InvitePartnerInput,
  JoinPilotInput,
  LeavePilotInput,
  StartPilotInput,
} from './pilot.inputs.js';
import {
  ApprovePilotPayload,
  CancelPilotPayload,
  ChangePilotCoordinatorPayload,
  ChangePilotPayload,
  ClosePilotPayload,
  CompletePilotPayload,
  DraftPilotPayload,
  EndInvitationPayload,
  InvitePartnerPayload,
  JoinPilotPayload,
  LeavePilotPayload,
  StartPilotPayload,
} from './pilot.types.js';

const INPUT = 'What to change.';

@Resolver()
export class PilotsResolver {
  constructor(private readonly pilots: PilotsService) {}

  @Mutation(() => DraftPilotPayload, {
    description: 'Prepare a pilot within a programme that you own. Only those named in it see it until it is approved.',
  })
  @Allow('programme:manage')
  async draftPilot(
    @Args('input', { type: () => DraftPilotInput, description: INPUT }, parsed(draftPilot)) command: DraftPilot,
    @Viewing() operation: Operation,
  ): Promise<DraftPilotPayload> {
    return { pilot: { id: await this.pilots.draft(operation, command) } };
  }

  @Mutation(() => ChangePilotPayload, { description: 'Change a pilot’s name, period or themes.' })
  @Allow('pilot:decide')
  async changePilot(
    @Args('input', { type: () => ChangePilotInput, description: INPUT }, parsed(changePilot)) command: ChangePilot,
    @Viewing() operation: Operation,
  ): Promise<ChangePilotPayload> {
    return { pilot: { id: await this.pilots.change(operation, command) } };
  }

  @Mutation(() => ApprovePilotPayload, {
    description: 'Approve a draft: anybody sees it from now on, and its coordinator becomes a partner.',
  })
  @Allow('pilot:decide')
  async approvePilot(
    @Args('input', { type: () => ApprovePilotInput, description: INPUT }, parsed(decidePilot)) command: DecidePilot,
    @Viewing() operation: Operation,
  ): Promise<ApprovePilotPayload> {
    return { pilot: { id: await this.pilots.approve(operation, command) } };
  }

  @Mutation(() => StartPilotPayload, { description: 'Start an approved pilot.' })
  @Allow('pilot:decide')
  async startPilot(
    @Args('input', { type: () => StartPilotInput, description: INPUT }, parsed(decidePilot)) command: DecidePilot,
    @Viewing() operation: Operation,
  ): Promise<StartPilotPayload> {
    return { pilot: { id: await this.pilots.decide(operation, 'start', command) } };
  }

  @Mutation(() => CompletePilotPayload, { description: 'Say that the work of a running pilot is done.' })
  @Allow('pilot:decide')
  async completePilot(
    @Args('input', { type: () => CompletePilotInput, description: INPUT }, parsed(decidePilot)) command: DecidePilot,
    @Viewing() operation: Operation,
  ): Promise<CompletePilotPayload> {
    return { pilot: { id: await this.pilots.decide(operation, 'complete', command) } };
  }

  @Mutation(() => ClosePilotPayload, { description: 'Close a completed pilot: nothing about it changes any more.' })
  @Allow('pilot:decide')
  async closePilot(
    @Args('input', { type: () => ClosePilotInput, description: INPUT }, parsed(decidePilot)) command: DecidePilot,
    @Viewing() operation: Operation,
  ): Promise<ClosePilotPayload> {
    return { pilot: { id: await this.pilots.decide(operation, 'close', command) } };
  }

  @Mutation(() => CancelPilotPayload, {
    description:
      'Give up a pilot that is not completed. Open invitations end. What it was granted and not yet released goes back to the appropriation; what was released or paid stays on the grant as outstanding.',
  })
  @Allow('pilot:decide')
  async cancelPilot(
    @Args('input', { type: () => CancelPilotInput, description: INPUT }, parsed(cancelPilot)) command: CancelPilot,
    @Viewing() operation: Operation,
  ): Promise<CancelPilotPayload> {
    return { pilot: { id: await this.pilots.cancel(operation, command) } };
  }

  @Mutation(() => ChangePilotCoordinatorPayload, {
    description: 'Let another organisation lead a pilot from a given day.',
  })
  @Allow('pilot:decide')
  async changePilotCoordinator(
    @Args('input', { type: () => ChangePilotCoordinatorInput, description: INPUT }, parsed(changePilotCoordinator))
    command: ChangePilotCoordinator,
    @Viewing() operation: Operation,
  ): Promise<ChangePilotCoordinatorPayload> {
    return { pilot: { id: await this.pilots.changeCoordinator(operation, command) } };
  }

  @Mutation(() => InvitePartnerPayload, { description: 'Invite a town or another organisation into a pilot.' })
  @Allow('pilot:manage-partners')
  async invitePartner(
    @Args('input', { type: () => InvitePartnerInput, description: INPUT }, parsed(invitePartner))
    command: InvitePartner,
    @Viewing() operation: Operation,
  ): Promise<InvitePartnerPayload> {
    return { partnership: { id: await this.pilots.invite(operation, command) } };
  }

  @Mutation(() => EndInvitationPayload, { description: 'Take an invitation back, or decline it for your own town.' })
  @Allow('pilot:join')
  async endInvitation(
    @Args('input', { type: () => EndInvitationInput, description: INPUT }, parsed(endInvitation))
    command: EndInvitation,
    @Viewing() operation: Operation,
  ): Promise<EndInvitationPayload> {
    return { pilot: { id: await this.pilots.endInvitation(operation, command) } };
  }

  @Mutation(() => JoinPilotPayload, {
    description:
      'Take a town into a pilot as a partner from a given day. The coordinator and the owner take in any; a town joins by itself when it is invited.',
  })
  @Allow('pilot:join')
  async joinPilot(
    @Args('input', { type: () => JoinPilotInput, description: INPUT }, parsed(joinPilot)) command: JoinPilot,
    @Viewing() operation: Operation,
  ): Promise<JoinPilotPayload> {
    return { partnership: { id: await this.pilots.join(operation, command) } };
  }

  @Mutation(() => LeavePilotPayload, { description: 'End a town’s part in a pilot after a given last day.' })
  @Allow('pilot:join')
  async leavePilot(
    @Args('input', { type: () => LeavePilotInput, description: INPUT }, parsed(leavePilot)) command: LeavePilot,
    @Viewing() operation: Operation,
  ): Promise<LeavePilotPayload> {
    return { partnership: { id: await this.pilots.leave(operation, command) } };
  }
}
