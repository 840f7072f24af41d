import {
  CollaborationKindValues,
  CollaborationsPage,
  type CollaborationsPageQuery,
  type CollaborationsPageQueryVariables,
} from '../../api/operations.js';
import { choicesOf, choicesOfThings } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import { namesOf, ThingList } from '../../parts/thing-list.js';
import type { PageProps } from '../../router.js';
import { collaborationColumns } from './lines.js';

type Props = PageProps<CollaborationsPageQuery, CollaborationsPageQueryVariables>;

export const Page = ({ data, search, variables }: Props) => (
  <List
    title="nav.collaborations"
    document={CollaborationsPage}
    variables={variables}
    data={data}
    of={({ collaborations }) => collaborations}
    search={search}
    filters={[
      {
        name: 'kind',
        title: 'field.kind',
        kind: 'choice',
        choices: choicesOf('CollaborationKind', CollaborationKindValues),
      },
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: choicesOfThings(data.themes.nodes) },
      { name: 'participant', title: 'filter.participant', kind: 'organisation' },
    ]}
    columns={[
      ...collaborationColumns,
      { title: 'field.themes', cell: ({ themes }) => <ThingList of={themes} />, text: ({ themes }) => namesOf(themes) },
      { title: 'field.participants', isNumber: true, cell: ({ participants }) => participants.totalCount },
    ]}
  />
);
