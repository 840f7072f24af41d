import { inOneLine, listed, quoted, type Sentences } from '@talkoot/contracts';
import type { Message } from './messages/index.js';
import type { registryEvents } from './registry.events.js';

/** What people hear of organisations and networks. */
export const registrySentences: Sentences<typeof registryEvents, Message> = {
  'organisation.renamed.v1': ({ aggregate, data }, nameOf) => [
    { before: quoted(nameOf(aggregate)), name: quoted(inOneLine(data.name)), on: data.on },
  ],
  'organisations.merged.v1': ({ data }, nameOf) => [
    { predecessors: listed(data.predecessors.map(nameOf)), successor: nameOf(data.successor), on: data.on },
  ],
  'organisation.split.v1': ({ data }, nameOf) => [
    { predecessor: nameOf(data.predecessor), successors: listed(data.successors.map(nameOf)), on: data.on },
  ],
  'organisation.member-joined.v1': ({ aggregate, data }, nameOf) => [
    { authority: nameOf(aggregate), member: nameOf(data.member) },
  ],
  'organisation.member-left.v1': ({ aggregate, data }, nameOf) => [
    { authority: nameOf(aggregate), member: nameOf(data.member), on: data.lastDay },
  ],
  'network.details-changed.v1': ({ aggregate }, nameOf) => [{ network: nameOf(aggregate) }],
  'network.owner-changed.v1': ({ aggregate, data }, nameOf) => [
    { network: nameOf(aggregate), owner: nameOf(data.after), on: data.on },
  ],
  'network.member-joined.v1': ({ aggregate, data }, nameOf) => [
    { network: nameOf(aggregate), member: nameOf(data.member) },
  ],
  'network.member-left.v1': ({ aggregate, data }, nameOf) => [
    { network: nameOf(aggregate), member: nameOf(data.member), on: data.lastDay },
  ],
  'network.themes-changed.v1': ({ aggregate, data }, nameOf) => [{ network: nameOf(aggregate), on: data.on }],
};
