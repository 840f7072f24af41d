import { context, type Each, type Of, type Rules, type Visibilities, type Queues } from '@talkoot/contracts';
import { reportingEvents } from './reporting.events.js';
import { REPORT_FLOW } from './reports/report-flow.js';

const ids = ['report', 'standingreport'] as const;

const actions = {
  'report:request': {
    allows: 'Request a report of a programme that one may see',
    relations: ['self'],
    on: ['pilotprogramme', 'report'],
    role: 'member',
    isOnesOwn: true,
    byPersonOnly: true,
  },
} as const satisfies Rules;

const visible = {
  'standing-report': { thing: 'The standing report of a programme', seenBy: 'anybody' },
  'own-report': { thing: 'A report that somebody asked for', seenBy: ['self'] },
} as const satisfies Visibilities;

const consumers = {
  'report-runs': { concurrency: 1 },
  'standing-reports': { concurrency: 4 },
} as const satisfies Queues;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Actions extends Of<typeof actions> {}
  interface Visibles extends Of<typeof visible> {}
  interface Consumers extends Of<typeof consumers> {}
  interface Events extends Of<typeof reportingEvents> {}
}

context({
  name: 'reporting',
  ids,
  actions,
  visible,
  consumers,
  events: reportingEvents,
  flows: { Report: REPORT_FLOW },
  load: () => import('./index.js'),
});
