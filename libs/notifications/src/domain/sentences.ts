import type { EventName, PublishedEvent, Translations } from '@talkoot/contracts';
import { dayText } from './day.js';
import { PILOTS_SENTENCES } from './pilots.sentences.js';
import type { NameOf, Sentence } from './sentence.js';

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What a notification says of each event: complete, so that a new event without its sentence does not compile. */
const SENTENCES: { readonly [N in EventName]: Sentence<N> | typeof SILENT } = {
  'organisation.registered.v1': SILENT,
  'organisation.renamed.v1': ({ data }) => {
    const on = dayText(data.on);
    return {
      fi: `Organisaation nimi on ${on.fi} alkaen ${data.name.fi}.`,
      sv: `x ${on.sv}`,
      en: `x ${on.en}`,
    };
  },
  'organisation.corrected.v1': SILENT,
  'person.registered.v1': SILENT,
  'person.details-changed.v1': SILENT,
  'person.platform-roles-set.v1': SILENT,
  'affiliation.begun.v1': SILENT,
  'affiliation.ended.v1': SILENT,
  ...PILOTS_SENTENCES,
};

export function sentenceOf<N extends EventName>(event: PublishedEvent<N>, nameOf: NameOf): Translations | undefined {
  return SENTENCES[event.name](event, nameOf);
}
