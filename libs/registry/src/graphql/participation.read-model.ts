import { type Looking, Sql } from '@talkoot/platform/read-model';

/**
 * Which organisations take part in which collaborations on the day, as far as the viewer may know: rows of `collaboration` and
 * `organisation`.
 */
type Participation = (looking: Looking) => Sql;

const known: Participation[] = [];

/** A context says who takes part in the collaborations that are its own: members of a network, partners of a pilot … */
export function takesPart(participation: Participation): void {
  known.push(participation);
}

/** Who takes part in what, of every kind of collaboration. */
export const participations = (looking: Looking): Sql =>
  new Sql(`(${known.map((each) => each(looking).toString()).join(' UNION ALL ')})`);
