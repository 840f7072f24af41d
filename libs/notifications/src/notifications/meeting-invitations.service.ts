import { Injectable } from '@nestjs/common';
import {
  assertNever,
  called,
  type EventName,
  grouped,
  type Id,
  inOneLine,
  isId,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  type PublishedEvent,
  sentenceOf,
  type Translations,
} from '@talkoot/contracts';
import {
  GovernanceCalendars,
  GovernanceInvited,
  invitationText,
  type Invited,
  type InvitingMeeting,
} from '@talkoot/governance';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { MeetingInvitationRepository, type SentInvitation } from './meeting-invitation.repository.js';
import { NotificationRepository, type Notices } from './notification.repository.js';

/** Meetings per batch: each may have hundreds of people. */
const MEETINGS_AT_ONCE = 50;

/** What a person hears of a meeting; all but `change` follow from who sits there on its day. */
type Message = 'invite' | 'uninvite' | 'cancel' | 'change';

/** A message about a meeting to one person, and what is kept of it. */
interface InvitationMessage {
  readonly meeting: InvitingMeeting;
  readonly message: Message;
  readonly kept: SentInvitation;
  /** Whether it changes the calendar of its reader. */
  readonly isInCalendar: boolean;
  readonly organisation: OrganisationId | undefined;
}

/** Whose invitations are looked at. */
interface Scope {
  readonly event: PublishedEvent;
  readonly person?: PersonId | undefined;
}

/**
 * Keeps the people invited to meetings the same as those who sit there on the meeting's day. What each person was last sent is kept;
 * after every event that may change the seats, or the meeting, the difference is sent and kept in one transaction with the event's
 * record. So the order of events does not matter, and nothing is sent twice.
 */
@Injectable()
export class MeetingInvitations {
  constructor(
    private readonly governance: GovernanceInvited,
    private readonly calendars: GovernanceCalendars,
    private readonly registry: RegistryApi,
    private readonly invitations: MeetingInvitationRepository,
    private readonly notifications: NotificationRepository,
  ) {}

  /** Says whether anybody was told anything. */
  async follow(transaction: Transaction, event: PublishedEvent): Promise<boolean> {
    const { aggregate, data } = event;
    if (event.name === 'affiliation.begun.v1' || event.name === 'affiliation.ended.v1')
      return this.followPerson(transaction, { event, person: event.data.person }, event.data.organisation);
    if (IN_CALENDARS.includes(event.name) && isId('meeting', aggregate) && 'body' in data) {
      await this.invitations.hold(transaction, [data.body]);
      return this.reconcile(transaction, [aggregate], { event });
    }
    if (OF_SEATS.includes(event.name) && isId('body', aggregate)) return this.followBody(transaction, event, aggregate);
    return false;
  }

  /** Of many events of a body, the first one looks at everything that they changed; the others have nothing left to do. */
  private async followBody(transaction: Transaction, event: PublishedEvent, body: Id<'body'>): Promise<boolean> {
    const followed = await this.invitations.hold(transaction, [body]);
    if ((followed.get(body) ?? 0) >= event.position) return false;
    const newest = await this.invitations.newestPosition(transaction);
    const meetings = await this.governance.toComeOf(transaction, body);
    const anyoneNotified = await this.reconcile(transaction, meetings, { event });
    await this.invitations.keepPosition(transaction, body, newest);
    return anyoneNotified;
  }

  /** People who act for an organisation are invited where its seat names nobody, and where it is the secretariat. */
  private async followPerson(
    transaction: Transaction,
    scope: Scope & { readonly person: PersonId },
    organisation: OrganisationId,
  ): Promise<boolean> {
    const invitedTo = await this.invitations.meetingsOf(transaction, scope.person);
    const found = await this.governance.toComeWith(transaction, organisation, invitedTo);
    if (found.length === 0) return false;
    await this.invitations.hold(
      transaction,
      found.map(({ body }) => body),
    );
    return this.reconcile(
      transaction,
      found.map(({ meeting }) => meeting),
      scope,
    );
  }

  private async reconcile(transaction: Transaction, ids: readonly Id<'meeting'>[], scope: Scope): Promise<boolean> {
    let anyoneNotified = false;
    for (let start = 0; start < ids.length; start += MEETINGS_AT_ONCE) {
      const some = ids.slice(start, start + MEETINGS_AT_ONCE);
      // oxlint-disable-next-line no-await-in-loop -- a bounded number of meetings after the other, on one connection
      const messages = await this.differences(transaction, some, scope);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await this.send(transaction, messages, scope.event);
      anyoneNotified ||= messages.length > 0;
    }
    return anyoneNotified;
  }

  private async differences(
    transaction: Transaction,
    ids: readonly Id<'meeting'>[],
    { event, person }: Scope,
  ): Promise<InvitationMessage[]> {
    const meetings = await this.governance.meetings(transaction, ids);
    const invited = keyed(await this.governance.invited(transaction, meetings, person));
    const sent = keyed(await this.invitations.sent(transaction, ids, person));
    return meetings.flatMap((meeting) => {
      const seated = invited.get(meeting.id) ?? new Map<PersonId, Invited>();
      const before = sent.get(meeting.id) ?? new Map<PersonId, SentInvitation>();
      return [...new Set([...before.keys(), ...seated.keys()])].flatMap((who) => {
        const last = before.get(who);
        const message = messageOf(meeting, seated.has(who), last?.invited === true, event);
        return message ? messageTo(meeting, message, who, last, seated.get(who)?.organisation) : [];
      });
    });
  }

