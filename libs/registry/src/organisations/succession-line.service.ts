import { Injectable } from '@nestjs/common';
import type { Id, IdKind, LocalDate, OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type Succession, SuccessionParticipants } from './succession-participants.port.js';
import { successorOf } from './succession.js';
import { SuccessionRepository } from './succession.repository.js';

/** Carries over along the successions that are recorded, those of the future among them: nothing runs on their day. */
@Injectable()
export class SuccessionLine {
  constructor(
    private readonly successions: SuccessionRepository,
    private readonly participants: SuccessionParticipants,
  ) {}

  /** Carries what is open for the organisations over to those who go on for them, and on to those who go on for these. */
  async carryOver(transaction: Transaction, organisations: readonly OrganisationId[]): Promise<void> {
    for (const { shares, ...succession } of await this.successions.line(transaction, organisations)) {
      const successorFor: Succession['successorFor'] = (_, relation, ...things) =>
        successorOf(shares, relation, things);
      // oxlint-disable-next-line no-await-in-loop -- Each builds on what the one before carried over.
      await this.participants.carryOver(transaction, { ...succession, successorFor });
    }
  }

  /**
   * Who stands in for each of the organisations that has ended by the day, in what the relation says of a thing, followed to the
   * end. Those that go on are left out.
   */
  async standIns(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    { on, relation }: { readonly on: LocalDate; readonly relation: string },
  ): Promise<(thing: Id<IdKind>) => ReadonlyMap<OrganisationId, OrganisationId>> {
    const line = await this.successions.line(transaction, organisations);
    const past = line.filter((each) => !each.on.isAfter(on));
    const ended = organisations.filter((each) => past.some(({ predecessors }) => predecessors.includes(each)));
    const after = (organisation: OrganisationId, thing: Id<IdKind>): OrganisationId =>
      past.reduce(
        (last, { predecessors, shares }) =>
          predecessors.includes(last) ? successorOf(shares, relation, [thing]) : last,
        organisation,
      );
    return (thing) => new Map(ended.map((each) => [each, after(each, thing)]));
  }
}
