import { ID } from '@nestjs/graphql';
import { invitedTo } from '@talkoot/identity';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  extend,
  isLinked,
  link,
  parameter,
  readModel,
  type ReadModel,
  required,
  type ReadContext,
  rootOne,
  type Row,
  sees,
  sql,
  type Sql,
  standingOf,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation, ownerOfCollaboration } from '@talkoot/registry';
import { Pilot } from '../pilots/pilot.read-model.js';
import { PlanStatusEnum } from './plan.enums.js';
import { applicantOfPlan, coordinatorOfPlan, named } from './plan-parties.read-model.js';
import { PilotProgramme } from '../programmes/programme.read-model.js';
import { Project } from '../projects/project.read-model.js';
import { PlanEntity, PlanPartyEntity } from './plan.entity.js';

/** Whom a plan names as a partner has not agreed. */
const partyOfPlan = {
  standing: standingOf<PlanPartyEntity>({ self: 'organisation' }, { by: 'plan', model: () => Plan }),
};
const seesPartner = (party: Row<PlanPartyEntity>, context: ReadContext): Sql =>
  sees(partyOfPlan, 'plan-partner', party, context);

/** Who is named in a plan, as far as the viewer sees that. */
const namedInPlan = link(PlanPartyEntity, {
  ...named,
  where: (party, context) => sql`(${party.role} <> 'partner' OR ${seesPartner(party, context)})`,
});
const partnersOfPlan = link(PlanPartyEntity, {
  ...named,
  where: (party, context) => sql`${party.role} = 'partner' AND ${seesPartner(party, context)}`,
});

export const Plan: ReadModel<PlanEntity> = readModel({
  name: 'Plan',
  plural: 'plans',
  description:
    'An answer to the call of a pilot programme. Before the decision only the programme’s owner, the applicant and the coordinator see it, and who is invited to be one of them; then anybody.',
  table: PlanEntity,
  node: 'plan',
  relations: {
    owner: new Through(ownerOfCollaboration, 'programme'),
    applicant: new Through(applicantOfPlan, 'id'),
    coordinator: new Through(coordinatorOfPlan, 'id'),
    invited: new Through(invitedTo, 'id'),
  },
  visible: [
    {
      sees: 'plan',
      when: ({ status }) => sql`${status} NOT IN ('submitted', 'withdrawn')`,
      otherwise: 'plan-before-decision',
    },
  ],
  fields: (is) => ({
    id: is.id('plan', 'id', 'Its id.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    description: is.localised('description', 'What is to be done and why.'),
    status: is.enumeration(PlanStatusEnum, 'status', 'Where it stands.'),
    period: is.period('period', 'When the work would be done, as far as the plan says.'),
    submittedOn: is.day('submittedOn', 'The day on which it was submitted.'),
    decidedOn: is.day('decidedOn', 'The day of the decision; null: not decided yet.'),
    withdrawnOn: is.day('withdrawnOn', 'The day on which it was withdrawn; null: it was not.'),
    reason: is.localised('reason', 'Why it was redirected, rejected or withdrawn.'),
    programme: is.one(() => PilotProgramme, 'programme', 'The programme whose call it answers.'),
    applicant: is.one(() => Organisation, new Through(applicantOfPlan, 'id'), 'Who applies.'),
    coordinator: is.one(() => Organisation, new Through(coordinatorOfPlan, 'id'), 'Who would lead the work.'),
    partners: is.connection(
      () => Organisation,
      new Through(partnersOfPlan, 'id'),
      'The others that it names. They have not agreed: only the owner, the applicant and the coordinator see all of them, and each sees itself.',
    ),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot that it became.'),
    project: is.one(() => Project, 'project', 'The separate project that it goes on as.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where the facts come from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change or decide on the plan.'),
  }),
  filters: (where) => ({
    status: where.anyOf(PlanStatusEnum, 'status', 'In one of these statuses.'),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'In which this organisation is named in any part, on the day looked at.',
      ({ id }, organisation, context) => isLinked(namedInPlan, id, organisation, context),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    submission: by.ascending('The first submitted first.', 'submittedOn'),
    latestSubmission: by.descending('The last submitted first.', 'submittedOn'),
  }),
});

extend(PilotProgramme, (is) => ({
  plans: is.connection(
    () => Plan,
    'programme',
    'The plans that answer its call, in the order of submission: those decided, and of the others those that you may see.',
  ),
}));

rootOne('plan', () => Plan, {
  description: 'The plan with this id, if you may see it.',
  access: 'public',
  dated: true,
  arguments: { id: required(() => ID, parameter.id('plan'), 'Its id.') },
  where: ({ id }, given) => sql`${id} = ${given('id')}`,
});