  private async send(
    transaction: Transaction,
    all: readonly InvitationMessage[],
    event: PublishedEvent,
  ): Promise<void> {
    if (all.length === 0) return;
    const meetings = [...new Set(all.map(({ meeting }) => meeting.id))];
    const calendars = await this.calendars.snapshots(transaction, meetings);
    const organisations = [...new Set(all.flatMap(({ organisation }) => organisation ?? []))];
    const names = await this.registry.names(organisations, transaction.operation.today, transaction);
    const nameFor = ({ organisation, meeting }: InvitationMessage): LocalisedText =>
      (organisation && names.get(organisation)) ?? meeting.bodyName;
    const groups = grouped(all, (each) =>
      [each.meeting.id, each.message, each.kept.sequence, each.isInCalendar].join(' '),
    );
    const notices = [...groups.values()].flatMap((group): Notices[] => {
      const [one] = group;
      const snapshot = one && calendars.get(one.meeting.id);
      const text = one && textOf(one, event, snapshot?.cancellationReason);
      if (!text) return [];
      return [
        {
          event: event.id,
          subject: one.meeting.id,
          thing: one.meeting.id,
          request: event.requestId,
          text,
          illustrative: false,
          calendar:
            one.isInCalendar && snapshot ? { ...snapshot, sequence: one.kept.sequence, ...forOne(one) } : undefined,
          to: group.map((each) => ({
            person: each.kept.person,
            organisationName: nameFor(each),
            inPerson: each.organisation === undefined,
          })),
        },
      ];
    });
    await this.notifications.add(transaction, notices);
    await this.invitations.keep(
      transaction,
      all.map(({ kept }) => kept),
    );
  }
}

function textOf(
  { meeting, message }: InvitationMessage,
  event: PublishedEvent,
  why?: LocalisedText,
): Translations | undefined {
  const name = inOneLine(meeting.name);
  const reason = why && inOneLine(why);
  if (message !== 'change') return invitationText(message, called(meeting.id, name), meeting, meeting.zone, reason);
  const nameOf = () => called(meeting.id, name, 'startsAt' in event.data ? undefined : meeting.day);
  return sentenceOf(event, nameOf, { zone: meeting.zone, wordsOf: () => reason });
}

/** What those invited have to know of a meeting besides that they are. */
const IN_CALENDARS: readonly EventName[] = [
  'meeting.convened.v1',
  'meeting.moved.v1',
  'meeting.details-changed.v1',
  'meeting.cancelled.v1',
];

/** After which others may sit in a body on some day, or somebody for others. */
const OF_SEATS: readonly EventName[] = [
  'body.details-changed.v1',
  'body.secretariat-changed.v1',
  'body.seat-added.v1',
  'body.seat-changed.v1',
  'body.seat-ended.v1',
  'body.seat-handed-over.v1',
  'body.mandate-begun.v1',
  'body.mandate-handed-over.v1',
  'body.mandate-changed.v1',
  'body.mandate-ended.v1',
];

/** Whether the event is told to those invited by this alone. */
export const isForInvitedAlone = ({ name }: PublishedEvent): boolean => IN_CALENDARS.includes(name);

/** What a person is to hear of a meeting; undefined: nothing new. */
function messageOf(
  { id, state }: InvitingMeeting,
  isSeated: boolean,
  isInvited: boolean,
  { name, aggregate }: PublishedEvent,
): Message | undefined {
  const change = aggregate === id && name !== 'meeting.convened.v1' ? 'change' : undefined;
  switch (state) {
    case 'to-come':
      if (isSeated === isInvited) return isInvited ? change : undefined;
      return isSeated ? 'invite' : 'uninvite';
    case 'cancelled':
      return isInvited ? 'cancel' : undefined;
    case 'other':
      return isInvited ? change : undefined;
    default:
      return assertNever(state);
  }
}

/** A calendar takes a message for news when its sequence is higher; the first one has that of the meeting. */
function messageTo(
  meeting: InvitingMeeting,
  message: Message,
  person: PersonId,
  last: SentInvitation | undefined,
  organisation: OrganisationId | undefined,
): InvitationMessage {
  const isInCalendar = message !== 'change' || last === undefined || last.meetingSequence < meeting.sequence;
  const sequence = last && isInCalendar ? Math.max(meeting.sequence, last.sequence + 1) : (last ?? meeting).sequence;
  const invited = message === 'invite' || message === 'change';
  const kept = { meeting: meeting.id, person, invited, meetingSequence: meeting.sequence, sequence };
  return { meeting, message, kept, isInCalendar, organisation };
}

/** People who are no longer invited need neither the link nor the agenda. */
const forOne = ({ message }: InvitationMessage) =>
  message === 'uninvite' ? { uninvited: true as const, link: undefined, agenda: { titles: [], count: 0 } } : undefined;

function keyed<T extends { readonly meeting: Id<'meeting'>; readonly person: PersonId }>(
  all: readonly T[],
): ReadonlyMap<Id<'meeting'>, ReadonlyMap<PersonId, T>> {
  const byMeeting = grouped(all, ({ meeting }) => meeting);
  return new Map([...byMeeting].map(([meeting, some]) => [meeting, new Map(some.map((each) => [each.person, each]))]));
}
