import {
  bodyKind,
  code,
  collaborationId,
  organisationOrCollaborationId,
  decisionOutcome,
  event,
  id,
  idOfKinds,
  instant,
  localDate,
  mandateRole,
  period,
  proposalAnswer,
  provenance,
  recordedText,
  seatKind,
} from '@talkoot/contracts';
import { z } from 'zod';

const name = recordedText;
const organisation = id('organisation');
const succession = id('succession').optional();
const offered = { body: id('body'), seat: id('seat') };
const when = { startsAt: instant, endsAt: instant };
const decided = { body: id('body'), item: id('agendaitem'), decision: id('decision'), outcome: decisionOutcome };

/** Examples. */
const city = 'organisation_01jd0000000000000000000000';
const successor = 'organisation_01jd0000000000000000000001';
const body = 'body_01jd0000000000000000000000';
const seat = 'seat_01jd0000000000000000000000';
const mandate = 'mandate_01jd0000000000000000000000';
const meeting = 'meeting_01jd0000000000000000000000';
const item = 'agendaitem_01jd0000000000000000000000';
const decision = 'decision_01jd0000000000000000000000';
const at = { startsAt: '2026-12-15T09:00:00Z', endsAt: '2026-12-15T11:00:00Z' };

const BODY = { aggregate: 'body', visibility: 'public' } as const;
const SEAT_INVITATION = { aggregate: 'seatinvitation', visibility: 'concerned' } as const;
const MEETING = { aggregate: 'meeting', visibility: 'public' } as const;
const AMONG = { aggregate: 'meeting', visibility: 'concerned' } as const;
const ITEM = { aggregate: 'actionitem', visibility: 'concerned' } as const;
const PROPOSAL = { aggregate: 'proposal', visibility: 'public' } as const;

