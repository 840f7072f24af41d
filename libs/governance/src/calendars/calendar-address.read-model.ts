import { COLLABORATION_KINDS } from '@talkoot/contracts';
import { Me } from '@talkoot/identity';
import { enumOf, LocaleEnum, NodeType } from '@talkoot/platform/graphql';
import { extend, quoted, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { CalendarAddressEntity } from './calendar-address.entity.js';

const CalendarKindEnum = enumOf('CalendarKind', 'Whose meetings a calendar shows.', ['body', 'collaboration', 'mine'], {
  body: 'Those of one body',
  collaboration: 'Those of all bodies of an alliance, a programme, a project, a pilot or a network',
  mine: 'Those of the bodies in which the person, or the organisation acted for, sits',
});

export const CalendarAddress: ReadModel<CalendarAddressEntity> = readModel({
  name: 'CalendarAddress',
  plural: 'calendarAddresses',
  description:
    'A secret address under which a calendar program reads meetings (RFC 5545), as far as its maker may see them at that time.',
  table: CalendarAddressEntity,
  // They are the person's own, no matter who else sees everything.
  existsWhen: (address, context) => sql`${address.person} = ${context.person}`,
  visible: 'public',
  fields: (is) => ({
    id: is.id('calendaraddress', 'id', 'Permanent id. It is not the secret.'),
    kind: is.enumeration(
      CalendarKindEnum,
      ({ kind }) => sql`CASE ${kind} WHEN 'body' THEN 'body' WHEN 'person' THEN 'mine' ELSE 'collaboration' END`,
      'Whose meetings it shows.',
    ),
    of: is.polymorphic(
      NodeType,
      'The body or the collaboration; null for one’s own meetings, and for what the person may see no longer.',
      (['body', ...COLLABORATION_KINDS] as const).map((each) => ({
        kind: each,
        from: ({ kind, target }) => sql`CASE ${kind} WHEN ${quoted(each)} THEN ${target} END`,
      })),
    ),
    locale: is.enumeration(LocaleEnum, 'locale', 'The language in which it is written.'),
    createdAt: is.moment('createdAt', 'When it was made.'),
    revokedAt: is.moment('revokedAt', 'When it was revoked; null: it is in use.'),
  }),
  orders: (by) => ({ newest: by.descending('The newest first.') }),
});

extend(Me, (is) => ({
  calendarAddresses: is.connection(
    () => CalendarAddress,
    'person',
    'The addresses under which the person lets calendar programs read meetings, the newest first.',
  ),
}));
