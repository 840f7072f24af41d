import { Injectable } from '@nestjs/common';
import {
  Clock,
  type EventName,
  type Id,
  type IdKind,
  isId,
  type LocalDate,
  type LocalisedText,
  type PublishedEvent,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import type { InvitedPerson } from '../bodies/seat-invitation.js';
import { type NamedInGovernance, NoticesLookup, type WordsInGovernance, type Recipient } from './notices.lookup.js';

export type { NamedInGovernance, Recipient };

/** An address to which an invitation to a seat goes. */
export interface Stranger {
  readonly address: string;
  /** What the organisation is called that invites; undefined: those who run the service. */
  readonly inviter: LocalisedText | undefined;
  readonly expiresOn: LocalDate;
}

/** What notifications ask of governance: who is told of its events, and what things are called there. */
@Injectable()
export class GovernanceNotices {
  constructor(
    private readonly lookup: NoticesLookup,
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
  ) {}

  /**
   * Of what a meeting does those hear who sit in its body, or stand in, on its day; of an action item who is responsible.
   * Undefined for events that concern organisations as such.
   */
  async recipientsOf(event: PublishedEvent): Promise<readonly Recipient[] | undefined> {
    const { name, aggregate, data } = event;
    if (isId('actionitem', aggregate)) return this.toldOfItem(name, aggregate);
    if (!isId('meeting', aggregate) || !('body' in data)) return undefined;
    return this.toldOfMeeting(name, aggregate, data.body);
  }

  /** The person whom the event is about: who gets a seat, loses it, or is invited to one. */
  async recipientInPerson(event: PublishedEvent): Promise<Recipient | undefined> {
    if (event.name === 'body.mandate-begun.v1' || event.name === 'body.mandate-ended.v1') {
      const { person, organisation } = event.data;
      return person && { person, organisation };
    }
    const invited = event.name === 'seat-invitation.sent.v1' ? await this.invited(event.aggregate) : undefined;
    return invited?.person && { person: invited.person, organisation: undefined };
  }

  /** Who is invited to a seat, as long as the invitation waits: a known person, else an address. */
  async invited(invitation: Id<IdKind>): Promise<InvitedPerson | undefined> {
    const found = isId('seatinvitation', invitation) ? await this.lookup.invited(invitation) : undefined;
    if (found?.address === undefined) return found;
    const person = await this.identity.personAt(found.address);
    return person ? { person } : found;
  }

  /** The addresses of invitations to seats that wait, who invites, and until when; answered ones are not in the answer. */
  async strangers(invitations: readonly Id<'seatinvitation'>[]): Promise<ReadonlyMap<Id<'seatinvitation'>, Stranger>> {
    if (invitations.length === 0) return new Map();
    const found = await this.lookup.strangers(invitations);
    const inviters = found.flatMap(({ inviter }) => inviter ?? []);
    const names = await this.registry.names(inviters, this.clock.today());
    return new Map(
      found.map(({ invitation, inviter, ...facts }) => [
        invitation,
        { ...facts, inviter: inviter && names.get(inviter) },
      ]),
    );
  }

  /** The days of meetings; unknown ones are not in the answer. */
  async daysOf(meetings: readonly Id<'meeting'>[]): Promise<ReadonlyMap<Id<'meeting'>, LocalDate>> {
    const found = await this.lookup.meetings(meetings);
    return new Map([...found].map(([id, { day }]) => [id, day]));
  }

  /** Whose meeting it is. */
  async bodyOf(meeting: Id<'meeting'>): Promise<Id<'body'> | undefined> {
    return (await this.lookup.meetings([meeting])).get(meeting)?.body;
  }

  /** The meeting that asked for an action item. */
  meetingOf(item: Id<'actionitem'>): Promise<Id<'meeting'>> {
    return this.lookup.meetingOf(item);
  }

  /** That it is done, or late, is of interest to those who asked for it as well. */
  private async toldOfItem(name: EventName, id: Id<'actionitem'>): Promise<readonly Recipient[]> {
    const today = this.clock.today();
    const responsible = await this.lookup.responsibleFor(id, today);
    const isForThoseWhoAsked = name === 'action-item.done.v1' || name === 'action-item.late.v1';
    return isForThoseWhoAsked
      ? [...responsible, ...(await this.lookup.secretariatThatAsksFor(id, today))]
      : responsible;
  }

  /**
   * Nobody has been called to what is only planned. Minutes wait for those who were present; that one of them accepted is of
   * interest to the secretariat. A remark is told in words: to those who may see it, the same people and who answers it today.
   */
  private async toldOfMeeting(name: EventName, id: Id<'meeting'>, body: Id<'body'>): Promise<readonly Recipient[]> {
    const meeting = (await this.lookup.meetings([id])).get(id);
    if (!meeting || meeting.onlyPlanned) return [];
    if (name === 'meeting.minutes-sent.v1') return this.lookup.presentAt(id);
    if (name === 'meeting.minutes-remarked.v1')
      return [...(await this.lookup.presentAt(id)), ...(await this.lookup.secretariatOf(body, this.clock.today()))];
    if (name === 'meeting.minutes-accepted.v1') return this.lookup.secretariatOf(body, meeting.day);
    return this.lookup.seatedIn(body, meeting.day);
  }

  /** Why meetings were cancelled, what was decided, remarked on minutes and answered to proposals, as far as somebody said. */
  words<I extends WordsInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.words(ids);
  }

  names<I extends NamedInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.names(ids);
  }
}
