import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { ActionPlan } from './action-plan.read-model.js';
import { adoptActionPlan, discardActionPlan, draftActionPlan } from './action-plans.inputs.js';
import { ActionPlansService } from './action-plans.service.js';

export const ActionPlansMutations = mutations(ActionPlansService, (change) => ({
  draftActionPlan: change({
    description:
      'Draft what your organisation does in a year for one strategic area of a programme, perhaps as a copy of an earlier year. Only your organisation sees it until it is adopted.',
    may: 'action-plan:draft',
    input: draftActionPlan,
    example: {
      programme: exampleId('programme'),
      organisation: exampleId('organisation'),
      year: 2027,
      area: exampleId('programmeitem'),
    },
    gives: { actionPlan: () => ActionPlan },
    run: (plans, operation, command) => plans.draft(operation, command),
  }),
  adoptActionPlan: change({
    description: 'Record that an action plan was adopted. From then on anyone who sees the programme sees it.',
    may: 'action-plan:adopt',
    input: adoptActionPlan,
    example: { actionPlan: exampleId('actionplan'), adoptedOn: '2026-12-14', expectedVersion: 1 },
    gives: { actionPlan: () => ActionPlan },
    run: (plans, operation, command) => plans.adopt(operation, command),
  }),
  discardActionPlan: change({
    description: 'Give up the draft of an action plan.',
    may: 'action-plan:draft',
    input: discardActionPlan,
    example: { actionPlan: exampleId('actionplan'), expectedVersion: 1 },
    gives: { actionPlan: () => ActionPlan },
    run: (plans, operation, command) => plans.discard(operation, command),
  }),
}));
