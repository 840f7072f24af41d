import { ID } from '@nestjs/graphql';
import { COLLABORATION_KINDS } from '@talkoot/contracts';
import { DateScalar, NodeType, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  extend,
  isLinked,
  link,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  type Row,
  select,
  sql,
  type Sql,
  Through,
  Via,
  StandingTo,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Body } from '../bodies/body.read-model.js';
import { Document } from '../bodies/document.read-model.js';
import { ProposalEntity, ProposalPartyEntity } from './proposal.entity.js';
import { ProposalAnswerEnum, ProposalStatusEnum } from './proposal.enums.js';

type Proposed = Row<ProposalEntity>;

const party = { from: 'proposal', to: 'organisation', dated: 'period' } as const;
const proposers = link(ProposalPartyEntity, { ...party, where: ({ role }) => sql`${role} = 'proposer'` });
const supporters = link(ProposalPartyEntity, { ...party, where: ({ role }) => sql`${role} = 'supporter'` });
const addressees = link(ProposalPartyEntity, { ...party, where: ({ role }) => sql`${role} = 'addressee'` });

/** What had become of it by the day that is looked at. */
const statusOn = ({ withdrawnOn, answeredOn }: Proposed, { on }: ReadContext): Sql =>
  sql`CASE WHEN ${withdrawnOn} <= ${on} THEN 'withdrawn' WHEN ${answeredOn} <= ${on} THEN 'answered' ELSE 'submitted' END`;

const isWaiting = ({ withdrawnOn, answeredOn }: Proposed, { on }: ReadContext): Sql =>
  sql`(coalesce(${withdrawnOn} > ${on}, true) AND coalesce(${answeredOn} > ${on}, true))`;

const isOverdue = (proposal: Proposed, context: ReadContext): Sql =>
  sql`(coalesce(${proposal.answerDue} < ${context.on}, false) AND ${isWaiting(proposal, context)})`;

const addressedOrganisation = ({ id }: Proposed, { on }: ReadContext): Sql =>
  select(
    ProposalPartyEntity,
    ({ organisation }) => organisation,
    ({ proposal, role, period }) => ({
      where: sql`${proposal} = ${id} AND ${role} = 'addressee' AND ${during(period, on)}`,
      first: sql`${period}`,
    }),
  );

