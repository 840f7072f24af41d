import { Injectable } from '@nestjs/common';
import { calendarMeeting, type CalendarMeetingWire, type Id, type Locale, readText } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { paragraphsOf } from './calendar-texts.js';
import { calendarInvitation, type InvitationMethod, invitationMethod } from './calendar.js';
import { CalendarLookup } from './calendar.lookup.js';

/** An invitation as a part of a mail. */
export interface Invitation {
  readonly method: InvitationMethod;
  /** An iCalendar object (RFC 5545). */
  readonly text: string;
}

/** What notifications ask of governance to put meetings into the calendars of those invited. */
@Injectable()
export class GovernanceCalendars {
  constructor(private readonly lookup: CalendarLookup) {}

  /** The meetings as calendars tell them now, to be kept; those that were never convened are not in the answer. */
  async snapshots(
    transaction: Transaction,
    meetings: readonly Id<'meeting'>[],
  ): Promise<ReadonlyMap<Id<'meeting'>, CalendarMeetingWire>> {
    const found = await this.lookup.convened(transaction, meetings);
    return new Map(found.map((each) => [each.meeting, calendarMeeting.encode(each)]));
  }

  /** What a mail says of the meeting, out of what was kept: when and where it is, how to take part, what is on the agenda. */
  paragraphs(kept: CalendarMeetingWire, locale: Locale): string[] {
    return paragraphsOf(calendarMeeting.parse(kept), locale);
  }

  /** The invitation, its change or its cancellation to one address, out of what was kept: the same every time. */
  invitation(kept: CalendarMeetingWire, sender: string, invited: string, locale: Locale): Invitation {
    const meeting = calendarMeeting.parse(kept);
    const organiser = { name: readText(meeting.body, locale).text, address: sender };
    return {
      method: invitationMethod(meeting),
      text: calendarInvitation(meeting, organiser, { address: invited }, locale),
    };
  }
}
