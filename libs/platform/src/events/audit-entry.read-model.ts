import {
  CREDENTIAL_KINDS,
  type Credential,
  type Id,
  type IdKind,
  type OrganisationId,
  type Origin,
  type PersonId,
} from '@talkoot/contracts';
import { ID } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { DateTimeScalar, enumOf } from '../graphql/index.js';
import {
  concerned,
  idWithKind,
  parameter,
  partModel,
  plainTable,
  readModel,
  type ReadModel,
  rootConnection,
  sql,
  Via,
} from '../read-model/index.js';
import { Event, OriginEnum } from './event.read-model.js';

const AuditOutcomeEnum = enumOf<'done' | 'refused'>('AuditOutcome', 'What became of it.', ['done', 'refused'], {
  done: 'It was done',
  refused: 'It was refused',
});

const CredentialKindEnum = enumOf<Credential['kind']>(
  'CredentialKind',
  'By what a request showed who asks.',
  CREDENTIAL_KINDS,
  {
    token: 'A token of the command line',
    session: 'The session of a browser',
    key: 'The key of a system',
    'access-token': 'A token of the provider of sign-ins',
  },
);

/** A row of platform.audit_entry, as far as it is shown. */
interface AuditFacts {
  readonly id: Id<'auditentry'>;
  readonly sequence: bigint;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subjectKind: IdKind | null;
  readonly subject: string | null;
  readonly detail: object | null;
  readonly events: readonly string[];
  readonly person: PersonId | null;
  readonly organisation: OrganisationId | null;
  readonly credentialKind: string | null;
  readonly credential: string | null;
  readonly credentialName: string | null;
  readonly address: string;
  readonly origin: Origin;
  readonly requestId: string;
  readonly time: Date;
  readonly previousHash: string;
  readonly hash: string;
}

const entries = plainTable<AuditFacts>(
  'platform',
  'audit_entry',
  {
    id: ['id', 'uuid'],
    sequence: ['sequence', 'bigint'],
    action: ['action', 'text'],
    outcome: ['outcome', 'text'],
    subjectKind: ['subject_kind', 'text?'],
    subject: ['subject_id', 'uuid?'],
    detail: ['detail', 'jsonb?'],
    events: ['events', 'uuid[]'],
    person: ['person_id', 'uuid?'],
    organisation: ['organisation_id', 'uuid?'],
    credentialKind: ['credential_kind', 'text?'],
    credential: ['credential_id', 'text?'],
    credentialName: ['credential_name', 'text?'],
    address: ['address', 'text'],
    origin: ['origin', 'text'],
    requestId: ['request_id', 'text'],
    time: ['occurred_at', 'timestamptz'],
    previousHash: ['previous_hash', 'text'],
    hash: ['hash', 'text'],
  },
  [['sequence']],
);

/** What entries are about, in their order. */
const subjects = plainTable<{ readonly subject: string; readonly sequence: bigint }>(
  'platform',
  'audit_subject',
  { subject: ['subject_id', 'uuid'], sequence: ['sequence', 'bigint'] },
  [['subject', 'sequence']],
);

const AuditChange = partModel('AuditChange', 'A value before and after the change.', (is) => ({
  table: is.text(
    ({ element }) => sql`${element} ->> 'table'`,
    'What kind of record it stands in, as docs/schema.sql has it.',
  ),
  row: is.text(({ element }) => sql`${element} ->> 'row'`, 'The UUID of the record.'),
  field: is.text(({ element }) => sql`${element} ->> 'field'`, 'Its name.'),
  before: is.text(({ element }) => sql`${element} ->> 'before'`, 'The first 1000 characters; null: there was none.', {
    nullable: true,
  }),
  after: is.text(({ element }) => sql`${element} ->> 'after'`, 'The first 1000 characters; null: there is none.', {
    nullable: true,
  }),
}));

