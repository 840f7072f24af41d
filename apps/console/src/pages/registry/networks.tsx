import {
  NetworkKindValues,
  NetworksPage,
  type NetworksPageQuery,
  type NetworksPageQueryVariables,
} from '../../api/operations.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<NetworksPageQuery, NetworksPageQueryVariables>) => (
  <List
    title="kinds.Network"
    document={NetworksPage}
    variables={variables}
    data={data}
    of={({ networks }) => networks}
    search={search}
    filters={[
      { name: 'kind', title: 'field.kind', kind: 'choice', choices: choicesOf('NetworkKind', NetworkKindValues) },
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
      {
        name: 'member',
        title: 'filter.member',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['member']),
      },
    ]}
    columns={[
      { title: 'field.name', cell: (each) => <MarkedLink of={each} />, text: ({ name }) => name },
      { title: 'field.code', cell: ({ code }) => code },
      { title: 'field.kind', cell: ({ kind }) => named('NetworkKind', kind) },
      { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} />, text: ({ owner }) => owner?.name ?? '' },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.members', isNumber: true, cell: ({ members }) => members.totalCount },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
