import {
  SuccessionKindValues,
  SuccessionsPage,
  type SuccessionsPageQuery,
  type SuccessionsPageQueryVariables,
} from '../../api/operations.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf } from '../../parts/filters.js';
import { ProvenanceMark } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import { ThingLinks } from '../../parts/thing-links.js';
import type { PageProps } from '../../router.js';
import { dayText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

type Props = PageProps<SuccessionsPageQuery, SuccessionsPageQueryVariables>;

export const Page = ({ data, search, variables }: Props) => (
  <List
    title="kinds.Succession"
    document={SuccessionsPage}
    variables={variables}
    data={data}
    of={({ successions }) => successions}
    search={search}
    filters={[
      {
        name: 'kind',
        title: 'field.kind',
        kind: 'choice',
        choices: choicesOf('SuccessionKind', SuccessionKindValues),
      },
      {
        name: 'organisation',
        title: 'field.organisation',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['organisation']),
      },
    ]}
    columns={[
      { title: 'field.on', cell: ({ on }) => dayText(on) },
      {
        title: 'field.kind',
        cell: ({ kind, provenance }) => (
          <>
            {named('SuccessionKind', kind)} <ProvenanceMark of={provenance} />
          </>
        ),
        text: ({ kind }) => named('SuccessionKind', kind),
      },
      {
        title: 'field.predecessors',
        cell: ({ predecessors }) => <ThingLinks of={predecessors} />,
        text: ({ predecessors }) => predecessors.map(({ name }) => name).join(', '),
      },
      {
        title: 'field.successors',
        cell: ({ successors }) => <ThingLinks of={successors} />,
        text: ({ successors }) => successors.map(({ name }) => name).join(', '),
      },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
