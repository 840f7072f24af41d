import {
  CollaborationKindValues,
  CollaborationsPage,
  type CollaborationsPageQuery,
  type CollaborationsPageQueryVariables,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { named } from '../../texts/say.js';
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
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
      {
        name: 'participant',
        title: 'filter.participant',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['participant']),
      },
    ]}
    columns={[
      ...collaborationColumns,
      { title: 'field.themes', isInFileOnly: true, cell: ({ themes }) => themes.map(({ name }) => name).join(', ') },
      { title: 'field.participants', isNumber: true, cell: ({ participants }) => participants.totalCount },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
