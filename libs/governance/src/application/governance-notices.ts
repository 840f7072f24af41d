import { Injectable } from '@nestjs/common';
import {
  Clock,
  type EventName,
  type Id,
  isId,
  type LocalDate,
  type LocalisedText,
  type PublishedEvent,
} from '@talkoot/contracts';
import { type NamedInGovernance, NoticesLookup, type Told } from '../persistence/notices.lookup.js';

export type { NamedInGovernance, Told };

/** What notifications ask of governance: who is told of its events, and what things are called there. */
@Injectable()
export class GovernanceNotices {
  constructor(
    private readonly lookup: NoticesLookup,
    private readonly clock: Clock,
  ) {}

  /**
   * Of what a meeting does those hear who sit in its body, or stand in, on its day; of an action item who is responsible.
   * Undefined for events that concern organisations as such.
   */
  async toldOf(event: PublishedEvent): Promise<readonly Told[] | undefined> {
    const { name, aggregate, data } = event;
    if (isId('actionitem', aggregate)) return this.toldOfItem(name, aggregate);
    if (!isId('meeting', aggregate) || !('body' in data)) return undefined;
    return this.toldOfMeeting(name, aggregate, data.body);
  }

  /** The days of meetings; unknown ones are not in the answer. */
  async daysOf(meetings: readonly Id<'meeting'>[]): Promise<ReadonlyMap<Id<'meeting'>, LocalDate>> {
    const found = await this.lookup.meetings(meetings);
    return new Map([...found].map(([id, { day }]) => [id, day]));
  }

  /** The meeting that asked for an action item. */
  meetingOf(item: Id<'actionitem'>): Promise<Id<'meeting'>> {
    return this.lookup.meetingOf(item);
  }

  /** That it is done, or late, is of interest to those who asked for it as well. */
  private async toldOfItem(name: EventName, id: Id<'actionitem'>): Promise<readonly Told[]> {
    const today = this.clock.today();
    const responsible = await this.lookup.responsibleFor(id, today);
    const isForThoseWhoAsked = name === 'action-item.done.v1' || name === 'action-item.late.v1';
    return isForThoseWhoAsked
      ? [...responsible, ...(await this.lookup.secretariatThatAsksFor(id, today))]
      : responsible;
  }

  /**
   * Nobody has been called to what is only planned. Minutes wait for those who were present; that one of them accepted is of
   * interest to the secretariat.
   */
  private async toldOfMeeting(name: EventName, id: Id<'meeting'>, body: Id<'body'>): Promise<readonly Told[]> {
    const meeting = (await this.lookup.meetings([id])).get(id);
    if (!meeting || meeting.onlyPlanned) return [];
    if (name === 'meeting.minutes-sent.v1') return this.lookup.presentAt(id);
    if (name === 'meeting.minutes-accepted.v1') return this.lookup.secretariatOf(body, meeting.day);
    return this.lookup.seatedIn(body, meeting.day);
  }

  names<I extends NamedInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.names(ids);
  }
}
