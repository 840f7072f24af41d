import {
  CountryValues,
  OrganisationKindValues,
  OrganisationsPage,
  type OrganisationsPageQuery,
  type OrganisationsPageQueryVariables,
} from '../../api/operations.js';
import { MarkedLink, ThingLink, To } from '../../parts/links.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { named, say } from '../../texts/say.js';

type Props = PageProps<OrganisationsPageQuery, OrganisationsPageQueryVariables>;

export const Page = ({ data, search, variables }: Props) => (
  <List
    title="nav.organisations"
    intro={<To address="/successions">{say('kinds.Succession')}</To>}
    document={OrganisationsPage}
    variables={variables}
    data={data}
    of={({ organisations }) => organisations}
    search={search}
    filters={[
      { name: 'name', title: 'field.name', kind: 'text' },
      {
        name: 'kind',
        title: 'field.kind',
        kind: 'choice',
        choices: choicesOf('OrganisationKind', OrganisationKindValues),
      },
      { name: 'country', title: 'field.country', kind: 'choice', choices: choicesOf('Country', CountryValues) },
      { name: 'region', title: 'field.region', kind: 'choice', choices: thingsAsChoices(data.regions.nodes) },
    ]}
    columns={[
      { title: 'field.name', order: 'NAME', cell: (each) => <MarkedLink of={each} />, text: ({ name }) => name },
      { title: 'field.kind', cell: ({ kind }) => named('OrganisationKind', kind) },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.country', cell: ({ country }) => named('Country', country) },
      {
        title: 'field.region',
        cell: ({ region }) => <ThingLink of={region} />,
        text: ({ region }) => region?.name ?? '',
      },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
