import {
  Aggregate,
  type Id,
  type IdKind,
  type InputPath,
  type LocalDate,
  newId,
  type OrganisationId,
  type Provenance,
  type SuccessionKind,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { Organisation } from './organisation.js';

type SuccessionEvent = 'organisations.merged.v1' | 'organisation.split.v1';

/** Who goes on for whom. */
export interface Pair {
  readonly predecessor: OrganisationId;
  readonly successor: OrganisationId;
}

/** Who goes on with one thing of an organisation that splits; `as` names the relation when it was several things to it. */
export interface GoingOn {
  readonly with: Id<IdKind>;
  readonly as?: string | undefined;
  readonly successor: OrganisationId;
}

/** Who goes on with what: what is named, and everything else. */
export interface Shares {
  readonly otherwise: OrganisationId;
  readonly goingOn: readonly GoingOn[];
}

/**
 * Who goes on with a thing. The most exact word counts: of this relation to this thing, of this thing, of what it is part of (a grant of
 * its pilot), of everything else.
 */
export function successorOf(
  { otherwise, goingOn }: Shares,
  relation: string,
  things: readonly Id<IdKind>[],
): OrganisationId {
  const named = things.flatMap((thing) => {
    const own = goingOn.filter((each) => each.with === thing);
    return [...own.filter((each) => each.as === relation), ...own.filter((each) => each.as === undefined)];
  });
  return named[0]?.successor ?? otherwise;
}

/** That organisations follow each other from a day on. It is recorded once and never changes. */
export class Succession extends Aggregate<'succession', SuccessionEvent> {
  private constructor(
    readonly kind: SuccessionKind,
    readonly on: LocalDate,
    readonly provenance: Provenance,
    readonly pairs: readonly Pair[],
    /** None in a renaming. */
    readonly shares?: Shares,
  ) {
    super(newId('succession'), 0);
  }

  /** Several become one: they end the day before, and the successor, new or there already, stands in for them. */
  static merge(
    predecessors: readonly Organisation[],
    successor: Organisation,
    on: LocalDate,
    provenance: Provenance,
  ): Succession {
    requireDifferent([...predecessors, successor], ['predecessors']);
    successor.requireToGoOn(on, ['successor']);
    const pairs = predecessors.map(({ id }) => ({ predecessor: id, successor: successor.id }));
    const succession = new Succession('merger', on, provenance, pairs, { otherwise: successor.id, goingOn: [] });
    const ids = predecessors.map(({ id }) => id);
    succession.record('organisations.merged.v1', { predecessors: ids, successor: successor.id, on, provenance });
    predecessors.forEach((each, place) => each.end(on, succession.id, ['predecessors', place]));
    return succession;
  }

  /** One becomes several: it ends the day before. */
  static split(
    predecessor: Organisation,
    successors: readonly Organisation[],
    shares: Shares,
    on: LocalDate,
    provenance: Provenance,
  ): Succession {
    requireDifferent([predecessor, ...successors], ['successors']);
    successors.forEach((each, place) => each.requireToGoOn(on, ['successors', place]));
    const pairs = successors.map(({ id }) => ({ predecessor: predecessor.id, successor: id }));
    const succession = new Succession('split', on, provenance, pairs, shares);
    const ids = successors.map(({ id }) => id);
    requireAmong(ids, shares);
    succession.record('organisation.split.v1', { predecessor: predecessor.id, successors: ids, on, provenance });
    predecessor.end(on, succession.id, ['organisation']);
    return succession;
  }

  /** One goes on under another name; its own event tells it. */
  static rename(organisation: Organisation, on: LocalDate, provenance: Provenance): Succession {
    return new Succession('renaming', on, provenance, [{ predecessor: organisation.id, successor: organisation.id }]);
  }

  protected concerned(): readonly OrganisationId[] {
    return [];
  }
}

function requireDifferent(organisations: readonly Organisation[], path: InputPath): void {
  if (new Set(organisations.map(({ id }) => id)).size < organisations.length)
    throw refuse('SUCCESSION_IMPOSSIBLE.namedTwice', path);
}

function requireAmong(successors: readonly OrganisationId[], { otherwise, goingOn }: Shares): void {
  if (!successors.includes(otherwise)) throw refuse('SUCCESSION_IMPOSSIBLE.notAmongSuccessors', ['otherwise']);
  goingOn.forEach(({ successor }, place) => {
    if (!successors.includes(successor))
      throw refuse('SUCCESSION_IMPOSSIBLE.notAmongSuccessors', ['goingOn', place, 'successor']);
  });
}
