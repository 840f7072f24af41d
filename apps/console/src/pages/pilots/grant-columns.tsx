import type { GrantFactsFragment } from '../../api/operations.js';
import { ProvenanceMark } from '../../parts/links.js';
import type { Column } from '../../parts/records.js';
import { moneyText } from '../../texts/format.js';
import { purposesText } from './purposes-text.js';

/** What stands in every table of grants. */
export const grantColumns: readonly Column<GrantFactsFragment>[] = [
  {
    title: 'field.code',
    cell: ({ code, provenance }) => (
      <>
        {code} <ProvenanceMark of={provenance} />
      </>
    ),
  },
  { title: 'field.purposes', cell: ({ purposes }) => purposesText(purposes) },
  { title: 'field.amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
  { title: 'field.returned', isNumber: true, cell: ({ returned }) => moneyText(returned) },
];
