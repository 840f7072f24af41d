import { type ReadContext, Sql } from '@talkoot/platform/read-model';

/**
 * Which organisations take part in which collaborations on the day, as far as the viewer may know: rows of `collaboration` and
 * `organisation`.
 */
type Participation = (context: ReadContext) => Sql;

const known: Participation[] = [];

/** A context says who takes part in the collaborations that are its own: members of a network, partners of a pilot … */
export function takesPart(participation: Participation): void {
  known.push(participation);
}

/** Who takes part in what, of every kind of collaboration. */
export const participations = (context: ReadContext): Sql =>
  new Sql(`(${known.map((each) => each(context).toString()).join(' UNION ALL ')})`);
