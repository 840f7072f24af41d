import type { EventName } from '@talkoot/contracts';
import type { Sentence } from './sentence.js';

type GovernanceEvent = Extract<EventName, `${'body' | 'meeting' | 'action-item' | 'proposal'}.${string}`>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What people hear of bodies, meetings, action items and proposals. */
export const GOVERNANCE_SENTENCES: { readonly [N in GovernanceEvent]: Sentence<N> | typeof SILENT } = {
  'body.founded.v1': SILENT,
  'body.details-changed.v1': SILENT,
  'body.secretariat-changed.v1': SILENT,
  'body.seat-added.v1': SILENT,
  'body.seat-changed.v1': SILENT,
  'body.seat-ended.v1': SILENT,
  'body.seat-handed-over.v1': SILENT,
  'body.mandate-begun.v1': SILENT,
  'body.mandate-ended.v1': SILENT,
  'meeting.planned.v1': SILENT,
  'meeting.details-changed.v1': SILENT,
  'meeting.agenda-changed.v1': SILENT,
  'meeting.convened.v1': SILENT,
  'meeting.moved.v1': SILENT,
  'meeting.cancelled.v1': SILENT,
  'meeting.held.v1': SILENT,
  'meeting.attendance-corrected.v1': SILENT,
  'meeting.decided.v1': SILENT,
  'meeting.minutes-sent.v1': SILENT,
  'meeting.minutes-remarked.v1': SILENT,
  'meeting.minutes-accepted.v1': SILENT,
  'meeting.minutes-approved.v1': SILENT,
  'action-item.given.v1': SILENT,
  'action-item.changed.v1': SILENT,
  'action-item.handed-over.v1': SILENT,
  'action-item.done.v1': SILENT,
  'action-item.withdrawn.v1': SILENT,
  'action-item.due-soon.v1': SILENT,
  'action-item.late.v1': SILENT,
  'proposal.submitted.v1': SILENT,
  'proposal.details-changed.v1': SILENT,
  'proposal.supported.v1': SILENT,
  'proposal.support-ended.v1': SILENT,
  'proposal.party-changed.v1': SILENT,
  'proposal.answered.v1': SILENT,
  'proposal.withdrawn.v1': SILENT,
  'proposal.overdue.v1': SILENT,
};
