import {
  PilotProgrammesPage,
  type PilotProgrammesPageQuery,
  type PilotProgrammesPageQueryVariables,
  PilotProgrammeStatusValues,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, yesOrNo } from '../../parts/filters.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { named } from '../../texts/say.js';
import { callText } from './call.js';

export const Page = ({
  data,
  search,
  variables,
}: PageProps<PilotProgrammesPageQuery, PilotProgrammesPageQueryVariables>) => (
  <List
    title="kinds.PilotProgramme"
    document={PilotProgrammesPage}
    variables={variables}
    data={data}
    of={({ pilotProgrammes }) => pilotProgrammes}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('PilotProgrammeStatus', PilotProgrammeStatusValues),
      },
      { name: 'callOpen', title: 'pilots.callOpen', kind: 'choice', choices: yesOrNo() },
      { name: 'owner', title: 'field.owner', kind: 'organisation', chosen: chosenName(data.chosen, search['owner']) },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (programme) => <MarkedLink of={programme} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.status', cell: ({ status }) => named('PilotProgrammeStatus', status) },
      { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} />, text: ({ owner }) => owner?.name ?? '' },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.call', cell: ({ call }) => callText(call) },
      { title: 'field.pilots', isNumber: true, cell: ({ pilots }) => pilots.totalCount },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
