import { ID } from '@nestjs/graphql';
import {
  COLLABORATION_KINDS,
  type Id,
  INVITATION_ROLES,
  INVITATION_STATUSES,
  type InvitationRole,
  type InvitationStatus,
  type LocalDate,
  MANDATE_ROLES,
  type MandateRole,
  type OrganisationId,
  type Period,
  type PersonId,
} from '@talkoot/contracts';
import { enumOf, NodeType } from '@talkoot/platform/graphql';
import {
  Among,
  distinct,
  during,
  extend,
  idWithKind,
  InPerson,
  link,
  parameter,
  plainTable,
  readModel,
  type ReadModel,
  sql,
  unionTable,
  Via,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Me } from '../people/me.read-model.js';

const InvitationRoleEnum = enumOf<InvitationRole | MandateRole>(
  'InvitationRole',
  'What an organisation or a person is invited to be.',
  [...INVITATION_ROLES, ...MANDATE_ROLES],
  {
    proposer: 'To propose an alliance, or make a proposal, together with others',
    member: 'A member of an alliance',
    owner: 'The owner of an alliance',
    applicant: 'The applicant of a plan',
    coordinator: 'The coordinator of a plan',
    partner: 'A partner in a pilot',
    secretariat: 'The secretariat of a body',
    holder: 'The holder of a seat in a body',
    substitute: 'The substitute of the holder of a seat in a body',
  },
);

const InvitationStatusEnum = enumOf<InvitationStatus>(
  'InvitationStatus',
  'Where an invitation stands.',
  INVITATION_STATUSES,
  {
    pending: 'Waits for an answer',
    accepted: 'Who is invited takes part',
    declined: 'Who is invited does not take part',
    withdrawn: 'Was withdrawn, or what it invited to is over',
  },
);

/** What waits, or waited, for somebody's consent, whichever table says so. */
export interface InvitationRow {
  readonly id: string;
  /** The kind of its id: `invitation`, or that of the context whose row it is. */
  readonly kind: string;
  readonly version: number | null;
  /** The key of what it invites to. */
  readonly to: string;
  readonly roles: readonly (InvitationRole | MandateRole)[];
  /** Who is invited: an organisation, or a person. */
  readonly organisation: OrganisationId | null;
  readonly person: PersonId | null;
  readonly inviter: OrganisationId | null;
  readonly startsOn: LocalDate | null;
  readonly sentOn: LocalDate;
  readonly status: InvitationStatus;
  readonly answeredOn: LocalDate | null;
  /** In which it is theirs. */
  readonly period: Period;
}

/**
 * All that waits for consent, as one table. A later context whose own rows are invitations adds them:
 * `invitations.add(PartnershipEntity, (p) => ({ … }), ({ status }) => sql`${status} = 'invited'`)`.
 */
export const invitations = unionTable<InvitationRow>('invitation', {
  id: 'uuid',
  kind: 'text',
  version: 'integer?',
  to: 'uuid',
  roles: 'text[]',
  organisation: 'uuid?',
  person: 'uuid?',
  inviter: 'uuid?',
  startsOn: 'date?',
  sentOn: 'date',
  status: 'text',
  answeredOn: 'date?',
  period: 'daterange',
});

/** Those that are things of their own: the view has one row for each time in which somebody is invited. */
const held = plainTable<Omit<InvitationRow, 'kind' | 'person'> & { readonly id: Id<'invitation'> }>(
  'identity',
  'invitation_held',
  {
    id: ['id', 'uuid'],
    version: ['version', 'integer'],
    to: ['to_id', 'uuid'],
    roles: ['roles', 'text[]'],
    organisation: ['organisation_id', 'uuid'],
    inviter: ['inviter_id', 'uuid?'],
    startsOn: ['starts_on', 'date?'],
    sentOn: ['sent_on', 'date'],
    status: ['status', 'text'],
    answeredOn: ['answered_on', 'date?'],
    period: ['period', 'daterange'],
  },
);

