import {
  PilotsPage,
  type PilotsPageQuery,
  type PilotsPageQueryVariables,
  PilotStatusValues,
} from '../../api/operations.js';
import { choicesOf } from '../../parts/filters.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<PilotsPageQuery, PilotsPageQueryVariables>) => (
  <List
    title="kinds.Pilot"
    document={PilotsPage}
    variables={variables}
    data={data}
    of={({ pilots }) => pilots}
    search={search}
    filters={[
      { name: 'status', title: 'field.status', kind: 'choice', choices: choicesOf('PilotStatus', PilotStatusValues) },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (pilot) => (
          <>
            <ThingLink of={pilot} /> <ProvenanceMark of={pilot.provenance} />
          </>
        ),
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.status', cell: ({ status }) => named('PilotStatus', status) },
      {
        title: 'field.programme',
        cell: ({ programme }) => <ThingLink of={programme} />,
        text: ({ programme }) => programme?.name ?? '',
      },
      {
        title: 'field.coordinator',
        cell: ({ coordinator }) => <ThingLink of={coordinator} />,
        text: ({ coordinator }) => coordinator?.name ?? '',
      },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.partners', isNumber: true, cell: ({ partners }) => partners.totalCount },
    ]}
  />
);
