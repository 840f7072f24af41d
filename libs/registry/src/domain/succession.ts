import {
  Aggregate,
  type InputPath,
  type LocalDate,
  newId,
  type OrganisationId,
  type Provenance,
  type SuccessionKind,
} from '@talkoot/contracts';
import type { Organisation } from './organisation.js';
import { succeedsItself } from './succession.errors.js';

type SuccessionEvent = 'organisations.merged.v1' | 'organisation.split.v1';

/** Who goes on for whom. */
export interface Pair {
  readonly predecessor: OrganisationId;
  readonly successor: OrganisationId;
}

/** That organisations follow each other from a day on. It is recorded once and never changes. */
export class Succession extends Aggregate<'succession', SuccessionEvent> {
  private constructor(
    readonly kind: SuccessionKind,
    readonly on: LocalDate,
    readonly provenance: Provenance,
    readonly pairs: readonly Pair[],
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
    const succession = new Succession('merger', on, provenance, pairs);
    const ids = predecessors.map(({ id }) => id);
    succession.record('organisations.merged.v1', { predecessors: ids, successor: successor.id, on, provenance });
    predecessors.forEach((each, place) => each.end(on, succession.id, ['predecessors', place]));
    return succession;
  }

  /** One becomes several: it ends the day before. */
  static split(
    predecessor: Organisation,
    successors: readonly Organisation[],
    on: LocalDate,
    provenance: Provenance,
  ): Succession {
    requireDifferent([predecessor, ...successors], ['successors']);
    successors.forEach((each, place) => each.requireToGoOn(on, ['successors', place]));
    const pairs = successors.map(({ id }) => ({ predecessor: predecessor.id, successor: id }));
    const succession = new Succession('split', on, provenance, pairs);
    const ids = successors.map(({ id }) => id);
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
  if (new Set(organisations.map(({ id }) => id)).size < organisations.length) throw succeedsItself(path);
}
