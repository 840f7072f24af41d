import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import {
  addActivity,
  changeActivity,
  dropActivity,
  linkActivities,
  reportActivity,
  unlinkActivities,
} from './activities.inputs.js';
import { ActivitiesService } from './activities.service.js';
import { Activity } from './activity.read-model.js';

const linked = { activity: exampleId('activity'), waitsFor: exampleId('activity') };

export const ActivitiesMutations = mutations(ActivitiesService, (change) => ({
  addActivity: change({
    description: 'Add an activity to an action plan of your organisation.',
    may: 'action-plan:draft',
    input: addActivity,
    example: {
      actionPlan: exampleId('actionplan'),
      title: { sv: 'Inventera lediga lokaler', en: 'List premises that are free' },
      due: '2027-06-30',
      budget: { amount: '50000.00', currency: 'SEK' },
    },
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.add(operation, command),
  }),
  changeActivity: change({
    description: 'Change an activity that is neither done nor dropped.',
    may: 'action-plan:draft',
    input: changeActivity,
    example: { activity: exampleId('activity'), due: '2027-09-30', expectedVersion: 1 },
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.change(operation, command),
  }),
  reportActivity: change({
    description:
      'Report how an activity goes: by the organisation that is responsible, or the one whose action plan it is. A status that was reported by mistake is reported anew.',
    may: 'activity:report',
    input: reportActivity,
    example: {
      activity: exampleId('activity'),
      status: 'in-progress',
      note: { en: 'Half of the premises are listed.' },
    },
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.report(operation, command),
  }),
  dropActivity: change({
    description: 'Decide that an activity is not to be done any more, with the reason.',
    may: 'action-plan:draft',
    input: dropActivity,
    example: { activity: exampleId('activity'), reason: { en: 'The region does it.' } },
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.drop(operation, command),
  }),
  linkActivities: change({
    description: 'Say that an activity waits for another one, also of another programme.',
    may: 'action-plan:draft',
    input: linkActivities,
    example: linked,
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.link(operation, command),
  }),
  unlinkActivities: change({
    description: 'Say that an activity waits for another one no more.',
    may: 'action-plan:draft',
    input: unlinkActivities,
    example: linked,
    gives: { activity: () => Activity },
    run: (activities, operation, command) => activities.unlink(operation, command),
  }),
}));
