import { inOneLine, listed, quoted, type Sentences, sentenceBuilder } from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
import type { alliancesEvents } from './alliances.events.js';

const { line } = sentenceBuilder({ say });

/** What people hear of alliances. */
export const alliancesSentences: Sentences<typeof alliancesEvents, Message> = {
  'alliance.proposed.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate) },
    line('line.proposers', listed(data.proposers.map(nameOf))),
  ],
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
  'alliance.member-joined.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), member: nameOf(data.member) },
  ],
  'alliance.member-left.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), member: nameOf(data.member), on: data.lastDay },
  ],
  'alliance.theme-group-renamed.v1': ({ aggregate, data }, nameOf) => [
    {
      alliance: nameOf(aggregate),
      before: quoted(inOneLine(data.before)),
      name: quoted(inOneLine(data.name)),
      on: data.on,
    },
  ],
  'alliance.themes-arranged.v1': ({ aggregate, data }, nameOf) => [
    { alliance: nameOf(aggregate), on: data.on ?? 'none' },
  ],
};
