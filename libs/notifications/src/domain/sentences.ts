import type { EventName, PublishedEvent, Translations } from '@talkoot/contracts';
import type { Message } from '../messages/index.js';
import { ALLIANCES_SENTENCES } from './alliances.sentences.js';
import { FUNDING_SENTENCES } from './funding.sentences.js';
import { GOVERNANCE_SENTENCES, PERSONAL_SENTENCES } from './governance.sentences.js';
import { INVITATIONS_SENTENCES } from './invitations.sentences.js';
import { PILOTS_SENTENCES } from './pilots.sentences.js';
import { REGISTRY_SENTENCES } from './registry.sentences.js';
import { type Circumstances, type NameOf, type Sentence, type Sentences, SILENT, tell } from './sentence.js';

/** How each event is told: complete, so that a new event does not compile before it is decided what people hear of it. */
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
} satisfies Sentences<EventName>;

const isTold = (name: EventName): name is Extract<EventName, Message> => SENTENCES[name] !== SILENT;

/** What the event tells the person whom it is about; undefined when that is what it tells everybody. */
export const personalSentenceOf = <N extends EventName>(
  event: PublishedEvent<N>,
  nameOf: NameOf,
): Translations | undefined => PERSONAL_SENTENCES[event.name]?.(event, nameOf);

/** What people are told of the event; undefined when nobody is. */
export function sentenceOf<N extends EventName>(
  event: PublishedEvent<N>,
  nameOf: NameOf,
  circumstances: Circumstances,
): Translations | undefined {
  const told = SENTENCES[event.name](event, nameOf, circumstances);
  return told && isTold(event.name) ? tell(event.name, ...told) : undefined;
}
