import type { Id, OrganisationId } from './ids.js';
import type { LocalDate } from './local-date.js';

/** Somebody stands in for somebody from a day on; by a succession, or by a decision. */
export interface Handover {
  readonly before: OrganisationId;
  readonly after: OrganisationId;
  readonly on: LocalDate;
  readonly succession?: Id<'succession'>;
}
