import type { EventName } from '@talkoot/contracts';
import type { Sentence } from './sentence.js';

type AlliancesEvent = Extract<EventName, `alliance.${string}`>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What people hear of alliances. */
export const ALLIANCES_SENTENCES: { readonly [N in AlliancesEvent]: Sentence<N> | typeof SILENT } = {
  'alliance.proposed.v1': SILENT,
  'alliance.entered.v1': SILENT,
  'alliance.details-changed.v1': SILENT,
  'alliance.activated.v1': SILENT,
  'alliance.ended.v1': SILENT,
  'alliance.owner-changed.v1': SILENT,
  'alliance.proposer-changed.v1': SILENT,
  'alliance.member-joined.v1': SILENT,
  'alliance.member-left.v1': SILENT,
  'alliance.membership-corrected.v1': SILENT,
  'alliance.theme-group-added.v1': SILENT,
  'alliance.theme-group-renamed.v1': SILENT,
  'alliance.theme-group-removed.v1': SILENT,
  'alliance.themes-arranged.v1': SILENT,
};