/** What bodies tell: who sits in them, when they meet, what they decide and what is asked of whom. */
export const governanceEvents = {
  'body.founded.v1': event({
    about: 'A body was founded, or entered as a source states it.',
    heardBy: [],
    ...BODY,
    data: z.strictObject({
      kind: bodyKind,
      code: code.optional(),
      name,
      of: organisationOrCollaborationId,
      period,
      provenance,
    }),
    example: { kind: 'alliance-board', name: { en: 'Board' }, of: city, period: {}, provenance: 'reported' },
  }),
  'body.details-changed.v1': event({
    about: 'The name, quorum, notice, rhythm or period of a body changed; it tells which of them.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({ fields: z.array(z.string()).min(1) }),
    example: { fields: ['quorum'] },
  }),
  'body.secretariat-changed.v1': event({
    about: 'Another organisation, or none, is the secretariat of the body from a day on.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      before: organisation.optional(),
      after: organisation.optional(),
      on: localDate,
      succession,
    }),
    example: { before: city, after: successor, on: '2026-01-01' },
  }),
  'body.seat-added.v1': event({
    about: 'A body has a seat more.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      seat: id('seat'),
      kind: seatKind,
      organisation: organisation.optional(),
      period,
      provenance,
    }),
    example: { seat, kind: 'city', organisation: city, period: {}, provenance: 'documented' },
  }),
  'body.seat-changed.v1': event({
    about: 'What is known of a seat changed; it tells which fields.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({ seat: id('seat'), fields: z.array(z.string()).min(1) }),
    example: { seat, fields: ['title'] },
  }),
  'body.seat-ended.v1': event({
    about: 'A seat is no more after its last day.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({ seat: id('seat'), lastDay: localDate, succession }),
    example: { seat, lastDay: '2026-12-31' },
  }),
  'body.seat-handed-over.v1': event({
    about: 'The seat of an organisation is another one’s, or no one’s, from a day on: its successor’s, or by decision.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      seat: id('seat'),
      before: organisation.optional(),
      after: organisation.optional(),
      on: localDate,
      succession,
    }),
    example: { seat, before: city, after: successor, on: '2026-01-01' },
  }),
  'body.mandate-begun.v1': event({
    about: 'Somebody holds a seat, or stands in for its holder, in the given period.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      seat: id('seat'),
      mandate: id('mandate'),
      role: mandateRole,
      person: id('person').optional(),
      organisation: organisation.optional(),
      period,
      provenance,
    }),
    example: {
      seat,
      mandate,
      role: 'holder',
      organisation: city,
      period: { from: '2026-01-01' },
      provenance: 'reported',
    },
  }),
  'body.mandate-handed-over.v1': event({
    about:
      'A mandate passes from an organisation to its successor on a day: a new mandate continues it, or, if it had not begun, it stays the same one.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      seat: id('seat'),
      mandate: id('mandate'),
      continuedAs: id('mandate'),
      role: mandateRole,
      person: id('person').optional(),
      before: organisation,
      after: organisation,
      on: localDate,
      succession,
    }),
    example: {
      seat,
      mandate,
      continuedAs: 'mandate_01jd0000000000000000000001',
      role: 'holder',
      before: city,
      after: successor,
      on: '2026-01-01',
    },
  }),
  'body.mandate-changed.v1': event({
    about: 'What is known of a mandate was corrected; it tells which fields.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({ seat: id('seat'), mandate: id('mandate'), fields: z.array(z.string()).min(1) }),
    example: { seat, mandate, fields: ['period'] },
  }),
  'body.mandate-ended.v1': event({
    about: 'A mandate is over after its last day.',
    heardBy: ['notifications'],
    ...BODY,
    data: z.strictObject({
      seat: id('seat'),
      mandate: id('mandate'),
      role: mandateRole,
      person: id('person').optional(),
      organisation: organisation.optional(),
      lastDay: localDate,
      succession,
    }),
    example: { seat, mandate, role: 'holder', organisation: city, lastDay: '2026-12-31' },
  }),
  'seat-invitation.sent.v1': event({
    // Neither who is invited nor the address: that stands in one table until it is answered.
    about: 'Somebody is invited to hold a seat or to stand in, and has not agreed yet.',
    heardBy: ['notifications'],
    ...SEAT_INVITATION,
    data: z.strictObject({ ...offered, role: mandateRole, period, expiresOn: localDate }),
    example: { body, seat, role: 'holder', period: { from: '2027-01-01' }, expiresOn: '2026-12-31' },
  }),
  'seat-invitation.accepted.v1': event({
    about: 'The person invited to a seat accepted; the mandate tells who it is.',
    heardBy: [],
    ...SEAT_INVITATION,
    data: z.strictObject({ ...offered, mandate: id('mandate') }),
    example: { body, seat, mandate },
  }),
  'seat-invitation.declined.v1': event({
    about: 'The person invited to a seat declined.',
    heardBy: ['notifications'],
    ...SEAT_INVITATION,
    inPerson: true,
    data: z.strictObject(offered),
    example: { body, seat },
  }),
  'seat-invitation.withdrawn.v1': event({
    about: 'An invitation to a seat was withdrawn before an answer.',
    heardBy: [],
    ...SEAT_INVITATION,
    data: z.strictObject(offered),
    example: { body, seat },
  }),
  'seat-invitation.expired.v1': event({
    about: 'Nobody answered an invitation to a seat in time.',
    heardBy: ['notifications'],
    ...SEAT_INVITATION,
    data: z.strictObject(offered),
    example: { body, seat },
  }),
  'meeting.planned.v1': event({
    about: 'A meeting of a body is being prepared.',
    heardBy: [],
    ...AMONG,
    data: z.strictObject({ body: id('body'), ...when }),
    example: { body, ...at },
  }),
  'meeting.details-changed.v1': event({
    about: 'The title, place or link of a meeting changed; it tells which of them.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), fields: z.array(z.string()).min(1) }),
    example: { body, fields: ['place'] },
  }),
  'meeting.agenda-changed.v1': event({
    about: 'The agenda of a meeting changed.',
    heardBy: [],
    ...MEETING,
    data: z.strictObject({ body: id('body') }),
    example: { body },
  }),
  'meeting.agenda-handed-over.v1': event({
    about: 'What is on the agenda of a meeting to come concerns a successor instead of its predecessor from a day on.',
    heardBy: [],
    ...MEETING,
    data: z.strictObject({ body: id('body'), before: organisation, after: organisation, on: localDate, succession }),
    example: { body, before: city, after: successor, on: '2027-01-01' },
  }),
  'meeting.convened.v1': event({
    about: 'A meeting was convened: those with a seat are asked to come.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), ...when }),
    example: { body, ...at },
  }),
  'meeting.moved.v1': event({
    about: 'A meeting takes place at another time.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), ...when, before: z.strictObject(when) }),
    example: { body, ...at, before: { startsAt: '2026-12-08T09:00:00Z', endsAt: '2026-12-08T11:00:00Z' } },
  }),
  'meeting.cancelled.v1': event({
    about: 'A meeting does not take place.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), ...when }),
    example: { body, ...at },
  }),
  'meeting.held.v1': event({
    about: 'A meeting took place; it tells how many seats were present and whether they could decide.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), present: z.int().min(0), quorate: z.boolean() }),
    example: { body, present: 6, quorate: true },
  }),
  'meeting.recorded.v1': event({
    about: 'A meeting that took place without being convened here was recorded afterwards, with who came.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({
      body: id('body'),
      startsAt: instant,
      endsAt: instant,
      present: z.int().min(0),
      quorate: z.boolean(),
    }),
    example: { body, startsAt: '2026-01-15T11:00:00Z', endsAt: '2026-01-15T13:00:00Z', present: 6, quorate: true },
  }),
  'meeting.attendance-corrected.v1': event({
    about: 'Who was present at a meeting was corrected.',
    heardBy: [],
    ...AMONG,
    data: z.strictObject({ body: id('body'), present: z.int().min(0), quorate: z.boolean() }),
    example: { body, present: 5, quorate: true },
  }),
  'meeting.decided.v1': event({
    // What was decided on may be hidden from those who see this: the decision tells it to those who may know.
    about: 'A body decided on an item of its agenda.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject(decided),
    example: { body, item, decision, outcome: 'approved' },
  }),
  'meeting.decision-corrected.v1': event({
    about: 'A decision had been recorded wrongly; the event has the outcome as it is recorded now.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject(decided),
    example: { body, item, decision, outcome: 'rejected' },
  }),
  'meeting.decision-withdrawn.v1': event({
    about: 'A decision had been recorded that was not taken; the item of the agenda has none again.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), item: id('agendaitem'), decision: id('decision') }),
    example: { body, item, decision },
  }),
  'meeting.minutes-written.v1': event({
    about: 'The minutes of a meeting were written, or their text changed.',
    heardBy: [],
    ...AMONG,
    data: z.strictObject({ body: id('body') }),
    example: { body },
  }),
  'meeting.minutes-sent.v1': event({
    about: 'The minutes of a meeting, or a corrected version of them, wait for remarks and acceptance.',
    heardBy: ['notifications'],
    ...AMONG,
    data: z.strictObject({ body: id('body') }),
    example: { body },
  }),
  'meeting.minutes-remarked.v1': event({
    about: 'Somebody who was present remarked on the minutes.',
    heardBy: ['notifications'],
    ...AMONG,
    data: z.strictObject({ body: id('body'), seat: id('seat'), remark: id('remark') }),
    example: { body, seat, remark: 'remark_01jd0000000000000000000000' },
  }),
  'meeting.minutes-accepted.v1': event({
    about: 'Somebody who was present accepted the minutes.',
    heardBy: ['notifications'],
    ...AMONG,
    data: z.strictObject({ body: id('body'), seat: id('seat') }),
    example: { body, seat },
  }),
  'meeting.minutes-approved.v1': event({
    about: 'The minutes of a meeting are approved; from now on anybody may read them.',
    heardBy: ['notifications'],
    ...MEETING,
    data: z.strictObject({ body: id('body'), on: localDate }),
    example: { body, on: '2026-12-20' },
  }),
  'action-item.given.v1': event({
    about: 'A meeting asks an organisation or a person to do something.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({
      meeting: id('meeting'),
      decision: id('decision').optional(),
      organisation: organisation.optional(),
      person: id('person').optional(),
      due: localDate.optional(),
    }),
    example: { meeting, decision, organisation: city, due: '2027-02-28' },
  }),
  'action-item.changed.v1': event({
    about: 'The text, the day it is due or who is responsible for an action item changed; it tells which of them.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ fields: z.array(z.string()).min(1), due: localDate.optional() }),
    example: { fields: ['due'], due: '2027-03-31' },
  }),
  'action-item.handed-over.v1': event({
    about: 'Another organisation is responsible for an action item from a day on.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ before: organisation, after: organisation, on: localDate, succession }),
    example: { before: city, after: successor, on: '2026-01-01' },
  }),
  'action-item.done.v1': event({
    about: 'An action item is done.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ on: localDate }),
    example: { on: '2027-02-15' },
  }),
  'action-item.withdrawn.v1': event({
    about: 'An action item is asked for no longer.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ on: localDate }),
    example: { on: '2027-02-15' },
  }),
  'action-item.due-soon.v1': event({
    about: 'An action item is due within five working days.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ due: localDate }),
    example: { due: '2027-02-28' },
  }),
  'action-item.late.v1': event({
    about: 'The day on which an action item was due has passed.',
    heardBy: ['notifications'],
    ...ITEM,
    data: z.strictObject({ due: localDate }),
    example: { due: '2027-02-28' },
  }),
  'proposal.submitted.v1': event({
    about: 'Organisations propose something to somebody.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({
      proposers: z.array(organisation).min(1),
      addressee: idOfKinds(['organisation', 'body']),
      collaboration: collaborationId.optional(),
      on: localDate.optional(),
      answerDue: localDate.optional(),
      provenance,
    }),
    example: { proposers: [city], addressee: successor, on: '2026-01-15', provenance: 'documented' },
  }),
  'proposal.proposer-joined.v1': event({
    about: 'An organisation that was invited makes the proposal as well, from a day on.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ organisation, on: localDate, provenance }),
    example: { organisation: city, on: '2026-02-01', provenance: 'reported' },
  }),
  'proposal.details-changed.v1': event({
    about: 'The title, text or documents of a proposal, or the day its answer is due, changed; it tells which of them.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ fields: z.array(z.string()).min(1) }),
    example: { fields: ['answerDue'] },
  }),
  'proposal.supported.v1': event({
    about: 'An organisation supports a proposal.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ organisation, on: localDate }),
    example: { organisation: city, on: '2026-02-01' },
  }),
  'proposal.support-ended.v1': event({
    about: 'An organisation supports a proposal no longer.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ organisation, lastDay: localDate }),
    example: { organisation: city, lastDay: '2026-03-01' },
  }),
  'proposal.party-changed.v1': event({
    about: 'Another organisation stands in for a proposer, a supporter or the addressee from a day on.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({
      role: z.enum(['proposer', 'supporter', 'addressee']),
      before: organisation,
      after: organisation,
      on: localDate,
      succession,
    }),
    example: { role: 'proposer', before: city, after: successor, on: '2026-01-01' },
  }),
  'proposal.answered.v1': event({
    about: 'The addressee answered a proposal.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ answer: proposalAnswer, on: localDate }),
    example: { answer: 'accepted-in-part', on: '2026-05-01' },
  }),
  'proposal.withdrawn.v1': event({
    about: 'Those who made a proposal took it back.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ on: localDate }),
    example: { on: '2026-04-01' },
  }),
  'proposal.overdue.v1': event({
    about: 'The day on which a proposal was to be answered has passed.',
    heardBy: ['notifications'],
    ...PROPOSAL,
    data: z.strictObject({ answerDue: localDate }),
    example: { answerDue: '2026-04-30' },
  }),
} as const;
