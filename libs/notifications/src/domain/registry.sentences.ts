import type { EventName } from '@talkoot/contracts';
import { listed, quoted, type Sentences, SILENT } from './sentence.js';
import { translations } from './translations.js';

type RegistryEvent = Extract<
  EventName,
  `${'organisation' | 'organisations' | 'region' | 'theme' | 'network'}.${string}`
>;

/** What people hear of organisations and networks. */
export const REGISTRY_SENTENCES: Sentences<RegistryEvent> = {
  'organisation.registered.v1': SILENT,
  'organisation.corrected.v1': SILENT,
  'organisation.ended.v1': SILENT,
  'organisation.region-set.v1': SILENT,
  'organisation.membership-corrected.v1': SILENT,
  'region.registered.v1': SILENT,
  'region.corrected.v1': SILENT,
  'theme.added.v1': SILENT,
  'theme.renamed.v1': SILENT,
  'theme.placed.v1': SILENT,
  'network.founded.v1': SILENT,
  'network.membership-corrected.v1': SILENT,
  'organisation.renamed.v1': ({ aggregate, data }, nameOf) => [
    { before: quoted(nameOf(aggregate)), name: quoted(translations(data.name)), on: data.on },
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