export const AuditEntry: ReadModel<AuditFacts> = readModel({
  name: 'AuditEntry',
  plural: 'auditEntries',
  description:
    'That something was done or refused: by whom, for whom, when, by which credential, from where. It never changes.',
  table: entries,
  // Everybody sees what they did themselves.
  visible: [({ person }, context) => concerned(context, () => sql`${person} = ${context.person}`)],
  fields: (is) => ({
    id: is.id('auditentry', 'id', 'Permanent id.'),
    position: is.text(({ sequence }) => sql`${sequence}::text`, 'Its place in the chain, from 1 on without gaps.'),
    time: is.moment('time', 'When it was done.'),
    action: is.text('action', 'What was done: the name of a mutation, or such as session.begun.'),
    outcome: is.enumeration(AuditOutcomeEnum, 'outcome', 'Whether it was done.'),
    person: is.id('person', 'person', 'Who did it; null: a job, a command, or somebody who is not signed in.'),
    organisation: is.id('organisation', 'organisation', 'The organisation for which it was done.'),
    credentialKind: is.enumeration(CredentialKindEnum, 'credentialKind', 'By what the person was known.'),
    credential: is.text('credential', 'The id of that token, session or key.'),
    credentialName: is.text('credentialName', 'What it was called.'),
    address: is.text('address', 'From where: an IP address; “none” for jobs and commands.', {
      personal: { kind: 'person', property: 'person' },
    }),
    origin: is.enumeration(OriginEnum, 'origin', 'What made it.'),
    requestId: is.text('requestId', 'The id of the request; the header x-request-id of its answer has it.'),
    subject: is.anyId(
      ({ subjectKind, subject }) => idWithKind(sql`${subjectKind}`, sql`${subject}`),
      'What it was done to, first of all.',
      {
        nullable: true,
      },
    ),
    detail: is.json(GraphQLJSONObject, 'detail', 'What else belongs to it.'),
    changes: is.parts(
      AuditChange,
      ({ events }) => sql`platform.audit_changes(${events})`,
      'What was changed, value by value; at most those of 100 records. What is new stands in the events.',
    ),
    events: is.connection(
      () => Event,
      new Via((events) => sql`SELECT unnest(${events}) AS id`, 'events'),
      'What happened by it.',
    ),
    previousHash: is.text('previousHash', 'The hash of the entry before.'),
    hash: is.text('hash', 'The hash of that and of the whole entry; docs/audit.md tells of what.'),
  }),
  filters: (where) => ({
    person: where.equal(() => ID, parameter.id('person'), 'person', 'Done by this person.'),
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'Done for this organisation.'),
    credential: where.equal(() => String, parameter.text, 'credential', 'By the token, session or key with this id.'),
    action: where.equal(() => String, parameter.text, 'action', 'Of this kind: renamePilot, session.begun.'),
    outcome: where.equal(() => AuditOutcomeEnum, parameter.oneOf, 'outcome', 'Done, or refused.'),
    address: where.equal(() => String, parameter.text, 'address', 'From this address; “none”: jobs and commands.'),
    requestId: where.equal(() => String, parameter.text, 'requestId', 'Of one request.'),
    origin: where.equal(
      () => OriginEnum,
      parameter.oneOf,
      'origin',
      'Made by a request, an import, a job or the example data.',
    ),
    subject: where.foundIn(
      subjects,
      (entry, { sequence }, subject) => sql`${entry.subject} = ${subject} AND ${entry.sequence} = ${sequence}`,
      where.such(
        () => ID,
        parameter.id(),
        'About this thing: done to it, or it was changed by it.',
        ({ sequence }, subject) =>
          sql`EXISTS (SELECT FROM platform.audit_subject s WHERE s.subject_id = ${subject} AND s.sequence = ${sequence})`,
      ),
    ),
    since: where.such(
      () => DateTimeScalar,
      parameter.moment,
      'At this moment or later.',
      ({ time }, moment) => sql`${time} >= ${moment}`,
    ),
    until: where.such(
      () => DateTimeScalar,
      parameter.moment,
      'Before this moment.',
      ({ time }, moment) => sql`${time} < ${moment}`,
    ),
  }),
  orders: (by) => ({
    position: by.descending('The newest first.', 'sequence'),
  }),
});

rootConnection('auditEntries', () => AuditEntry, {
  description: 'Who did what, the newest first. For auditors and operators.',
  access: 'audit:read',
});
