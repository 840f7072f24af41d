import {
  ConsultationsPage,
  type ConsultationsPageQuery,
  type ConsultationsPageQueryVariables,
  ConsultationStatusValues,
} from '../../api/operations.js';
import { choicesOf, thingsAsChoices, yesOrNo } from '../../parts/filters.js';
import { ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { consultationColumns } from './lines.js';

type Props = PageProps<ConsultationsPageQuery, ConsultationsPageQueryVariables>;

export const Page = ({ data, search, variables }: Props) => (
  <List
    title="kinds.Consultation"
    document={ConsultationsPage}
    variables={variables}
    data={data}
    of={({ consultations }) => consultations}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('ConsultationStatus', ConsultationStatusValues),
      },
      { name: 'programme', title: 'field.programme', kind: 'choice', choices: thingsAsChoices(data.programmes.nodes) },
      { name: 'awaitsMine', title: 'filter.awaitsMine', kind: 'choice', choices: yesOrNo() },
    ]}
    columns={[
      ...consultationColumns,
      {
        title: 'field.programme',
        cell: ({ programme }) => <ThingLink of={programme} />,
        text: ({ programme }) => programme.name,
      },
    ]}
  />
);
