import { atLeast, type Operation } from '@talkoot/contracts';
import type { Speaker } from './minutes.js';

/** Who speaks on the minutes: the person who acts, for the organisation acted for. */
export const speakerOf = ({ viewer: { person, organisation, role } }: Operation): Speaker => ({
  person,
  organisation,
  isEditor: role !== undefined && atLeast(role, 'editor'),
});
