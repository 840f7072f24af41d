import { type EventName, LOCALES, type Translations } from '@talkoot/contracts';
import { type NameOf, type Sentence, say } from './sentence.js';
import { translations } from './translations.js';

type RegistryEvent = Extract<
  EventName,
  `${'organisation' | 'organisations' | 'region' | 'theme' | 'network'}.${string}`
>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What people hear of organisations and networks. */
export const REGISTRY_SENTENCES: { readonly [N in RegistryEvent]: Sentence<N> | typeof SILENT } = {
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
  'organisation.renamed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), translations(data.name)],
      data.on,
      (on, before, name) => `${before}: nimi on ${on} alkaen ${name}.`,
      (on, before, name) => `${before}: namnet är från och med ${on} ${name}.`,
      (on, before, name) => `${before}: the name from ${on} is ${name}.`,
    ),
  'organisations.merged.v1': ({ data }, nameOf) =>
    say(
      [listed(data.predecessors.map(nameOf)), nameOf(data.successor)],
      data.on,
      (on, predecessors, successor) => `Yhdistyminen: ${predecessors} → ${successor}, ${on} alkaen.`,
      (on, predecessors, successor) => `Sammanslagning: ${predecessors} → ${successor}, från och med ${on}.`,
      (on, predecessors, successor) => `A merger: ${predecessors} → ${successor}, from ${on}.`,
    ),
  'organisation.split.v1': ({ data }, nameOf) =>
    say(
      [nameOf(data.predecessor), listed(data.successors.map(nameOf))],
      data.on,
      (on, predecessor, successors) => `Jakautuminen: ${predecessor} → ${successors}, ${on} alkaen.`,
      (on, predecessor, successors) => `Delning: ${predecessor} → ${successors}, från och med ${on}.`,
      (on, predecessor, successors) => `A split: ${predecessor} → ${successors}, from ${on}.`,
    ),
  'organisation.member-joined.v1': ({ aggregate, data }, nameOf) => joined(nameOf(aggregate), nameOf(data.member)),
  'organisation.member-left.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.member)],
      data.lastDay,
      (on, authority, member) => `${member}: jäsenyys päättyy ${on} (${authority}).`,
      (on, authority, member) => `${member}: medlemskapet upphör ${on} (${authority}).`,
      (on, authority, member) => `${member}: the membership ends on ${on} (${authority}).`,
    ),
  'network.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, network) => `Verkoston tietoja on muutettu: ${network}.`,
      (_, network) => `Uppgifter om nätverket har ändrats: ${network}.`,
      (_, network) => `Details of the network have changed: ${network}.`,
    ),
  'network.owner-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, network, owner) => `${network}: omistaja on ${on} alkaen ${owner}.`,
      (on, network, owner) => `${network}: ägare är från och med ${on} ${owner}.`,
      (on, network, owner) => `${network}: its owner from ${on} is ${owner}.`,
    ),
  'network.member-joined.v1': ({ aggregate, data }, nameOf) => joined(nameOf(aggregate), nameOf(data.member)),
  'network.member-left.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.member)],
      data.lastDay,
      (on, network, member) => `${member}: jäsenyys päättyy ${on} (${network}).`,
      (on, network, member) => `${member}: medlemskapet upphör ${on} (${network}).`,
      (on, network, member) => `${member}: the membership ends on ${on} (${network}).`,
    ),
  'network.themes-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, network) => `${network}: verkoston teemat muuttuvat ${on} alkaen.`,
      (on, network) => `${network}: nätverkets teman ändras från och med ${on}.`,
      (on, network) => `${network}: the network deals with other themes from ${on}.`,
    ),
};

const joined = (whole: Translations, member: Translations): Translations =>
  say(
    [whole, member],
    undefined,
    (_, name, who) => `Uusi jäsen: ${who} (${name}).`,
    (_, name, who) => `Ny medlem: ${who} (${name}).`,
    (_, name, who) => `A new member: ${who} (${name}).`,
  );

/** Names after one another, with commas. */
const listed = (names: readonly ReturnType<NameOf>[]): Translations => {
  const [fi = '', sv = '', en = ''] = LOCALES.map((locale) => names.map((each) => each[locale]).join(', '));
  return { fi, sv, en };
};
