import {
  CountryValues,
  RegionsPage,
  type RegionsPageQuery,
  type RegionsPageQueryVariables,
} from '../../api/operations.js';
import { ThingLink } from '../../parts/links.js';
import { choicesOf } from '../../parts/filters.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<RegionsPageQuery, RegionsPageQueryVariables>) => (
  <List
    title="kinds.Region"
    document={RegionsPage}
    variables={variables}
    data={data}
    of={({ regions }) => regions}
    search={search}
    filters={[
      { name: 'country', title: 'field.country', kind: 'choice', choices: choicesOf('Country', CountryValues) },
    ]}
    columns={[
      { title: 'field.name', cell: (region) => <ThingLink of={region} />, text: ({ name }) => name },
      { title: 'field.country', cell: ({ country }) => named('Country', country) },
      { title: 'field.code', cell: ({ code }) => code },
      { title: 'field.iso', cell: ({ iso }) => iso },
      { title: 'field.nuts', cell: ({ nuts }) => nuts?.code },
      { title: 'field.municipalities', isNumber: true, cell: ({ municipalities }) => municipalities.totalCount },
    ]}
  />
);
