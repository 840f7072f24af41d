import { Invitation } from '@talkoot/identity';
import { extend } from '@talkoot/platform/read-model';
import { Alliance } from './alliance.read-model.js';

extend(Alliance, (is) => ({
  invitations: is.connection(
    () => Invitation,
    'to',
    'Who is, or was, invited to propose it or to be a member: as far as you have invited or are invited.',
  ),
}));
