import {
  BodiesPage,
  type BodiesPageQuery,
  type BodiesPageQueryVariables,
  BodyKindValues,
} from '../../api/operations.js';
import { AnyLink, chosenName, nameOf } from '../../parts/any-thing.js';
import { choicesOf } from '../../parts/filters.js';
import { MarkedLink, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { dayText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<BodiesPageQuery, BodiesPageQueryVariables>) => (
  <List
    title="kinds.Body"
    document={BodiesPage}
    variables={variables}
    data={data}
    of={({ bodies }) => bodies}
    search={search}
    filters={[
      { name: 'kind', title: 'field.kind', kind: 'choice', choices: choicesOf('BodyKind', BodyKindValues) },
      {
        name: 'seated',
        title: 'governance.seated',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['seated']),
      },
      {
        name: 'secretariat',
        title: 'field.secretariat',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['secretariat']),
      },
      { name: 'of', title: 'field.of', kind: 'thing', chosen: chosenName(data.chosen, search['of']) },
    ]}
    columns={[
      {
        title: 'field.name',
        order: 'NAME',
        cell: (body) => <MarkedLink of={body} />,
        text: ({ name }) => name,
      },
      { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
      { title: 'field.kind', cell: ({ kind }) => named('BodyKind', kind) },
      { title: 'field.of', cell: ({ of }) => <AnyLink of={of} />, text: ({ of }) => (of ? nameOf(of) : '') },
      {
        title: 'field.secretariat',
        cell: ({ secretariat }) => <ThingLink of={secretariat} />,
        text: ({ secretariat }) => secretariat?.name ?? '',
      },
      { title: 'field.seats', isNumber: true, cell: ({ seats }) => seats.totalCount },
      {
        title: 'field.nextMeeting',
        cell: ({ nextMeeting: next }) => next && <ThingLink of={{ ...next, name: dayText(next.day) }} />,
        text: ({ nextMeeting: next }) => (next ? dayText(next.day) : ''),
      },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
