import { MEASURE_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const MeasureStatusEnum = enumOf('MeasureStatus', 'How a measure stands, as it is reported.', MEASURE_STATUSES, {
  'not-started': 'Not started; so it stands until something else is reported',
  'in-progress': 'Being carried out',
  done: 'Carried out',
  abandoned: 'Given up',
});
