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
  localDate,
  localisedLine,
  localisedText,
  plainLine,
  plainText,
  provenance,
  subjectId,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases of meetings take: the API's inputs are parsed into these. */
/** Of what several people write at once: who has not read how it stands does not write. */
const versionRead = z.int();
const stated = provenance.default('reported');
const meeting = id('meeting');
const item = id('agendaitem');
const seat = id('seat');
const MOST_SEATS = 500;

const title = localisedLine(300);
const place = plainLine(300);
const link = linkedDocument.shape.url;
const details = { title: title.optional(), place: place.optional(), link: link.optional() };

export const planMeeting = z.strictObject({
  body: id('body'),
  startsAt: instant,
  endsAt: instant,
  ...details,
  provenance: stated,
});
export type PlanMeeting = z.output<typeof planMeeting>;

const itemText = localisedText(10_000);
const organisations = z.array(id('organisation')).max(100, { error: 'too_many:100' });
const agendaItem = {
  kind: agendaItemKind,
  title,
  text: itemText.optional(),
  documents: linkedDocuments.default([]),
  theme: id('theme').optional(),
  subject: subjectId.optional(),
  organisations: organisations.default([]),
};
const attendance = z
  .array(z.strictObject({ seat, mandate: id('mandate') }))
  .max(MOST_SEATS, { error: `too_many:${MOST_SEATS}` });

export const recordMeeting = z.strictObject({
  body: id('body'),
  startsAt: instant,
  endsAt: instant,
  ...details,
  agenda: z.array(z.strictObject(agendaItem)).max(100, { error: 'too_many:100' }),
  attendance,
  provenance: stated,
});
export type RecordMeeting = z.output<typeof recordMeeting>;

/** A time of the day in the instance's zone. */
const timeOfDay = formed(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');

export const planMeetings = z
  .strictObject({
    body: id('body'),
    from: localDate,
    until: localDate,
    time: timeOfDay,
    minutes: z.int().min(5).max(4320),
    ...details,
    provenance: stated,
  })
  .refine(({ from, until }) => !until.isBefore(from), { path: ['until'], error: 'ends_before_start' });
export type PlanMeetings = z.output<typeof planMeetings>;

export const changeMeeting = z.strictObject({
  meeting,
  expectedVersion: versionRead,
  title: clearable(title),
  place: clearable(place),
  link: clearable(link),
});
export type ChangeMeeting = z.output<typeof changeMeeting>;

export const moveMeeting = z.strictObject({ meeting, expectedVersion, startsAt: instant, endsAt: instant });
export type MoveMeeting = z.output<typeof moveMeeting>;

export const addAgendaItem = z.strictObject({
  meeting,
  expectedVersion: versionRead,
  place: z.int().min(1).max(100).optional(),
  ...agendaItem,
});
export type AddAgendaItem = z.output<typeof addAgendaItem>;

export const changeAgendaItem = z.strictObject({
  meeting,
  item,
  expectedVersion: versionRead,
  kind: lasting(agendaItemKind),
  title: lasting(title),
  text: clearable(itemText),
  documents: clearableList(linkedDocuments),
  theme: clearable(id('theme')),
  subject: clearable(subjectId),
  organisations: clearableList(organisations),
});
export type ChangeAgendaItem = z.output<typeof changeAgendaItem>;

export const removeAgendaItem = z.strictObject({ meeting, item, expectedVersion: versionRead });
export type RemoveAgendaItem = z.output<typeof removeAgendaItem>;

export const orderAgenda = z.strictObject({
  meeting,
  expectedVersion: versionRead,
  items: z.array(item).max(100, { error: 'too_many:100' }),
});
export type OrderAgenda = z.output<typeof orderAgenda>;

/** For the commands that only go on. */
export const goOn = z.strictObject({ meeting, expectedVersion });
export type GoOn = z.output<typeof goOn>;

export const cancelMeeting = z.strictObject({ meeting, expectedVersion, reason: localisedText(2000).optional() });
export type CancelMeeting = z.output<typeof cancelMeeting>;

export const holdMeeting = z.strictObject({ meeting, expectedVersion, attendance });
export type HoldMeeting = z.output<typeof holdMeeting>;

export const correctAttendance = z.strictObject({ meeting, expectedVersion: versionRead, attendance });
export type CorrectAttendance = z.output<typeof correctAttendance>;

const count = z.int().min(0).max(MOST_SEATS);
const votes = z.strictObject({ for: count, against: count, abstentions: count });
const decisionText = localisedText(10_000);
const dissents = z
  .array(z.strictObject({ seat, reason: localisedText(2000).optional() }))
  .max(MOST_SEATS, { error: `too_many:${MOST_SEATS}` });

export const recordDecision = z.strictObject({
  meeting,
  expectedVersion,
  item,
  outcome: decisionOutcome,
  text: decisionText,
  votes: votes.optional(),
  dissents: dissents.default([]),
  subject: subjectId.optional(),
});
export type RecordDecision = z.output<typeof recordDecision>;

const decision = id('decision');

export const correctDecision = z.strictObject({
  meeting,
  decision,
  expectedVersion: versionRead,
  outcome: lasting(decisionOutcome),
  text: lasting(decisionText),
  votes: clearable(votes),
  dissents: clearableList(dissents),
  subject: clearable(subjectId),
});
export type CorrectDecision = z.output<typeof correctDecision>;

export const withdrawDecision = z.strictObject({ meeting, decision, expectedVersion: versionRead });
export type WithdrawDecision = z.output<typeof withdrawDecision>;

export const writeMinutes = z.strictObject({
  meeting,
  expectedVersion: versionRead,
  text: clearable(localisedText(100_000)),
  documents: clearableList(linkedDocuments),
});
export type WriteMinutes = z.output<typeof writeMinutes>;

export const remarkOnMinutes = z.strictObject({ meeting, expectedVersion, seat, text: plainText(5000) });
export type RemarkOnMinutes = z.output<typeof remarkOnMinutes>;

export const acceptMinutes = z.strictObject({ meeting, expectedVersion, seat });
export type AcceptMinutes = z.output<typeof acceptMinutes>;
