import { Injectable } from '@nestjs/common';
import { Clock, isId, LocalDate, type LocalisedText, type PublishedEvent } from '@talkoot/contracts';
import { type NamedInGovernance, NoticesLookup, type Told } from '../persistence/notices.lookup.js';

export type { NamedInGovernance, Told };

/** What notifications ask of governance: who is told of its events, and what things are called there. */
@Injectable()
export class GovernanceNotices {
  constructor(
    private readonly lookup: NoticesLookup,
    private readonly clock: Clock,
  ) {}

  /**
   * Of what a meeting does those hear who sit in its body, or stand in, on its day; of an action item who is responsible.
   * Undefined for events that concern organisations as such.
   */
  async toldOf({ aggregate, data }: PublishedEvent): Promise<readonly Told[] | undefined> {
    if (isId('meeting', aggregate) && 'body' in data) {
      const day = await this.lookup.dayOf(aggregate);
      return day === undefined ? [] : this.lookup.seatedIn(data.body, LocalDate.parse(day));
    }
    return isId('actionitem', aggregate) ? this.lookup.responsibleFor(aggregate, this.clock.today()) : undefined;
  }

  names<I extends NamedInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.names(ids);
  }
}
