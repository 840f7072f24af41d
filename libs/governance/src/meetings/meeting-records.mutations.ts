import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Decision } from './decision.read-model.js';
import { MeetingRecordsService } from './meeting-records.service.js';
import { Meeting } from './meeting.read-model.js';
import {
  acceptMinutes,
  correctAttendance,
  correctDecision,
  meetingStep,
  holdMeeting,
  recordDecision,
  recordMeeting,
  remarkOnMinutes,
  withdrawDecision,
  writeMinutes,
} from './meetings.inputs.js';

export const MeetingRecordsMutations = mutations(MeetingRecordsService, (change) => ({
  recordMeeting: change({
    description:
      'Record afterwards that a meeting took place which was not convened here, within a year: what it dealt with and who came. It is marked as recorded afterwards, and nobody is invited to it.',
    may: 'meeting:prepare',
    input: recordMeeting,
    example: {
      body: exampleId('body'),
      startsAt: '2026-03-02T10:00:00Z',
      endsAt: '2026-03-02T12:00:00Z',
      agenda: [{ kind: 'information', title: { en: 'Plan for the spring' } }],
      attendance: [{ seat: exampleId('seat'), mandate: exampleId('mandate') }],
    },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.record(operation, command),
  }),
  holdMeeting: change({
    description: 'Say that a meeting took place and who came for which seat, on its day or later.',
    may: 'meeting:prepare',
    input: holdMeeting,
    example: {
      meeting: exampleId('meeting'),
      attendance: [{ seat: exampleId('seat'), mandate: exampleId('mandate') }],
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.hold(operation, command),
  }),
  correctAttendance: change({
    description: 'Correct who was at a meeting, until its minutes are sent. What was decided must stay possible.',
    may: 'meeting:prepare',
    input: correctAttendance,
    example: {
      meeting: exampleId('meeting'),
      expectedVersion: 1,
      attendance: [{ seat: exampleId('seat'), mandate: exampleId('mandate') }],
    },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.correctAttendance(operation, command),
  }),
  recordDecision: change({
    description:
      'Record what a meeting decided on an item. It needs a quorum; votes and dissent are of seats present. Minutes that were sent have to be sent again.',
    may: 'meeting:prepare',
    input: recordDecision,
    example: {
      meeting: exampleId('meeting'),
      item: exampleId('agendaitem'),
      outcome: 'approved',
      text: { en: 'Agree on the next steps.' },
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting, decision: () => Decision },
    run: async (records, operation, command) => ({
      meeting: command.meeting,
      decision: await records.decide(operation, command),
    }),
  }),
  correctDecision: change({
    description:
      'Correct a decision that was recorded wrongly, until the minutes are approved; the rules of recording it hold. Minutes that were sent have to be sent again, and accepted anew.',
    may: 'meeting:prepare',
    input: correctDecision,
    example: {
      meeting: exampleId('meeting'),
      decision: exampleId('decision'),
      outcome: 'postponed',
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting, decision: () => Decision },
    run: async (records, operation, command) => ({
      meeting: await records.correctDecision(operation, command),
      decision: command.decision,
    }),
  }),
  withdrawDecision: change({
    description:
      'Take back a decision that was recorded and not taken, until the minutes are approved: its item has none again. Minutes that were sent have to be sent again, and accepted anew.',
    may: 'meeting:prepare',
    input: withdrawDecision,
    example: { meeting: exampleId('meeting'), decision: exampleId('decision'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.withdrawDecision(operation, command),
  }),
  writeMinutes: change({
    description: 'Write the minutes of a meeting. A changed text has to be sent again, and accepted anew.',
    may: 'meeting:prepare',
    input: writeMinutes,
    example: { meeting: exampleId('meeting'), expectedVersion: 1, text: { en: 'Agree on the next steps.' } },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.writeMinutes(operation, command),
  }),
  sendMinutes: change({
    description:
      'Send the minutes to those who were present, for remarks and acceptance; it answers the remarks made before.',
    may: 'meeting:prepare',
    input: meetingStep.describe('Minutes that go to those who were present.'),
    example: { meeting: exampleId('meeting'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.sendMinutes(operation, command),
  }),
  remarkOnMinutes: change({
    description: 'Remark on the minutes, for the seat that you attended for.',
    may: 'minutes:review',
    input: remarkOnMinutes,
    example: {
      meeting: exampleId('meeting'),
      seat: exampleId('seat'),
      text: 'Item 3 was postponed, not rejected.',
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.remark(operation, command),
  }),
  acceptMinutes: change({
    description: 'Accept the minutes as they stand, for the seat that you attended for.',
    may: 'minutes:review',
    input: acceptMinutes,
    example: { meeting: exampleId('meeting'), seat: exampleId('seat'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.accept(operation, command),
  }),
  approveMinutes: change({
    description:
      'Approve the minutes: sent as they stand, every remark answered, accepted by at least one who was present. Nothing of the meeting changes any more.',
    may: 'meeting:prepare',
    input: meetingStep.describe('Minutes that are final.'),
    example: { meeting: exampleId('meeting'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (records, operation, command) => records.approve(operation, command),
  }),
}));
