import type { FundingPurpose } from '../../api/operations.js';
import { listText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const purposesText = (purposes: readonly FundingPurpose[]): string =>
  listText(purposes.map((each) => named('FundingPurpose', each)));
