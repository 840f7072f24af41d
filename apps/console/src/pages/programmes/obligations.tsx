import {
  DutyKindValues,
  ObligationsPage,
  type ObligationsPageQuery,
  type ObligationsPageQueryVariables,
  ObligationStateValues,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { obligationOfColumns } from './lines.js';

export const Page = ({ data, search, variables }: PageProps<ObligationsPageQuery, ObligationsPageQueryVariables>) => (
  <List
    title="kinds.Obligation"
    document={ObligationsPage}
    variables={variables}
    data={data}
    of={({ obligations }) => obligations}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('ObligationState', ObligationStateValues),
      },
      { name: 'kind', title: 'field.kind', kind: 'choice', choices: choicesOf('DutyKind', DutyKindValues) },
      { name: 'programme', title: 'field.programme', kind: 'choice', choices: thingsAsChoices(data.programmes.nodes) },
      {
        name: 'owedBy',
        title: 'field.owedBy',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['owedBy']),
      },
      { name: 'dueFrom', title: 'filter.dueFrom', kind: 'day' },
      { name: 'dueTo', title: 'filter.dueTo', kind: 'day' },
    ]}
    columns={obligationOfColumns}
  />
);
