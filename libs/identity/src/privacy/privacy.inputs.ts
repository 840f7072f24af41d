import { id } from '@talkoot/contracts';
import { z } from 'zod';

export const ofPerson = z
  .strictObject({
    person: id('person').describe(
      'Your own id, as `me` shows it. Those who run the service may give that of another person.',
    ),
  })
  .describe('Whose personal data it is.');
export type OfPerson = z.output<typeof ofPerson>;
