import {
  agendaItemKind,
  clearable,
  clearableList,
  decisionOutcome,
  expectedVersion,
  formed,
  id,
  instant,
  lasting,
  linkedDocument,
  linkedDocuments,
  givenDay,
  localisedLine,
  localisedText,
  plainLine,
  plainText,
  provenance,
  subjectId,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');
const meeting = id('meeting').describe('The meeting.');
const item = id('agendaitem').describe('The item.');
const seat = id('seat').describe('The seat for which you came, or for which your organisation did.');
const MOST_SEATS = 500;

const title = localisedLine(300);
const place = plainLine(300);
const link = linkedDocument.shape.url;
const details = {
  title: title.optional().describe('What it is called, if not as its body.'),
  place: place.optional().describe('Where it was.'),
  link: link.optional().describe('Where to take part from afar, https only.'),
};

export const planMeeting = z
  .strictObject({
    body: id('body').describe('The body that meets.'),
    startsAt: instant.describe('When it starts.'),
    endsAt: instant.describe('When it ends, at most 72 hours later.'),
    ...details,
    provenance: stated,
  })
  .describe('A new meeting, a draft.');
export type PlanMeeting = z.output<typeof planMeeting>;

const itemText = localisedText(10_000);
const organisations = z.array(id('organisation')).max(100, { error: 'too_many:100' });
const agendaItem = {
  kind: agendaItemKind.describe('What it is there for; only an item for decision can be decided on.'),
  title: title.describe('What it is called.'),
  text: itemText.optional().describe('What is to be said of it.'),
  documents: linkedDocuments.default([]).describe('Documents.'),
  theme: id('theme').optional().describe('The theme to which it belongs.'),
  subject: subjectId
    .optional()
    .describe('What it is about: an organisation, a collaboration, a plan, a grant, a body, a decision, a proposal …'),
  organisations: organisations
    .default([])
    .describe('Organisations that it concerns besides those of what it is about.'),
};
const attendance = z
  .array(
    sentAs(
      { object: 'AttendanceInput' },
      z
        .strictObject({
          seat: seat.describe('A seat that the body had on the day of the meeting.'),
          mandate: id('mandate').describe(
            'The mandate of the holder or of the substitute who came, valid on that day.',
          ),
        })
        .describe('A seat, and who came for it.'),
    ),
  )
  .max(MOST_SEATS, { error: `too_many:${MOST_SEATS}` })
  .describe('Who came for which seat; seats that are left out were absent.');

export const recordMeeting = z
  .strictObject({
    body: id('body').describe('The body that met.'),
    startsAt: instant.describe('When it started, within the last 366 days.'),
    endsAt: instant.describe('When it ended, at most 72 hours later; it is over.'),
    ...details,
    agenda: z
      .array(
        sentAs(
          { object: 'RecordedItemInput' },
          z.strictObject(agendaItem).describe('An item that a meeting dealt with.'),
        ),
      )
      .max(100, { error: 'too_many:100' })
      .describe('What it dealt with, in order.'),
    attendance,
    provenance: stated.describe('Where this comes from; reported when omitted.'),
  })
  .describe('A meeting that took place without being convened here.');
export type RecordMeeting = z.output<typeof recordMeeting>;

/** A time of the day in the instance's zone. */
const timeOfDay = formed(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time').describe(
  'At what time of the day they start, in the time zone of the body: "13:00".',
);

export const planMeetings = z
  .strictObject({
    body: id('body').describe('The body that meets; it has to have a rhythm.'),
    from: givenDay.describe('The first day, today or later.'),
    until: givenDay.describe('The last day; at most 100 meetings are planned at once.'),
    time: timeOfDay,
    minutes: z.int().min(5).max(4320).describe('How long each of them takes, in minutes.'),
    ...details,
    provenance: stated,
  })
  .refine(({ from, until }) => !until.isBefore(from), { path: ['until'], error: 'ends_before_start' })
  .describe('Drafts of meetings by the rhythm of their body.');
export type PlanMeetings = z.output<typeof planMeetings>;

export const changeMeeting = z
  .strictObject({
    meeting,
    expectedVersion: versionRead,
    title: clearable(title).describe('What it is called, if not as its body.'),
    place: clearable(place).describe('Where it is.'),
    link: clearable(link).describe('Where to take part from afar, https only.'),
  })
  .describe('Other details of a meeting; what is left out stays as it is, null empties it.');
export type ChangeMeeting = z.output<typeof changeMeeting>;

export const moveMeeting = z
  .strictObject({
    meeting,
    expectedVersion: versionRead,
    startsAt: instant.describe('When it starts.'),
    endsAt: instant.describe('When it ends, at most 72 hours later.'),
  })
  .describe('Another time for a meeting.');
export type MoveMeeting = z.output<typeof moveMeeting>;

export const addAgendaItem = z
  .strictObject({
    meeting,
    expectedVersion: versionRead,
    place: z.int().min(1).max(100).optional().describe('Its place. Default: the last.'),
    ...agendaItem,
  })
  .describe('A new item of an agenda.');
export type AddAgendaItem = z.output<typeof addAgendaItem>;

export const changeAgendaItem = z
  .strictObject({
    meeting,
    item,
    expectedVersion: versionRead,
    kind: lasting(agendaItemKind).describe('What it is there for; only an item for decision can be decided on.'),
    title: lasting(title).describe('What it is called.'),
    text: clearable(itemText).describe('What is to be said of it.'),
    documents: clearableList(linkedDocuments).describe('Documents.'),
    theme: clearable(id('theme')).describe('The theme to which it belongs.'),
    subject: clearable(subjectId).describe(
      'What it is about: an organisation, a collaboration, a plan, a grant, a body, a decision, a proposal …',
    ),
    organisations: clearableList(organisations).describe(
      'Organisations that it concerns besides those of what it is about.',
    ),
  })
  .describe(
    'What is otherwise of an item of an agenda; what is left out stays as it is, null empties all but the kind and the title.',
  );
export type ChangeAgendaItem = z.output<typeof changeAgendaItem>;

export const removeAgendaItem = z
  .strictObject({ meeting, item, expectedVersion: versionRead })
  .describe('An item that is to go from an agenda.');
export type RemoveAgendaItem = z.output<typeof removeAgendaItem>;

export const orderAgenda = z
  .strictObject({
    meeting,
    expectedVersion: versionRead,
    items: z
      .array(item)
      .max(100, { error: 'too_many:100' })
      .describe('Every item of the agenda once, the first first.'),
  })
  .describe('The items of an agenda in another order.');
export type OrderAgenda = z.output<typeof orderAgenda>;

/** For the commands that only go on. */
export const meetingStep = z.strictObject({ meeting, expectedVersion });
export type MeetingStep = z.output<typeof meetingStep>;

export const cancelMeeting = z
  .strictObject({ meeting, expectedVersion, reason: localisedText(2000).optional().describe('Why.') })
  .describe('A meeting that is not to take place.');
export type CancelMeeting = z.output<typeof cancelMeeting>;

export const holdMeeting = z
  .strictObject({ meeting, expectedVersion, attendance })
  .describe('A meeting that took place.');
export type HoldMeeting = z.output<typeof holdMeeting>;

export const correctAttendance = z
  .strictObject({ meeting, expectedVersion: versionRead, attendance })
  .describe('Who was at a meeting, as it is known better now.');
export type CorrectAttendance = z.output<typeof correctAttendance>;

const count = z.int().min(0).max(MOST_SEATS);
const votes = sentAs(
  { object: 'VotesInput' },
  z
    .strictObject({
      for: count.describe('Votes for it.'),
      against: count.describe('Votes against it.'),
      abstentions: count.describe('Who did not vote.'),
    })
    .describe('How many of the seats present voted how; together no more than were present.'),
);
const decisionText = localisedText(10_000).describe('The decision in words.');
const dissents = z
  .array(
    sentAs(
      { object: 'DissentInput' },
      z
        .strictObject({
          seat: seat.describe('The seat, which was present.'),
          reason: localisedText(2000).optional().describe('Why.'),
        })
        .describe('A different opinion that a seat wanted noted.'),
    ),
  )
  .max(MOST_SEATS, { error: `too_many:${MOST_SEATS}` });

export const recordDecision = z
  .strictObject({
    meeting,
    expectedVersion,
    item: item.describe('The item, which is there for a decision and has none yet.'),
    outcome: decisionOutcome.describe('What became of it.'),
    text: decisionText,
    votes: votes.optional().describe('The votes; by consensus when left out.'),
    dissents: dissents.default([]).describe('Different opinions, each of a seat that was present.'),
    subject: subjectId.optional().describe('What was decided on. Default: the subject of the item.'),
  })
  .describe('What a meeting decided on an item of its agenda.');
export type RecordDecision = z.output<typeof recordDecision>;

const decision = id('decision');

export const correctDecision = z
  .strictObject({
    meeting,
    decision: decision.describe('The decision, which the meeting has recorded.'),
    expectedVersion: versionRead,
    outcome: lasting(decisionOutcome).describe('What became of it.'),
    text: lasting(decisionText).describe('The decision in words.'),
    votes: clearable(votes).describe('The votes; null: by consensus.'),
    dissents: clearableList(dissents).describe('All different opinions, each of a seat that was present.'),
    subject: clearable(subjectId).describe('What was decided on.'),
  })
  .describe(
    'Corrections of a recorded decision. Omitted fields keep their value; null clears a field, but for the outcome and the text.',
  );
export type CorrectDecision = z.output<typeof correctDecision>;

export const withdrawDecision = z
  .strictObject({
    meeting,
    decision: decision.describe('The decision, on which no action item rests but withdrawn ones.'),
    expectedVersion: versionRead,
  })
  .describe('A recorded decision that was not taken.');
export type WithdrawDecision = z.output<typeof withdrawDecision>;

export const writeMinutes = z
  .strictObject({
    meeting,
    expectedVersion: versionRead,
    text: clearable(localisedText(100_000)).describe('The text.'),
    documents: clearableList(linkedDocuments).describe('The minutes as documents, and their annexes.'),
  })
  .describe(
    'The minutes; what is left out stays as it is, null empties it. Another text than the one that was sent has to be sent again.',
  );
export type WriteMinutes = z.output<typeof writeMinutes>;

export const remarkOnMinutes = z
  .strictObject({ meeting, expectedVersion, seat, text: plainText(5000).describe('What is to be said.') })
  .describe('A remark on the minutes, by who came for a seat.');
export type RemarkOnMinutes = z.output<typeof remarkOnMinutes>;

export const acceptMinutes = z
  .strictObject({ meeting, expectedVersion, seat })
  .describe('The minutes that somebody who came for a seat accepts as they stand.');
export type AcceptMinutes = z.output<typeof acceptMinutes>;
