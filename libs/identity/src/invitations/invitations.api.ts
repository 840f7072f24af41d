import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Id,
  type InputPath,
  type InvitationRole,
  type InvitedTo,
  type InvitedToId,
  isId,
  type LocalDate,
  type OrganisationId,
  type Provenance,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RateLimits } from '@talkoot/platform/limits';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { Invitation, type NewInvitation } from './invitation.js';
import { InvitationRepository } from './invitation.repository.js';

/** Somebody who was invited and agrees. */
export interface Consent {
  readonly organisation: OrganisationId;
  readonly roles: readonly InvitationRole[];
  readonly startsOn: LocalDate | undefined;
  readonly provenance: Provenance;
}

/** A thing that organisations are invited to, held until the end of the transaction. */
export interface Inviting {
  /** What an answer for these roles asks for besides, if it asks for more than being invited. */
  answering(roles: readonly InvitationRole[]): Action | undefined;
  /** What withdrawing asks for besides having invited. */
  readonly withdrawing: Action;
  /** Lets the organisation take part; what it is already it stays. */
  take(transaction: Transaction, consent: Consent): Promise<void>;
  /** What the organisation is in it already on the day or later. */
  rolesOf(organisation: OrganisationId, from: LocalDate): readonly InvitationRole[];
}

/** Things of a context that organisations are invited to. */
interface InvitedThings<K extends InvitedTo, T extends { readonly id: Id<K> }> {
  readonly kind: K;
  /** Those that there are, held until the end of the transaction. */
  readonly load: (transaction: Transaction, ids: readonly Id<K>[]) => Promise<readonly T[]>;
  readonly inviting: (thing: T) => Inviting;
}

type Hold = (transaction: Transaction, ids: readonly InvitedToId[]) => Promise<[InvitedToId, Inviting][]>;

/** What other contexts ask of the invitations; each registers its own kind in `onModuleInit`. */
@Injectable()
export class InvitationsApi {
  private readonly holds: Hold[] = [];

  constructor(
    private readonly registry: RegistryApi,
    private readonly repository: InvitationRepository,
    private readonly limits: RateLimits,
  ) {}

  register<K extends InvitedTo, T extends { readonly id: Id<K> }>({ kind, load, inviting }: InvitedThings<K, T>): void {
    this.holds.push(async (transaction, ids) => {
      const ofKind = ids.filter((id) => isId(kind, id));
      const found = ofKind.length > 0 ? await load(transaction, ofKind) : [];
      return found.map((thing) => [thing.id, inviting(thing)]);
    });
  }

  /**
   * Invites organisations that exist to a thing that the transaction holds. Throws ALREADY_INVITED, at the path of the place, for one
   * that has not answered yet.
   */
  async send(
    transaction: Transaction,
    invitations: readonly NewInvitation[],
    path: (place: number) => InputPath,
  ): Promise<void> {
    if (invitations.length === 0) return;
    await this.limits.takeFor(transaction.operation, 'invitation', invitations.length);
    const pending = await this.pendingTo(
      transaction,
      invitations.map(({ to }) => to),
    );
    for (const [place, { to, organisation }] of invitations.entries())
      if (pending.some((each) => each.state.to === to && each.invited === organisation))
        throw refuse('ALREADY_INVITED.notAnswered', path(place));
    const { today } = transaction.operation;
    await this.repository.save(
      transaction,
      invitations.map((each) => Invitation.send(each, today)),
    );
    // An inviter whose end is known hands over what it asked for as well.
    for (const inviter of new Set(invitations.flatMap((each) => each.inviter ?? [])))
      // oxlint-disable-next-line no-await-in-loop -- There is one: who acts.
      await this.registry.requireExisting(transaction, inviter, today, []);
  }

  /** Whether anybody who is invited to one of the roles has not answered yet. */
  async isWaiting(transaction: Transaction, to: InvitedToId, role: InvitationRole): Promise<boolean> {
    const pending = await this.pendingTo(transaction, [to]);
    return pending.some(({ state }) => state.roles.includes(role));
  }

  /** Throws WRONG_STATUS while anybody is invited and has not answered: they agree to what they have read. */
  async requireAllAnswered(transaction: Transaction, to: InvitedToId, path: InputPath): Promise<void> {
    if ((await this.pendingTo(transaction, [to])).length > 0) throw refuse('WRONG_STATUS.invitationsWait', path);
  }

  /** What is over invites nobody any more. */
  async close(transaction: Transaction, to: InvitedToId): Promise<void> {
    const pending = await this.pendingTo(transaction, [to]);
    for (const each of pending) each.withdraw();
    await this.repository.save(transaction, pending);
  }

  /** Withdraws what invites somebody to what it is already, because a source has stated so. */
  async settle(transaction: Transaction, things: ReadonlyMap<InvitedToId, Pick<Inviting, 'rolesOf'>>): Promise<void> {
    const pending = await this.pendingTo(transaction, [...things.keys()]);
    const settled = pending.filter(({ invited, state: { to, roles } }) => {
      const there = invited && things.get(to)?.rolesOf(invited, transaction.operation.today);
      return there && roles.every((each) => there.includes(each));
    });
    for (const each of settled) each.withdraw();
    await this.repository.save(transaction, settled);
  }

  /** The things, held until the end of the transaction. Before their invitations are: who has the thing may change these. */
  async hold(transaction: Transaction, things: readonly InvitedToId[]): Promise<ReadonlyMap<InvitedToId, Inviting>> {
    const held = new Map<InvitedToId, Inviting>();
    for (const hold of this.holds) for (const [id, thing] of await hold(transaction, things)) held.set(id, thing);
    return held;
  }

  private async pendingTo(transaction: Transaction, things: readonly InvitedToId[]): Promise<Invitation[]> {
    const found = await this.repository.pendingTo(transaction, [...new Set(things)]);
    const loaded = await this.repository.load(
      transaction,
      found.map(({ id }) => id),
    );
    return loaded.filter(({ isPending }) => isPending);
  }
}
