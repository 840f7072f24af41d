import type { Id, LocalDate, OrganisationId } from '@talkoot/contracts';

/** Somebody stands in for somebody from a day on; by a succession, or by a decision. */
export interface Handover {
  readonly before: OrganisationId;
  readonly after: OrganisationId;
  readonly on: LocalDate;
  readonly succession?: Id<'succession'>;
}
