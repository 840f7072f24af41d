import { code, id, idOfKinds, localisedLine, period } from '@talkoot/contracts';
import { z } from 'zod';
import { COPIED_PARTS } from './copied-parts.js';

/** What the use case takes. The input type of the API, its descriptions and its parser are made from it. */
export const copyProgramme = z
  .strictObject({
    source: idOfKinds(['programme', 'revision']).describe(
      'The programme, of which the plan of today counts; or one revision of its plan.',
    ),
    owner: id('organisation').describe('Your organisation, which owns the new programme.'),
    code: code.describe(
      'The code of the new programme. It begins with the code of its owner and a hyphen (`232-STRATEGY`).',
    ),
    name: localisedLine(300).optional().describe('Its name. Default: that of the source.'),
    period: period.optional().describe('When it is in force. Default: as the source.'),
    adapts: z
      .boolean()
      .default(false)
      .describe(
        'Whether it adapts the source: then the programme and each item tell what they adapt. Default: a plain copy.',
      ),
    carry: z
      .array(z.enum(COPIED_PARTS))
      .max(COPIED_PARTS.length)
      .default([])
      .describe('What it takes over besides codes, kinds, names and visions of the items. Default: nothing.'),
  })
  .describe('The plan of a programme as the start of a new one.');
export type CopyProgramme = z.output<typeof copyProgramme>;
