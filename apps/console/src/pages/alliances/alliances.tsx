import {
  AlliancesPage,
  type AlliancesPageQuery,
  type AlliancesPageQueryVariables,
  AllianceStatusValues,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, thingsAsChoices, yesOrNo } from '../../parts/filters.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, periodText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<AlliancesPageQuery, AlliancesPageQueryVariables>) => (
  <List
    title="kinds.Alliance"
    document={AlliancesPage}
    variables={variables}
    data={data}
    of={({ alliances }) => alliances}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('AllianceStatus', AllianceStatusValues),
      },
      { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
      { name: 'permanent', title: 'field.permanent', kind: 'choice', choices: yesOrNo() },
      {
        name: 'member',
        title: 'filter.member',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['member']),
      },
      {
        name: 'proposer',
        title: 'filter.proposer',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['proposer']),
      },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (alliance) => <MarkedLink of={alliance} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.status', cell: ({ status }) => named('AllianceStatus', status) },
      { title: 'field.statusOn', cell: ({ statusOn }) => dayOrNone(statusOn) },
      { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} />, text: ({ owner }) => owner?.name ?? '' },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.members', isNumber: true, cell: ({ members }) => members.totalCount },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
