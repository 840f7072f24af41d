import { Injectable } from '@nestjs/common';
import type { Id, OrganisationId, PersonId } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import { InvitedLookup, type InvitingMeeting } from './invited.lookup.js';

export type { InvitingMeeting };

/** Somebody who is invited to a meeting, and the organisation for which. */
export interface Invited {
  readonly meeting: Id<'meeting'>;
  readonly person: PersonId;
  readonly organisation: OrganisationId | undefined;
}

/**
 * What notifications ask of governance to invite people to meetings. Everything is read within the transaction that keeps what
 * was sent, so that nothing changes in between.
 */
@Injectable()
export class GovernanceInvited {
  constructor(
    private readonly lookup: InvitedLookup,
    private readonly identity: IdentityApi,
  ) {}

  /** The convened meetings of a body that are not over. */
  toComeOf(transaction: Transaction, body: Id<'body'>): Promise<Id<'meeting'>[]> {
    return this.lookup.toComeOf(transaction, body);
  }

  /** Those of the given meetings that are still to come, and all others in whose bodies the organisation has a part on their day. */
  toComeWith(
    transaction: Transaction,
    organisation: OrganisationId,
    besides: readonly Id<'meeting'>[],
  ): Promise<{ readonly meeting: Id<'meeting'>; readonly body: Id<'body'> }[]> {
    return this.lookup.toComeWith(transaction, organisation, besides);
  }

  meetings(transaction: Transaction, ids: readonly Id<'meeting'>[]): Promise<InvitingMeeting[]> {
    return this.lookup.meetings(transaction, ids);
  }

  /**
   * Who is to be invited to meetings to come, each person once a meeting: who holds a seat or stands in on its day; who acts on that
   * day for an organisation whose seat is vacant or names nobody, or for the secretariat. With a person: only that one.
   */
  async invited(transaction: Transaction, meetings: readonly InvitingMeeting[], person?: PersonId): Promise<Invited[]> {
    const days = new Map(meetings.filter(({ state }) => state === 'to-come').map(({ id, day }) => [id, day]));
    const seated = await this.lookup.seated(transaction, [...days.keys()], person);
    const unnamed = seated.flatMap(({ meeting, person: named, organisation }) => {
      const day = days.get(meeting);
      return named === undefined && organisation && day ? [{ meeting, organisation, day }] : [];
    });
    const acting = await this.identity.peopleOn(transaction, unnamed, person);
    const named = seated.flatMap(({ person: who, ...seat }) => (who ? [{ ...seat, person: who }] : []));
    // Who is named sits there for that organisation, whatever else they are.
    const all = [...acting, ...named].map(({ meeting, person: who, organisation }) => ({
      meeting,
      person: who,
      organisation,
    }));
    return [...new Map(all.map((each) => [`${each.meeting} ${each.person}`, each])).values()];
  }
}
