import { type Sentences, sentenceBuilder, VALUE_NAMES } from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
import type { pilotsEvents } from './pilots.events.js';

const { line } = sentenceBuilder({ say });

/** What people hear of pilot programmes, plans, projects and pilots. */
export const pilotsSentences: Sentences<typeof pilotsEvents, Message> = {
  'pilot-programme.created.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'pilot-programme.details-changed.v1': ({ aggregate }, nameOf) => [{ programme: nameOf(aggregate) }],
  'pilot-programme.call-opened.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), opens: data.opens, closes: data.closes ?? 'none' },
  ],
  'pilot-programme.ended.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(aggregate), on: data.on },
    line('line.reason', wordsOf(aggregate)),
  ],
  'pilot-programme.cancelled.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(aggregate), on: data.on },
    line('line.reason', wordsOf(aggregate)),
  ],
  'pilot-programme.owner-changed.v1': ({ aggregate, data }, nameOf) => [
    { programme: nameOf(aggregate), owner: nameOf(data.after), on: data.on },
  ],
  'plan.submitted.v1': ({ aggregate, data }, nameOf) => [
    { plan: nameOf(aggregate), programme: nameOf(data.programme), applicant: nameOf(data.applicant), on: data.on },
    say('line.ownerDecides'),
  ],
  'plan.approved.v1': ({ aggregate, data }, nameOf) => [
    { plan: nameOf(aggregate), on: data.on },
    line('line.pilot', nameOf(data.pilot)),
  ],
  'plan.redirected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { plan: nameOf(aggregate), on: data.on },
    line('line.project', nameOf(data.project)),
    line('line.reason', wordsOf(aggregate)),
  ],
  'plan.rejected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { plan: nameOf(aggregate), on: data.on },
    line('line.reason', wordsOf(aggregate)),
    say('line.newPlan'),
  ],
  'plan.details-changed.v1': ({ aggregate, data }, nameOf) => [
    { plan: nameOf(aggregate), programme: nameOf(data.programme) },
  ],
  'plan.withdrawn.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { plan: nameOf(aggregate), programme: nameOf(data.programme), on: data.on },
    line('line.reason', wordsOf(aggregate)),
  ],
  'plan.party-changed.v1': ({ aggregate, data }, nameOf) => [
    { plan: nameOf(aggregate), before: nameOf(data.before), after: nameOf(data.after), on: data.on },
  ],
  'project.registered.v1': ({ aggregate, data }, nameOf) => [
    { project: nameOf(aggregate), programme: nameOf(data.programme) },
  ],
  'project.details-changed.v1': ({ aggregate }, nameOf) => [{ project: nameOf(aggregate) }],
  'project.coordinator-changed.v1': ({ aggregate, data }, nameOf) => [
    { project: nameOf(aggregate), coordinator: nameOf(data.after), on: data.on },
  ],
  'pilot.drafted.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), programme: nameOf(data.programme) },
    say('line.draftUnseen'),
  ],
  'pilot.details-changed.v1': ({ aggregate }, nameOf) => [{ pilot: nameOf(aggregate) }],
  'pilot.approved.v1': ({ aggregate, data }, nameOf) => [{ pilot: nameOf(aggregate), on: data.on }],
  'pilot.started.v1': ({ aggregate, data }, nameOf) => [{ pilot: nameOf(aggregate), on: data.on }],
  'pilot.completed.v1': ({ aggregate, data }, nameOf) => [{ pilot: nameOf(aggregate), on: data.on }],
  'pilot.closed.v1': ({ aggregate, data }, nameOf) => [{ pilot: nameOf(aggregate), on: data.on }],
  'pilot.cancelled.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { pilot: nameOf(aggregate), on: data.on },
    line('line.reason', wordsOf(aggregate)),
  ],
  'pilot.coordinator-changed.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), coordinator: nameOf(data.after), on: data.on },
  ],
  'pilot.applicant-changed.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), applicant: nameOf(data.after), on: data.on },
  ],
  'pilot.partner-invited.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), partner: nameOf(data.partner), on: data.on },
    say('line.toAnswer'),
  ],
  'pilot.invitation-ended.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), partner: nameOf(data.partner), on: data.lastDay },
  ],
  'pilot.partner-joined.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), partner: nameOf(data.partner), on: data.on },
  ],
  'pilot.partner-left.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), partner: nameOf(data.partner), on: data.lastDay },
  ],
  'pilot.milestone-planned.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), milestone: nameOf(data.milestone) },
    line('line.due', data.due),
  ],
  'pilot.milestone-changed.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), milestone: nameOf(data.milestone) },
    line('line.due', data.due),
  ],
  'pilot.milestone-reached.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), milestone: nameOf(data.milestone), on: data.on },
  ],
  'pilot.milestone-dropped.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { pilot: nameOf(aggregate), milestone: nameOf(data.milestone), on: data.on },
    line('line.reason', wordsOf(data.milestone)),
  ],
  'pilot.experiment-begun.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), experiment: nameOf(data.experiment), on: data.on },
  ],
  'pilot.experiment-concluded.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), experiment: nameOf(data.experiment), on: data.on },
  ],
  'pilot.company-linked.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), company: nameOf(data.company), on: data.on },
  ],
  'pilot.company-link-ended.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), company: nameOf(data.company), on: data.lastDay },
  ],
  'pilot.result-recorded.v1': ({ aggregate, data }, nameOf) => [
    { pilot: nameOf(aggregate), result: nameOf(data.result) },
  ],
  'pilot.status-reported.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { pilot: nameOf(aggregate), state: VALUE_NAMES.light[data.light], on: data.on },
    line('line.reason', wordsOf(data.statusReport)),
  ],
};
