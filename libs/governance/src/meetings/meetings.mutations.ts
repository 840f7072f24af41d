import { exampleId } from '@talkoot/contracts';
import { Int } from '@nestjs/graphql';
import { mutations } from '@talkoot/platform/graphql';
import { Body } from '../bodies/body.read-model.js';
import { AgendaItem } from './agenda-item.read-model.js';
import { Meeting } from './meeting.read-model.js';
import {
  addAgendaItem,
  cancelMeeting,
  changeAgendaItem,
  changeMeeting,
  meetingStep,
  moveMeeting,
  orderAgenda,
  planMeeting,
  planMeetings,
  removeAgendaItem,
} from './meetings.inputs.js';
import { MeetingsService } from './meetings.service.js';

export const MeetingsMutations = mutations(MeetingsService, (change) => ({
  planMeeting: change({
    description: 'Plan a meeting of a body: a draft that those concerned see.',
    may: 'meeting:prepare',
    input: planMeeting,
    example: { body: exampleId('body'), startsAt: '2026-03-02T10:00:00Z', endsAt: '2026-03-02T12:00:00Z' },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.plan(operation, command),
  }),
  planMeetings: change({
    description: 'Plan meetings of a body by its rhythm: a draft on each of its days that has none yet.',
    may: 'meeting:prepare',
    input: planMeetings,
    example: { body: exampleId('body'), from: '2026-03-02', until: '2027-12-31', time: '09:00', minutes: 60 },
    gives: {
      body: () => Body,
      planned: { scalar: Int, description: 'How many meetings were planned; null when there are errors.' },
    },
    run: async (meetings, operation, command) => {
      const planned = await meetings.planSeries(operation, command);
      return { body: command.body, planned: planned.length };
    },
  }),
  changeMeeting: change({
    description: 'Change what a meeting is called, where it is, or its link, before it takes place.',
    may: 'meeting:prepare',
    input: changeMeeting,
    example: { meeting: exampleId('meeting'), expectedVersion: 1, title: { en: 'Plan for the spring' } },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.change(operation, command),
  }),
  moveMeeting: change({
    description:
      'Move a meeting to another time; it stays the same in everybody’s calendar. A convened one that becomes earlier needs the notice again.',
    may: 'meeting:prepare',
    input: moveMeeting,
    example: {
      meeting: exampleId('meeting'),
      startsAt: '2026-03-02T10:00:00Z',
      endsAt: '2026-03-02T12:00:00Z',
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.move(operation, command),
  }),
  addAgendaItem: change({
    description: 'Put an item on the agenda of a meeting that has not taken place.',
    may: 'meeting:prepare',
    input: addAgendaItem,
    example: {
      meeting: exampleId('meeting'),
      expectedVersion: 1,
      kind: 'information',
      title: { en: 'Plan for the spring' },
    },
    gives: { meeting: () => Meeting, item: () => AgendaItem },
    run: async (meetings, operation, command) => ({
      meeting: command.meeting,
      item: await meetings.addItem(operation, command),
    }),
  }),
  changeAgendaItem: change({
    description: 'Change an item of the agenda of a meeting that has not taken place.',
    may: 'meeting:prepare',
    input: changeAgendaItem,
    example: {
      meeting: exampleId('meeting'),
      item: exampleId('agendaitem'),
      kind: 'decision',
      expectedVersion: 1,
    },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.changeItem(operation, command),
  }),
  removeAgendaItem: change({
    description: 'Take an item from the agenda of a meeting that has not taken place; a convened meeting keeps one.',
    may: 'meeting:prepare',
    input: removeAgendaItem,
    example: { meeting: exampleId('meeting'), item: exampleId('agendaitem'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.removeItem(operation, command),
  }),
  orderAgenda: change({
    description: 'Put the items of an agenda into another order.',
    may: 'meeting:prepare',
    input: orderAgenda,
    example: { meeting: exampleId('meeting'), expectedVersion: 1, items: [exampleId('agendaitem')] },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.orderAgenda(operation, command),
  }),
  conveneMeeting: change({
    description:
      'Ask those with a seat to come. There has to be something on the agenda, and the working days of the body’s notice have to lie before the meeting.',
    may: 'meeting:prepare',
    input: meetingStep.describe('The meeting to which those with a seat are asked.'),
    example: { meeting: exampleId('meeting'), expectedVersion: 1 },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.convene(operation, command),
  }),
  cancelMeeting: change({
    description: 'Cancel a meeting before it takes place.',
    may: 'meeting:prepare',
    input: cancelMeeting,
    example: {
      meeting: exampleId('meeting'),
      expectedVersion: 1,
      reason: { en: 'The site is not available this year.' },
    },
    gives: { meeting: () => Meeting },
    run: (meetings, operation, command) => meetings.cancel(operation, command),
  }),
}));
