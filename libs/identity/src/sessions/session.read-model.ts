import { extend, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Me } from '../people/me.read-model.js';
import { SessionEntity } from './session.entity.js';

export const Session: ReadModel<SessionEntity> = readModel({
  name: 'Session',
  plural: 'sessions',
  description: 'A browser in which the person who asks is, or was, signed in.',
  table: SessionEntity,
  // They are the person's own, no matter who else sees everything.
  existsWhen: (session, context) => sql`${session.person} = ${context.person}`,
  visible: 'public',
  fields: (is) => ({
    id: is.id('session', 'id', 'Permanent id. It is not the secret.'),
    begunAt: is.moment('begunAt', 'When the person signed in.'),
    lastUsedAt: is.moment('lastUsedAt', 'When it was used last, to the minute.'),
    endsAt: is.moment(
      ({ idleEndsAt, endedAt }) => sql`coalesce(${endedAt}, ${idleEndsAt})`,
      'When it ended, or ends unless it is used before.',
    ),
    isOver: is.flag(
      ({ idleEndsAt, endedAt }, { now }) => sql`(${endedAt} IS NOT NULL OR ${idleEndsAt} <= ${now})`,
      'Whether it is over.',
    ),
    isThis: is.flag(
      ({ id }, { session }) => sql`coalesce(${id} = ${session}, false)`,
      'Whether it is the session that this request comes with.',
    ),
    address: is.text('address', 'The network address from which the person signed in.'),
    provider: is.text('provider', 'Where the person signed in: the issuer of the provider, or local.'),
    organisation: is.one(() => Organisation, 'organisation', 'The organisation acted for; null: not chosen yet.'),
  }),
  orders: (by) => ({ newest: by.descending('The newest first.', 'begunAt') }),
});

extend(Me, (is) => ({
  sessions: is.connection(
    () => Session,
    'person',
    'The browsers in which the person is or was signed in, the newest first.',
  ),
}));