invitations.add({ name: 'held', table: held }, (row) => ({
  id: row.id,
  kind: sql`'invitation'`,
  version: row.version,
  to: row.to,
  roles: row.roles,
  organisation: row.organisation,
  person: sql`NULL`,
  inviter: row.inviter,
  startsOn: row.startsOn,
  sentOn: row.sentOn,
  status: row.status,
  answeredOn: row.answeredOn,
  period: row.period,
}));

/** Who is invited to a thing and has not answered. */
export const invitedTo = link(
  { name: 'held', table: held },
  {
    from: 'to',
    to: 'organisation',
    dated: 'period',
    where: ({ status }) => sql`${status} = 'pending'`,
  },
);

export const Invitation: ReadModel<InvitationRow> = readModel({
  name: 'Invitation',
  plural: 'invitations',
  description:
    'That an organisation, or a person, is asked to take part in something. Until an organisation accepts, only it and who invited it see that; an invited person alone sees it here.',
  table: invitations.table,
  holds: 'invitation',
  existsWhen: ({ period, answeredOn }, { today }) => during(period, sql`coalesce(${answeredOn}, ${today})`),
  relations: {
    invited: 'organisation',
    // Who invites a person sees that where the person is invited to, without the person.
    inviter: new Among(
      Organisation,
      ({ organisation, inviter }, viewer) => sql`(${organisation} IS NOT NULL AND ${inviter} = ${viewer})`,
      ({ organisation, inviter }) => sql`SELECT ${inviter} AS id WHERE ${organisation} IS NOT NULL`,
    ),
    person: new InPerson(({ person }, context) => sql`${person} = ${context.person}`),
  },
  visible: ['consent'],
  fields: (is) => ({
    id: is.anyId(
      ({ id, kind }) => idWithKind(kind, id),
      'Its id. `acceptInvitation` and `declineInvitation` take one that begins with `invitation_`; one that begins with `partnership_` is answered with `joinPilot` or `endInvitation`, one that begins with `seatinvitation_` with `acceptSeat` or `declineSeat`.',
    ),
    to: is.polymorphic(
      NodeType,
      'What it invites to: an alliance, a proposal, a plan, a pilot, a body …',
      [...COLLABORATION_KINDS, 'proposal' as const, 'plan' as const, 'body' as const].map((kind) => ({
        kind,
        from: 'to' as const,
      })),
    ),
    roles: is.enumerations(InvitationRoleEnum, 'roles', 'What the organisation or the person is to be.'),
    organisation: is.one(() => Organisation, 'organisation', 'Which organisation is invited; null: a person is.'),
    invitedBy: is.one(() => Organisation, 'inviter', 'Who invited it; null: not known.'),
    startsOn: is.day('startsOn', 'The first day of the membership that is offered; null: the day of the answer.'),
    sentOn: is.day('sentOn', 'The day of the invitation.'),
    status: is.enumeration(InvitationStatusEnum, 'status', 'Where it stands.'),
    answeredOn: is.day('answeredOn', 'The day of the answer, or on which it was withdrawn; null: it waits.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you answer it; null: it has none of its own.'),
  }),
  filters: (where) => ({
    status: where.anyOf(InvitationStatusEnum, 'status', 'In one of these statuses.'),
    to: where.equal(
      () => ID,
      parameter.id(...COLLABORATION_KINDS, 'proposal', 'plan', 'body'),
      'to',
      'To this alliance, proposal, pilot …',
    ),
  }),
  orders: (by) => ({
    sent: by.ascending('The first sent first.', 'sentOn'),
    latestSent: by.descending('The last sent first.', 'sentOn'),
  }),
});

extend(Me, (is) => ({
  invitations: is.connection(
    () => Invitation,
    new Via(
      (person, context) =>
        distinct(
          Invitation,
          'id',
          (each) =>
            sql`${each.status} = 'pending' AND ${during(each.period, context.today)} AND (${each.organisation} = ${context.organisation} OR ${each.person} = ${person}) IS TRUE`,
        ),
      'id',
    ),
    'What waits for the consent of the organisation that the person acts for, or of the person, the first sent first.',
  ),
}));