export const Proposal: ReadModel<ProposalEntity> = readModel({
  name: 'Proposal',
  plural: 'proposals',
  description: 'An initiative of organisations that somebody has to answer. Anybody sees it.',
  table: ProposalEntity,
  node: 'proposal',
  relations: {
    proposer: new Through(proposers, 'id'),
    addressee: [new Through(addressees, 'id'), new StandingTo(() => Body, 'addresseeBody', 'owner', 'secretariat')],
  },
  visible: 'public',
  fields: (is) => ({
    id: is.id('proposal', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code, if it has one.'),
    title: is.localised('title', 'What it is called.'),
    text: is.localised('text', 'What is proposed and why.'),
    documents: is.parts(Document, 'documents', 'Where it is told in full.'),
    proposers: is.connection(() => Organisation, new Through(proposers, 'id'), 'Who makes it, on the day.'),
    supporters: is.connection(() => Organisation, new Through(supporters, 'id'), 'Who else supports it on the day.'),
    addressee: is.polymorphic(NodeType, 'Who has to answer: an organisation, or a body that the viewer may see.', [
      { kind: 'organisation', from: addressedOrganisation },
      { kind: 'body', from: 'addresseeBody' },
    ]),
    collaboration: is.polymorphic(
      NodeType,
      'The alliance, programme, pilot … that it is about or made in; null too when the viewer may not see it.',
      COLLABORATION_KINDS.map((kind) => ({ kind, from: 'collaboration' as const })),
    ),
    status: is.enumeration(ProposalStatusEnum, statusOn, 'What had become of it by the day.'),
    submittedOn: is.day('submittedOn', 'The day on which it was submitted; null: the source does not say.'),
    waitingSince: is.day(
      (proposal, context) => sql`CASE WHEN ${isWaiting(proposal, context)} THEN ${proposal.submittedOn} END`,
      'Since when it waits for its answer; null: it does not, or the source does not say.',
      { nullable: true },
    ),
    answerDue: is.day('answerDue', 'The day by which the answer is asked for; null: none was named.'),
    overdue: is.flag(isOverdue, 'Whether that day had passed without an answer.'),
    answer: is.enumeration(ProposalAnswerEnum, 'answer', 'What was answered; null: nothing yet.'),
    answerText: is.localised('answerText', 'The answer in words.'),
    answeredOn: is.day('answeredOn', 'The day of the answer.'),
    withdrawnOn: is.day('withdrawnOn', 'The day on which it was taken back.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where the facts come from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change or answer the proposal.'),
  }),
  filters: (where) => ({
    status: where.such(
      () => [ProposalStatusEnum],
      parameter.texts,
      'In one of these statuses on the day looked at.',
      (proposal, statuses, context) => sql`${statusOn(proposal, context)} = ANY (${statuses})`,
    ),
    waiting: where.such(
      () => Boolean,
      parameter.flag,
      'Whether they wait for an answer on the day looked at.',
      (proposal, waits, context) => sql`${isWaiting(proposal, context)} = ${waits}`,
    ),
    overdue: where.such(
      () => Boolean,
      parameter.flag,
      'Whether the answer was due before the day looked at and is not there.',
      (proposal, overdue, context) => sql`${isOverdue(proposal, context)} = ${overdue}`,
    ),
    dueBy: where.such(
      () => DateScalar,
      parameter.day,
      'To be answered on this day or before.',
      ({ answerDue }, by) => sql`${answerDue} <= ${by}`,
    ),
    addressee: where.such(
      () => ID,
      parameter.id('organisation', 'body'),
      'That this organisation or body has to answer, on the day looked at.',
      ({ id, addresseeBody }, addressee, context) =>
        sql`(coalesce(${addresseeBody} = ${addressee}, false) OR ${isLinked(addressees, id, addressee, context)})`,
    ),
    proposer: where.such(
      () => ID,
      parameter.id('organisation'),
      'That this organisation makes, on the day looked at.',
      ({ id }, organisation, context) => isLinked(proposers, id, organisation, context),
    ),
    supporter: where.such(
      () => ID,
      parameter.id('organisation'),
      'That this organisation supports on the day looked at.',
      ({ id }, organisation, context) => isLinked(supporters, id, organisation, context),
    ),
    collaboration: where.equal(
      () => ID,
      parameter.id(...COLLABORATION_KINDS),
      'collaboration',
      'About or made in this alliance, programme, pilot …',
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    dueDate: by.ascending('As they are to be answered, those without a day last.', {
      type: 'date',
      of: ({ answerDue }) => sql`coalesce(${answerDue}, 'infinity')`,
    }),
    submission: by.ascending('The first submitted first, those without a day last.', {
      type: 'date',
      of: ({ submittedOn }) => sql`coalesce(${submittedOn}, 'infinity')`,
    }),
    latestSubmission: by.descending('The last submitted first, those without a day last.', {
      type: 'date',
      of: ({ submittedOn }) => sql`coalesce(${submittedOn}, '-infinity')`,
    }),
  }),
});

extend(Organisation, (is) => ({
  proposals: is.connection(
    () => Proposal,
    new Via(
      (organisation, { on }) =>
        distinct(
          ProposalPartyEntity,
          'proposal',
          (each) => sql`${each.organisation} = ${organisation} AND ${during(each.period, on)}`,
        ),
      'id',
    ),
    'The proposals that it makes, supports or has to answer, on the day.',
    { dated: true },
  ),
}));

extend(Body, (is) => ({
  proposals: is.connection(() => Proposal, 'addresseeBody', 'The proposals that it has to answer.'),
}));

rootOne('proposal', () => Proposal, {
  description: 'The proposal with this code.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('proposals', () => Proposal, {
  description: 'The proposals of everybody, as they are to be answered.',
  access: 'public',
  dated: true,
});
