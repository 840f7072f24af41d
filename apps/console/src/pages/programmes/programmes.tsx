import { Paragraph } from '@digdir/designsystemet-react';
import {
  ProgrammeKindValues,
  ProgrammesPage,
  type ProgrammesPageQuery,
  type ProgrammesPageQueryVariables,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf } from '../../parts/filters.js';
import { MarkedLink, ThingLink, To } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

const Related = () => (
  <Paragraph>
    <To address="/obligations">{say('kinds.Obligation')}</To> <To address="/action-plans">{say('kinds.ActionPlan')}</To>{' '}
    <To address="/consultations">{say('kinds.Consultation')}</To>
  </Paragraph>
);

export const Page = ({ data, search, variables }: PageProps<ProgrammesPageQuery, ProgrammesPageQueryVariables>) => (
  <List
    title="kinds.Programme"
    intro={<Related />}
    document={ProgrammesPage}
    variables={variables}
    data={data}
    of={({ programmes }) => programmes}
    search={search}
    filters={[
      { name: 'kind', title: 'field.kind', kind: 'choice', choices: choicesOf('ProgrammeKind', ProgrammeKindValues) },
      { name: 'inForceOn', title: 'filter.inForceOn', kind: 'day' },
      { name: 'owner', title: 'field.owner', kind: 'organisation', chosen: chosenName(data.chosen, search['owner']) },
      {
        name: 'adopter',
        title: 'filter.adopter',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['adopter']),
      },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (programme) => <MarkedLink of={programme} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.kind', cell: ({ kind }) => named('ProgrammeKind', kind) },
      { title: 'field.status', cell: ({ status }) => named('ProgrammeStatus', status) },
      { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} />, text: ({ owner }) => owner?.name ?? '' },
      { title: 'field.adoptedOn', cell: ({ adoptedOn }) => dayOrNone(adoptedOn) },
      { title: 'field.period', cell: ({ period }) => periodText(period) },
      { title: 'field.adopters', isNumber: true, cell: ({ adopters }) => adopters.totalCount },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
