import { type Id, newUuid, type Period, type Provenance } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** In which region a municipality lies in a period; the periods of one municipality never overlap. */
export interface DatedRegion {
  readonly id: string;
  readonly region: Id<'region'>;
  readonly period: Period;
  readonly provenance: Provenance;
}

/** Lays a fact over what was known for its days: others keep the rest of theirs. */
export function withRegion(known: readonly DatedRegion[], fact: DatedRegion): DatedRegion[] {
  const kept = known
    .filter((each) => each.id !== fact.id)
    .flatMap((each) => {
      const rest = each.period.without([fact.period]);
      if (rest.length === 0) throw refuse('ALREADY_MEMBER.coveredRegion', ['period']);
      return rest.map((period, place) => ({ ...each, id: place === 0 ? each.id : newUuid(), period }));
    });
  return [...kept, fact];
}
