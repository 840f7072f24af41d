import { enumOf, LocaleEnum } from '@talkoot/platform/graphql';
import {
  concerned,
  extend,
  parameter,
  readModel,
  type ReadModel,
  type ReadContext,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { AffiliationRoleEnum } from '../people/me.read-model.js';
import { COLLEAGUE_INVITATION_STATUSES, type ColleagueInvitationStatus } from './colleague-invitation-flow.js';
import { ColleagueInvitationEntity } from './colleague-invitation.entity.js';

const StatusEnum = enumOf<ColleagueInvitationStatus>(
  'ColleagueInvitationStatus',
  'Where an invitation to act for an organisation stands.',
  COLLEAGUE_INVITATION_STATUSES,
  {
    sent: 'Waits for an answer',
    accepted: 'The invited person acts for the organisation',
    declined: 'The invited person does not',
    withdrawn: 'Was withdrawn before an answer',
    expired: 'Was not answered in time',
  },
);

const statusOn = ({ status, expiresOn }: Row<ColleagueInvitationEntity>, { today }: ReadContext): Sql =>
  sql`CASE WHEN ${status} = 'sent' AND ${expiresOn} < ${today} THEN 'expired' ELSE ${status} END`;

export const ColleagueInvitation: ReadModel<ColleagueInvitationEntity> = readModel({
  name: 'ColleagueInvitation',
  plural: 'colleagueInvitations',
  description:
    'That somebody is asked by e-mail to act for an organisation. Its managers see that; who is invited has the mail.',
  table: ColleagueInvitationEntity,
  node: 'colleagueinvitation',
  relations: { self: 'organisation' },
  visible: ['colleague-invitation', (_, context) => concerned(context, () => sql`${context.role} = 'manager'`)],
  fields: (is) => ({
    id: is.id('colleagueinvitation', 'id', 'Permanent id. It is not the secret of the mail.'),
    organisation: is.one(() => Organisation, 'organisation', 'For whom they are asked to act.'),
    role: is.enumeration(AffiliationRoleEnum, 'role', 'What they are to be there.'),
    startsOn: is.day('startsOn', 'The first day on which they are to act, or that of the answer if it is later.'),
    address: is.text('address', 'Where the mail goes; null: erased, 30 days after the answer or the last day.', {
      personal: { kind: 'colleagueinvitation', property: 'id' },
    }),
    name: is.text('name', 'What they are called, as far as it was said.', {
      personal: { kind: 'colleagueinvitation', property: 'id' },
    }),
    language: is.enumeration(LocaleEnum, 'locale', 'The language of the mail.'),
    status: is.enumeration(StatusEnum, statusOn, 'Where it stands.'),
    sentOn: is.day('sentOn', 'The day on which it was sent.'),
    expiresOn: is.day('expiresOn', 'The last day on which it can be answered.'),
    answeredOn: is.day('answeredOn', 'The day of the answer, or on which it was withdrawn; null: there is none.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you withdraw it.'),
  }),
  filters: (where) => ({
    status: where.such(
      () => [StatusEnum],
      parameter.texts,
      'In one of these statuses.',
      (each, statuses, context) => sql`${statusOn(each, context)} = ANY (${statuses})`,
    ),
  }),
  orders: (by) => ({ latestSent: by.descending('The last sent first.', 'sentOn') }),
});

extend(Organisation, (is) => ({
  colleagueInvitations: is.connection(
    () => ColleagueInvitation,
    'organisation',
    'Whom its managers have asked to act for it, the last first: for its managers alone.',
  ),
}));
