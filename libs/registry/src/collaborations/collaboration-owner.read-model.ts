import { link } from '@talkoot/platform/read-model';
import { CollaborationOwnerEntity } from './collaboration.entity.js';

/** Who owns a collaboration on the day. */
export const ownerOfCollaboration = link(CollaborationOwnerEntity, {
  from: 'collaboration',
  to: 'organisation',
  dated: 'period',
});
