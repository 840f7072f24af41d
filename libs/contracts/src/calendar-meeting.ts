import { z } from 'zod';
import { instant } from './clock.js';
import { meetingStatus } from './governance.js';
import { id } from './ids.js';
import { recordedText } from './localised-text.js';

/** The most agenda items that a calendar tells. The others are counted. */
export const AGENDA_SHOWN = 30;

/** The agenda as a calendar tells it: the first titles in order, and how many there are. */
const agenda = z.strictObject({ titles: z.array(recordedText).max(AGENDA_SHOWN), count: z.int().min(0) });

/**
 * What a calendar tells of a meeting. It has a form of its own on the wire, so that a mail that is written once can be sent
 * again, the same to the letter, whatever has become of the meeting since.
 */
export const calendarMeeting = z.strictObject({
  meeting: id('meeting'),
  status: meetingStatus,
  /** Of the iCalendar event: raised with everything that those invited are told anew. */
  sequence: z.int().min(0),
  /** By whose clocks it is told; what was kept before bodies had zones of their own is told by Finland's. */
  timeZone: z.string().default('Europe/Helsinki'),
  startsAt: instant,
  endsAt: instant,
  /** When anything of it last changed. */
  changedAt: instant,
  body: recordedText,
  title: recordedText.optional(),
  place: z.string().optional(),
  /** Where to take part from afar. */
  link: z.string().optional(),
  agenda,
  cancellationReason: recordedText.optional(),
  /** The reader is no longer invited, while the meeting takes place: it goes out of this one calendar. */
  uninvited: z.literal(true).optional(),
});
export type CalendarMeeting = z.output<typeof calendarMeeting>;
export type CalendarMeetingWire = z.input<typeof calendarMeeting>;
