import {
  PilotsPage,
  type PilotsPageQuery,
  type PilotsPageQueryVariables,
  PilotStatusValues,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices } from '../../parts/filters.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { dayText, periodText } from '../../texts/format.js';
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
      {
        name: 'programme',
        title: 'kind.PilotProgramme',
        kind: 'choice',
        choices: thingsAsChoices(data.programmes.nodes),
      },
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
      {
        name: 'coordinator',
        title: 'field.coordinator',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['coordinator']),
      },
      {
        name: 'partner',
        title: 'pilots.partner',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['partner']),
      },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (pilot) => <MarkedLink of={pilot} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.status', cell: ({ status }) => named('PilotStatus', status) },
      { title: 'field.statusOn', order: 'LATEST_STATUS', cell: ({ statusOn }) => dayText(statusOn) },
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
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
