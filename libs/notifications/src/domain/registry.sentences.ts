import type { EventName, Translations } from '@talkoot/contracts';
import { listed, quoted, type Sentence, say } from './sentence.js';
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
      [quoted(nameOf(aggregate)), quoted(translations(data.name))],
      data.on,
      (on, before, name) => `Organisaation ${before} nimi on ${on} alkaen ${name}.`,
      (on, before, name) => `Organisationen ${before} heter från och med ${on} ${name}.`,
      (on, before, name) => `The name of the organisation ${before} from ${on} is ${name}.`,
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
      (on, authority, member) => `Jäsenyys päättyy ${on}: ${member} (${authority}).`,
      (on, authority, member) => `Medlemskapet upphör ${on}: ${member} (${authority}).`,
      (on, authority, member) => `A membership ends on ${on}: ${member} (${authority}).`,
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
      (on, network, owner) => `Verkoston ${network} omistaja on ${on} alkaen ${owner}.`,
      (on, network, owner) => `Ägare till nätverket ${network} är från och med ${on} ${owner}.`,
      (on, network, owner) => `The owner of the network ${network} from ${on} is ${owner}.`,
    ),
  'network.member-joined.v1': ({ aggregate, data }, nameOf) => joined(nameOf(aggregate), nameOf(data.member)),
  'network.member-left.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.member)],
      data.lastDay,
      (on, network, member) => `Jäsenyys päättyy ${on}: ${member} (${network}).`,
      (on, network, member) => `Medlemskapet upphör ${on}: ${member} (${network}).`,
      (on, network, member) => `A membership ends on ${on}: ${member} (${network}).`,
    ),
  'network.themes-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, network) => `Verkoston ${network} teemat muuttuvat ${on} alkaen.`,
      (on, network) => `Temana för nätverket ${network} ändras från och med ${on}.`,
      (on, network) => `The network ${network} deals with other themes from ${on}.`,
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
