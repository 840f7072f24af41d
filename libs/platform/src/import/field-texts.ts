import { say } from '../messages/index.js';
import type { ProblemText } from './problem.js';

/**
 * What is wrong with a value of a known form. The field's schema names one of these as its error; the key travels
 * through zod as the message.
 */
export const fieldTexts = {
  'field.municipality-code': { code: 'not-a-municipality-code', message: say('field.municipality-code') },
  'field.region-code': { code: 'not-a-region-code', message: say('field.region-code') },
  'field.nuts': { code: 'not-a-nuts-code', message: say('field.nuts') },
  'field.year': { code: 'not-a-year', message: say('field.year') },
  'field.number': { code: 'not-a-number', message: say('field.number') },
} satisfies Record<string, ProblemText>;

export type FieldText = keyof typeof fieldTexts;

/** Whether an issue's message is the key of one of our texts. */
export function isFieldText(key: string): key is FieldText {
  return Object.hasOwn(fieldTexts, key);
}
