import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { approvePlan, changePlan, redirectPlan, rejectPlan, submitPlan, withdrawPlan } from './plans.inputs.js';
import { Plan } from './plan.read-model.js';
import { PlansService } from './plans.service.js';

export const PlansMutations = mutations(PlansService, (change) => ({
  submitPlan: change({
    description:
      'Answer the call of a pilot programme with a plan, while the call is open. Until it is decided only the owner of the programme, the applicant and the coordinator see it, and who is invited to be one of them.',
    may: 'plan:submit',
    input: submitPlan,
    example: {
      programme: exampleId('pilotprogramme'),
      name: { en: 'Shared tourism office' },
      applicant: exampleId('organisation'),
    },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.submit(operation, command),
  }),
  changePlan: change({
    description:
      'Correct a plan of your organisation until it is decided, also after the call has closed. Everybody who was invited to it has to have answered.',
    may: 'plan:submit',
    input: changePlan,
    example: { plan: exampleId('plan'), expectedVersion: 1, name: { en: 'Shared tourism office' } },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.change(operation, command),
  }),
  withdrawPlan: change({
    description:
      'Withdraw a plan of your organisation until it is decided. It stays readable for those who see it now.',
    may: 'plan:submit',
    input: withdrawPlan,
    example: { plan: exampleId('plan'), expectedVersion: 1, reason: { en: 'The site is not available this year.' } },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.withdraw(operation, command),
  }),
  approvePlan: change({
    description:
      'Approve a plan: it becomes a pilot at once, and the partners that it names are invited. Everybody who was invited to the plan has to have answered.',
    may: 'plan:decide',
    input: approvePlan,
    example: { plan: exampleId('plan'), code: 'GREEN-2026', expectedVersion: 1 },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.approve(operation, command),
  }),
  redirectPlan: change({
    description: 'Redirect a plan: it goes on as a separate project beside the pilots of the programme.',
    may: 'plan:decide',
    input: redirectPlan,
    example: { plan: exampleId('plan'), code: 'GREEN-2026', expectedVersion: 1 },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.redirect(operation, command),
  }),
  rejectPlan: change({
    description: 'Reject a plan, with the reason.',
    may: 'plan:decide',
    input: rejectPlan,
    example: { plan: exampleId('plan'), reason: { en: 'The site is not available this year.' }, expectedVersion: 1 },
    gives: { plan: () => Plan },
    run: (plans, operation, command) => plans.reject(operation, command),
  }),
}));
