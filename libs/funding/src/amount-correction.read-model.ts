import { extend, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { AmountCorrectionEntity } from './amount-correction.entity.js';
import { Appropriation } from './appropriation.read-model.js';
import { Grant } from './grant.read-model.js';

const AmountCorrection: ReadModel<AmountCorrectionEntity> = readModel({
  name: 'AmountCorrection',
  plural: 'corrections of amounts',
  description: 'A correction of the amount of an appropriation or a grant that was mistyped.',
  table: AmountCorrectionEntity,
  visible: [{ as: 'appropriation', of: () => Appropriation }],
  fields: (is) => ({
    before: is.money('before', 'currency', 'What stood before.'),
    amount: is.money('amount', 'currency', 'What is right; zero: it should not have been recorded at all.'),
    reason: is.localised('reason', 'What was wrong.'),
    correctedOn: is.day('on', 'The day of the correction.'),
  }),
  orders: (by) => ({
    correction: by.ascending('In the order in which they were made.', 'place'),
  }),
});

extend(Appropriation, (is) => ({
  corrections: is.connection(
    () => AmountCorrection,
    'appropriation',
    'How its amount was corrected, the first one first.',
    {
      where: ({ grant }) => sql`${grant} IS NULL`,
    },
  ),
}));

extend(Grant, (is) => ({
  corrections: is.connection(() => AmountCorrection, 'grant', 'How its amount was corrected, the first one first.'),
}));
