import { refuse } from './catalogue.js';
import type { EventData, EventName, RecordedEvent } from './events.js';
import { type EventId, type Id, type IdKind, idsIn, newId, type OrganisationId } from './ids.js';

/**
 * A thing that changes as a whole: its methods check the rule, change the state and record the event. Its version counts its
 * events, so that a stale update is seen and no two changes get the same version.
 */
export abstract class Aggregate<K extends IdKind, N extends EventName> {
  private recorded: RecordedEvent[] = [];
  private currentVersion: number;

  protected constructor(
    readonly id: Id<K>,
    version: number,
  ) {
    this.currentVersion = version;
  }

  get version(): number {
    return this.currentVersion;
  }

  /** Refuses a change made on what the viewer read before somebody else changed it. */
  expectVersion(expected: number | undefined): void {
    if (expected !== undefined && expected !== this.currentVersion)
      throw refuse('STALE_VERSION', ['expectedVersion'], { expected, actual: this.currentVersion });
  }

  /** The organisations that an event concerns, besides those that it names. */
  protected abstract concerned(event: N): readonly OrganisationId[];

  /** Whether anybody may see the thing as it stands; its events follow it. */
  protected isPublic(): boolean {
    return true;
  }

  /** Returns the event's id, by which a posting names its cause. */
  protected record<E extends N>(name: E, data: EventData<E>): EventId {
    const id = newId('event');
    this.currentVersion += 1;
    this.recorded.push({
      id,
      name,
      aggregate: this.id,
      version: this.currentVersion,
      data,
      organisations: [...new Set([...this.concerned(name), ...idsIn({ aggregate: this.id, data }, ['organisation'])])],
      restricted: !this.isPublic(),
    });
    return id;
  }

  /** Whether something was recorded that nobody has taken yet. */
  get hasEvents(): boolean {
    return this.recorded.length > 0;
  }

  /** Hands over what was recorded since the last time. */
  takeEvents(): RecordedEvent[] {
    const events = this.recorded;
    this.recorded = [];
    return events;
  }
}
