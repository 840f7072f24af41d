import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock, type Id, type LocalDate, workingDays } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { ActionItemRepository, type Soon } from '../action-items/action-item.repository.js';
import { ActionItemsLoader } from '../action-items/action-items.loader.js';
import { BodyCalendars } from '../bodies/body-calendars.service.js';
import { KnownBodies } from '../bodies/known-bodies.loader.js';
import { SeatInvitationRepository } from '../bodies/seat-invitation.repository.js';
import { ProposalRepository } from '../proposals/proposal.repository.js';
import { ProposalsLoader } from '../proposals/proposals.loader.js';

const POLL_MS = 60_000;
/** Working days before the due day on which it comes soon. */
const SOON = 5;
/** The number at once: each transaction is short, and several processes share the work. */
const AT_MOST = 100;

/**
 * Tells what time brings: what is due soon, what is late, which answers are overdue, which invitations to seats have expired. The rows are taken, changed and told of in
 * one transaction, so that a process that dies has told nothing and another one does it; who finds a row taken leaves it. A thing
 * remembers of which due day it was told: once of each, and anew when the day changes. Any number of processes may.
 */
@Injectable()
export class Reminders implements BeforeApplicationShutdown {
  private readonly pace = new Pace(POLL_MS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly known: KnownBodies,
    private readonly calendars: BodyCalendars,
    private readonly itemsLoader: ActionItemsLoader,
    private readonly items: ActionItemRepository,
    private readonly proposalsLoader: ProposalsLoader,
    private readonly proposals: ProposalRepository,
    private readonly seatInvitations: SeatInvitationRepository,
  ) {}

  start(): void {
    this.pace.keep(() =>
      this.tellNext().catch((error: unknown) => {
        this.log.error({ event: 'governance.reminders-failed', err: error });
        return false;
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Tells of some; says whether there may be more. */
  async tellNext(operation = jobOperation(this.clock, 'reminders.sent')): Promise<boolean> {
    const items = await this.unitOfWork.run(operation, (transaction) => this.tellOfItems(transaction));
    const proposals = await this.unitOfWork.run(operation, (transaction) => this.tellOfProposals(transaction));
    const expired = await this.unitOfWork.run(operation, (transaction) => this.expireInvitations(transaction));
    if (items + proposals + expired > 0) this.log.info({ event: 'governance.reminded', items, proposals, expired });
    return [items, proposals, expired].includes(AT_MOST);
  }

  private async tellOfItems(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const soon = await this.soon(transaction, today);
    const claimed = await this.items.claimDue(transaction, today, soon, AT_MOST);
    const untilOf = new Map(soon.map(({ body, until }) => [body, until]));
    const bodyOf = await this.bodiesOf(transaction, claimed);
    const found = await this.itemsLoader.all(transaction, claimed);
    for (const item of found) {
      const body = bodyOf.get(item.state.meeting);
      item.tellLate();
      item.tellDueSoon((body && untilOf.get(body)) ?? today);
    }
    await this.items.save(transaction, found);
    return found.length;
  }

  private async tellOfProposals(transaction: Transaction): Promise<number> {
    const claimed = await this.proposals.claimOverdue(transaction, transaction.operation.today, AT_MOST);
    const found = await this.proposalsLoader.all(transaction, claimed);
    for (const proposal of found) proposal.tellOverdue();
    await this.proposals.save(transaction, found);
    return found.length;
  }

  /** Invitations to seats that were not answered in time: the address is deleted. */
  private async expireInvitations(transaction: Transaction): Promise<number> {
    const { today } = transaction.operation;
    const claimed = await this.seatInvitations.claimExpired(transaction, today, AT_MOST);
    const bodies = await this.known.byIds(
      await this.seatInvitations.bodiesOf(transaction, claimed),
      today,
      transaction,
    );
    const found = await this.seatInvitations.load(transaction, claimed, (body) => ({
      today,
      parties: bodies.get(body) ?? { seated: [] },
    }));
    for (const invitation of found) invitation.expire();
    await this.seatInvitations.save(transaction, found);
    return found.length;
  }

  /** Until which day something is due soon, in the working days of each body that has asked for something by then. */
  private async soon(transaction: Transaction, today: LocalDate): Promise<Soon[]> {
    const farthest = [workingDays('FI'), workingDays('SE')]
      .map((calendar) => calendar.after(today, SOON))
      .reduce((one, other) => (one.isAfter(other) ? one : other));
    const bodies = await this.known.byIds(await this.items.bodiesWithDue(transaction, farthest), today, transaction);
    const calendars = await this.calendars.of(transaction, [...bodies.values()]);
    return [...calendars].map(([body, calendar]) => ({ body, until: calendar.after(today, SOON) }));
  }

  private async bodiesOf(
    transaction: Transaction,
    items: readonly Id<'actionitem'>[],
  ): Promise<ReadonlyMap<Id<'meeting'>, Id<'body'>>> {
    const meetings = await this.items.meetingsOf(transaction, items);
    return new Map(meetings.map(({ id, body }) => [id, body]));
  }
}
