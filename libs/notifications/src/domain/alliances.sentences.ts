import type { EventName } from '@talkoot/contracts';
import { line, listed, quoted, type Sentences, SILENT } from './sentence.js';
import { translations } from './translations.js';

/** What people hear of alliances. */
export const ALLIANCES_SENTENCES: Sentences<Extract<EventName, `alliance.${string}`>> = {
  'alliance.proposed.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate) },
    line('line.proposers', listed(data.proposers.map(nameOf))),
  ],
  'alliance.entered.v1': SILENT,
  'alliance.details-changed.v1': ({ aggregate }, nameOf) => [{ alliance: nameOf(aggregate) }],
  'alliance.activated.v1': ({ aggregate, data }, nameOf) => [{ alliance: nameOf(aggregate), on: data.on }],
  'alliance.ended.v1': ({ aggregate, data }, nameOf) => [{ alliance: nameOf(aggregate), on: data.on }],
  'alliance.owner-changed.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), owner: nameOf(data.after), on: data.on },
  ],
  'alliance.proposer-changed.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), before: nameOf(data.before), after: nameOf(data.after), on: data.on },
  ],
  'alliance.proposer-joined.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), proposer: nameOf(data.proposer) },
  ],
  'alliance.proposer-stated.v1': SILENT,
  'alliance.member-joined.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), member: nameOf(data.member) },
  ],
  'alliance.member-left.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), member: nameOf(data.member), on: data.lastDay },
  ],
  'alliance.membership-corrected.v1': SILENT,
  // That the themes are arranged tells of it: several groups at once would be as many mails.
  'alliance.theme-group-added.v1': SILENT,
  'alliance.theme-group-renamed.v1': ({ aggregate, data }, nameOf) => [
    {
      alliance: nameOf(aggregate),
      before: quoted(translations(data.before)),
      name: quoted(translations(data.name)),
      on: data.on,
    },
  ],
  'alliance.theme-group-removed.v1': SILENT,
  'alliance.themes-arranged.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), on: data.on ?? 'none' },
  ],
};
