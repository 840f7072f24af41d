import {
  firstOf,
  inOneLine,
  type LocalisedText,
  type Sentences,
  sentenceBuilder,
  type Translations,
} from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
import type { fundingEvents } from './funding.events.js';

const { line } = sentenceBuilder({ say });

const conditionsOf = ({ conditions }: { readonly conditions: readonly LocalisedText[] }): readonly Translations[] =>
  conditions.length === 0
    ? [say('line.noConditions')]
    : firstOf(conditions.flatMap((each) => line('line.condition', inOneLine(each)) ?? []));

/** What people hear of appropriations and grants. */
export const fundingSentences: Sentences<typeof fundingEvents, Message> = {
  'appropriation.recorded.v1': ({ data }, nameOf) => [
    { programme: nameOf(data.programme), amount: data.amount },
    line('line.availableFrom', data.availableFrom),
  ],
  'appropriation.corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { programme: nameOf(data.programme), before: data.before, amount: data.amount },
    line('line.reason', wordsOf(aggregate)),
  ],
  'grant.corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => [
    { pilot: nameOf(data.pilot), before: data.before, amount: data.amount },
    line('line.reason', wordsOf(aggregate)),
  ],
  'grant.settled.v1': ({ data }, nameOf) => [
    {
      pilot: nameOf(data.pilot),
      returned: data.returned,
      outstanding: data.outstanding.isPositive ? data.outstanding : 'none',
    },
  ],
  'grant.decided.v1': ({ data }, nameOf) => [
    { pilot: nameOf(data.pilot), holder: nameOf(data.holder), amount: data.amount, on: data.decidedOn },
    ...conditionsOf(data),
  ],
  'grant.conditions-changed.v1': ({ data }, nameOf) => [
    { pilot: nameOf(data.pilot), on: data.on },
    ...conditionsOf(data),
  ],
  'grant.holder-changed.v1': ({ data }, nameOf) => [
    { pilot: nameOf(data.pilot), after: nameOf(data.after), on: data.on },
  ],
};
