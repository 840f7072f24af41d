import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LocalDate, OrganisationId, PersonId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { type Stretch, strongest } from './acting.js';
import { Affiliation } from './affiliation.js';
import { AffiliationRepository } from './affiliation.repository.js';

const COLUMN = 'identity.affiliation.organisation_id';

/** One person's way from the predecessors to one successor. */
interface Move {
  readonly person: PersonId;
  readonly successor: OrganisationId;
  readonly leaving: Affiliation[];
}

/** Anyone who acts for an organisation that merges or splits acts for its successor from that day on. */
@Injectable()
export class AffiliationSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [COLUMN];
  readonly keeps = { 'identity.session.organisation_id': 'for whom a browser acted; its person chooses anew' };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly affiliations: AffiliationRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { on, predecessors } = succession;
    const all = await this.affiliations.loadOfPeopleOf(transaction, predecessors);
    const open = all.filter(({ state }) => !state.period.endedBefore(on));
    const begun = movesOf(open, succession).flatMap((move) => carry(move, open, on));
    await this.affiliations.save(transaction, [...open, ...begun]);
  }
}

function movesOf(open: readonly Affiliation[], succession: Succession): Move[] {
  const moves = new Map<string, Move>();
  for (const each of open) {
    const { person, organisation } = each.state;
    if (!succession.predecessors.includes(organisation)) continue;
    const successor = succession.successorFor(organisation, COLUMN, person);
    const move = moves.get(`${person} ${successor}`) ?? { person, successor, leaving: [] };
    move.leaving.push(each);
    moves.set(`${person} ${successor}`, move);
  }
  return [...moves.values()];
}

/** Ends what the person leaves, and what is there of less; begins what is to be. Who acts there in as strong a role already just leaves. */
function carry({ person, successor, leaving }: Move, open: readonly Affiliation[], on: LocalDate): Affiliation[] {
  const there = open.filter(({ state }) => state.person === person && state.organisation === successor);
  const before = strongest(
    there.map(({ state }) => state),
    on,
  );
  const after = strongest(
    [...there, ...leaving].map(({ state }) => state),
    on,
  );
  for (const each of leaving) end(each, on);
  if (isSame(before, after)) return [];
  for (const each of there) end(each, on);
  return after.map(({ role, period, provenance }) =>
    Affiliation.begin({ person, organisation: successor, role, period, provenance }),
  );
}

function end(affiliation: Affiliation, on: LocalDate): void {
  const { from } = affiliation.state.period;
  if (from && !from.isBefore(on)) throw refuse('SUCCESSION_IMPOSSIBLE.affiliationBeginsLater', ['on']);
  affiliation.endBefore(on);
}

const isSame = (one: readonly Stretch[], other: readonly Stretch[]): boolean =>
  one.length === other.length &&
  one.every(({ role, period }, place) => role === other[place]?.role && period.equals(other[place].period));
