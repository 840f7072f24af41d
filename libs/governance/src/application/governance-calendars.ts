import { Inject, Injectable } from '@nestjs/common';
import { calendarMeeting, type CalendarMeetingWire, type Id, type Locale, readText, ZoneId } from '@talkoot/contracts';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { calendarInvitation, type InvitationMethod, invitationMethod } from '../calendar/calendar.js';
import { CalendarLookup } from '../persistence/calendar.lookup.js';
import { hostOf } from './calendar-host.js';

/** An invitation as a part of a mail. */
export interface Invitation {
  readonly method: InvitationMethod;
  /** An iCalendar object (RFC 5545). */
  readonly text: string;
}

/** What notifications ask of governance to put meetings into the calendars of those invited. */
@Injectable()
export class GovernanceCalendars {
  private readonly zone: ZoneId;
  private readonly host: string;

  constructor(
    private readonly lookup: CalendarLookup,
    @Inject(CONFIG) config: Config,
  ) {
    this.zone = ZoneId.of(config.TIME_ZONE);
    this.host = hostOf(config);
  }

  /** The meeting as calendars tell it now, to be kept; undefined when nobody was ever invited to it. */
  async snapshot(meeting: Id<'meeting'>): Promise<CalendarMeetingWire | undefined> {
    const found = await this.lookup.convened(meeting);
    return found && calendarMeeting.encode(found);
  }

  /** The invitation, its change or its cancellation to one address, out of what was kept: the same every time. */
  invitation(kept: CalendarMeetingWire, sender: string, invited: string, locale: Locale): Invitation {
    const meeting = calendarMeeting.parse(kept);
    const organiser = { name: readText(meeting.body, locale).text, address: sender };
    const setting = { locale, zone: this.zone, host: this.host };
    return {
      method: invitationMethod(meeting),
      text: calendarInvitation(meeting, organiser, { address: invited }, setting),
    };
  }
}
