import { Invitation } from '@talkoot/identity';
import { extend } from '@talkoot/platform/read-model';
import { Proposal } from './proposal.read-model.js';

extend(Proposal, (is) => ({
  invitations: is.connection(
    () => Invitation,
    'to',
    'Who is, or was, invited to make it as well: as far as you have invited or are invited.',
  ),
}));
