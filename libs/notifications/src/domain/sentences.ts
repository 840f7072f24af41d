import type { EventName, PublishedEvent, Translations } from '@talkoot/contracts';
import { dayText } from './day.js';
import { FUNDING_SENTENCES } from './funding.sentences.js';
import { PILOTS_SENTENCES } from './pilots.sentences.js';
import type { NameOf, Sentence } from './sentence.js';
import { translations } from './translations.js';

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What a notification says of each event: complete, so that a new event without its sentence does not compile. */
const SENTENCES: { readonly [N in EventName]: Sentence<N> | typeof SILENT } = {
  'organisation.registered.v1': SILENT,
  'organisation.renamed.v1': ({ data }) => {
    const name = translations(data.name);
    const on = dayText(data.on);
    return {
      fi: `Organisaatiolla on uusi nimi ${on.fi} alkaen: ${name.fi}.`,
      sv: `Organisationen har ett nytt namn från och med ${on.sv}: ${name.sv}.`,
      en: `The organisation has a new name from ${on.en}: ${name.en}.`,
    };
  },
  'organisation.corrected.v1': SILENT,
  'person.registered.v1': SILENT,
  'person.details-changed.v1': SILENT,
  'person.platform-roles-set.v1': SILENT,
  'affiliation.begun.v1': SILENT,
  'affiliation.ended.v1': SILENT,
  'report.requested.v1': SILENT,
  'report.finished.v1': SILENT,
  'report.failed.v1': SILENT,
  'report.cancelled.v1': SILENT,
  'report.renewed.v1': SILENT,
  ...PILOTS_SENTENCES,
  ...FUNDING_SENTENCES,
};

/** What people are told of the event; undefined when nobody is. */
export function sentenceOf<N extends EventName>(event: PublishedEvent<N>, nameOf: NameOf): Translations | undefined {
  return SENTENCES[event.name](event, nameOf);
}
