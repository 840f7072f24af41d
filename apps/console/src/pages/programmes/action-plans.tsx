import {
  ActionPlansPage,
  type ActionPlansPageQuery,
  type ActionPlansPageQueryVariables,
  ActionPlanStatusValues,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { actionPlanColumns } from './lines.js';

export const Page = ({ data, search, variables }: PageProps<ActionPlansPageQuery, ActionPlansPageQueryVariables>) => (
  <List
    title="kinds.ActionPlan"
    document={ActionPlansPage}
    variables={variables}
    data={data}
    of={({ actionPlans }) => actionPlans}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('ActionPlanStatus', ActionPlanStatusValues),
      },
      { name: 'programme', title: 'field.programme', kind: 'choice', choices: thingsAsChoices(data.programmes.nodes) },
      { name: 'year', title: 'field.year', kind: 'text' },
      {
        name: 'organisation',
        title: 'field.organisation',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['organisation']),
      },
    ]}
    columns={[
      ...actionPlanColumns,
      {
        title: 'field.programme',
        cell: ({ programme }) => <ThingLink of={programme} />,
        text: ({ programme }) => programme.name,
      },
      { title: 'field.activities', isNumber: true, cell: ({ activities }) => activities.totalCount },
    ]}
  />
);
