import type { EventName, PublishedEvent, Translations } from '@talkoot/contracts';
import { ALLIANCES_SENTENCES } from './alliances.sentences.js';
import { FUNDING_SENTENCES } from './funding.sentences.js';
import { GOVERNANCE_SENTENCES, PERSONAL_SENTENCES } from './governance.sentences.js';
import { INVITATIONS_SENTENCES } from './invitations.sentences.js';
import { PILOTS_SENTENCES } from './pilots.sentences.js';
import { REGISTRY_SENTENCES } from './registry.sentences.js';
import type { Circumstances, NameOf, Sentence } from './sentence.js';

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What a notification says of each event: complete, so that a new event without its sentence does not compile. */
const SENTENCES: { readonly [N in EventName]: Sentence<N> | typeof SILENT } = {
  ...REGISTRY_SENTENCES,
  'person.registered.v1': SILENT,
  'person.details-changed.v1': SILENT,
  'person.platform-roles-set.v1': SILENT,
  'affiliation.begun.v1': SILENT,
  'affiliation.ended.v1': SILENT,
  'affiliation.token-minted.v1': SILENT,
  ...INVITATIONS_SENTENCES,
  'report.requested.v1': SILENT,
  'report.finished.v1': SILENT,
  'report.failed.v1': SILENT,
  'report.cancelled.v1': SILENT,
  'report.renewed.v1': SILENT,
  ...GOVERNANCE_SENTENCES,
  ...ALLIANCES_SENTENCES,
  ...PILOTS_SENTENCES,
  ...FUNDING_SENTENCES,
};

const PERSONAL: { readonly [N in EventName]?: Sentence<N> } = PERSONAL_SENTENCES;

/** What the event tells the person whom it is about; undefined when that is what it tells everybody. */
export function personalSentenceOf<N extends EventName>(
  event: PublishedEvent<N>,
  nameOf: NameOf,
  circumstances: Circumstances,
): Translations | undefined {
  return PERSONAL[event.name]?.(event, nameOf, circumstances);
}

/** What people are told of the event; undefined when nobody is. */
export function sentenceOf<N extends EventName>(
  event: PublishedEvent<N>,
  nameOf: NameOf,
  circumstances: Circumstances,
): Translations | undefined {
  return SENTENCES[event.name](event, nameOf, circumstances);
}
