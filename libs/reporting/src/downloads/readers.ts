import { type OrganisationId, seesEverything, type Viewer } from '@talkoot/contracts';

/** Whether the viewer may read a report that was asked for on behalf of the organisation. */
export function mayRead(viewer: Viewer, organisation: OrganisationId): boolean {
  return viewer.organisation === organisation || seesEverything(viewer);
}
