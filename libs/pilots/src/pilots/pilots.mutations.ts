import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Partnership } from './partnership.read-model.js';
import { Pilot } from './pilot.read-model.js';
import {
  cancelPilot,
  changePilot,
  changePilotCoordinator,
  decidePilot,
  draftPilot,
  endInvitation,
  invitePartner,
  joinPilot,
  leavePilot,
} from './pilots.inputs.js';
import { PilotsService } from './pilots.service.js';

export const PilotsMutations = mutations(PilotsService, (change) => ({
  draftPilot: change({
    description: 'Prepare a pilot within a programme that you own. Only those named in it see it until it is approved.',
    may: 'pilot-programme:manage',
    input: draftPilot,
    example: {
      programme: exampleId('pilotprogramme'),
      code: 'GREEN-2026',
      name: { en: 'Green growth' },
      period: { from: '2026-03-02' },
      coordinator: exampleId('organisation'),
    },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.draft(operation, command),
  }),
  changePilot: change({
    description: 'Change a pilot’s name, period or themes.',
    may: 'pilot:decide',
    input: changePilot,
    example: {
      pilot: exampleId('pilot'),
      expectedVersion: 1,
      name: { fi: 'Vihreä kasvu', sv: 'Grön tillväxt', en: 'Green growth' },
    },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.change(operation, command),
  }),
  approvePilot: change({
    description: 'Approve a draft: anybody sees it from now on, and its coordinator becomes a partner.',
    may: 'pilot:decide',
    input: decidePilot.describe('The draft to approve.'),
    example: { pilot: exampleId('pilot'), expectedVersion: 1, on: '2026-03-02' },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.approve(operation, command),
  }),
  startPilot: change({
    description: 'Start an approved pilot.',
    may: 'pilot:decide',
    input: decidePilot.describe('The pilot to start.'),
    example: { pilot: exampleId('pilot'), expectedVersion: 1, on: '2026-03-02' },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.decide(operation, 'start', command),
  }),
  completePilot: change({
    description: 'Say that the work of a running pilot is done.',
    may: 'pilot:decide',
    input: decidePilot.describe('The pilot whose work is done.'),
    example: { pilot: exampleId('pilot'), expectedVersion: 1, on: '2026-03-02' },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.decide(operation, 'complete', command),
  }),
  closePilot: change({
    description: 'Close a completed pilot: nothing about it changes any more.',
    may: 'pilot:decide',
    input: decidePilot.describe('The pilot to close.'),
    example: { pilot: exampleId('pilot'), expectedVersion: 1, on: '2026-03-02' },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.decide(operation, 'close', command),
  }),
  cancelPilot: change({
    description:
      'Give up a pilot that is not completed. Open invitations end. What it was granted and not yet released goes back to the appropriation; what was released or paid stays on the grant as outstanding.',
    may: 'pilot:decide',
    input: cancelPilot,
    example: { pilot: exampleId('pilot'), expectedVersion: 1, on: '2026-03-02' },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.cancel(operation, command),
  }),
  changePilotCoordinator: change({
    description: 'Let another organisation lead a pilot from a given day.',
    may: 'pilot:decide',
    input: changePilotCoordinator,
    example: {
      pilot: exampleId('pilot'),
      organisation: exampleId('organisation'),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.changeCoordinator(operation, command),
  }),
  invitePartner: change({
    description: 'Invite a town or another organisation into a pilot.',
    may: 'pilot:manage-partners',
    input: invitePartner,
    example: { pilot: exampleId('pilot'), organisation: exampleId('organisation'), expectedVersion: 1 },
    gives: { partnership: () => Partnership },
    run: (pilots, operation, command) => pilots.invite(operation, command),
  }),
  endInvitation: change({
    description: 'Take an invitation back, or decline it for your own town.',
    may: 'pilot:join',
    input: endInvitation,
    example: { pilot: exampleId('pilot'), organisation: exampleId('organisation'), expectedVersion: 1 },
    gives: { pilot: () => Pilot },
    run: (pilots, operation, command) => pilots.endInvitation(operation, command),
  }),
  joinPilot: change({
    description:
      'Take a town into a pilot as a partner from a given day. The coordinator and the owner take in any; a town joins by itself when it is invited.',
    may: 'pilot:join',
    input: joinPilot,
    example: {
      pilot: exampleId('pilot'),
      organisation: exampleId('organisation'),
      on: '2014-06-01',
    },
    gives: { partnership: () => Partnership },
    run: (pilots, operation, command) => pilots.join(operation, command),
  }),
  leavePilot: change({
    description: 'End a town’s part in a pilot after a given last day.',
    may: 'pilot:join',
    input: leavePilot,
    example: {
      pilot: exampleId('pilot'),
      organisation: exampleId('organisation'),
      lastDay: '2027-12-31',
      expectedVersion: 1,
    },
    gives: { partnership: () => Partnership },
    run: (pilots, operation, command) => pilots.leave(operation, command),
  }),
}));
