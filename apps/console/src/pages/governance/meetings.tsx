import { useQuery } from '@tanstack/react-query';
import {
  MeetingsPage,
  type MeetingsPageQuery,
  type MeetingsPageQueryVariables,
  MeetingStatusValues,
} from '../../api/operations.js';
import { whoQuery } from '../../api/queries.js';
import { chosenName } from '../../parts/any-thing.js';
import { choicesOf, type Filter, thingsAsChoices, yesOrNo } from '../../parts/filters.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import type { PageProps } from '../../router.js';
import { momentText } from '../../texts/format.js';
import { named } from '../../texts/say.js';
import { meetingName } from './meeting-links.js';

export function Page({ data, search, variables }: PageProps<MeetingsPageQuery, MeetingsPageQueryVariables>) {
  const { data: who } = useQuery(whoQuery);
  const concerning: readonly Filter[] =
    who && who.text !== ''
      ? [{ name: 'concernsMe', title: 'governance.concernsMe', kind: 'choice', choices: yesOrNo() }]
      : [];
  return (
    <List
      title="kinds.Meeting"
      document={MeetingsPage}
      variables={variables}
      data={data}
      of={({ meetings }) => meetings}
      search={search}
      filters={[
        { name: 'body', title: 'field.body', kind: 'choice', choices: thingsAsChoices(data.bodies.nodes) },
        {
          name: 'status',
          title: 'field.status',
          kind: 'choice',
          choices: choicesOf('MeetingStatus', MeetingStatusValues),
        },
        { name: 'from', title: 'field.from', kind: 'day' },
        { name: 'until', title: 'field.until', kind: 'day' },
        { name: 'theme', title: 'field.theme', kind: 'choice', choices: thingsAsChoices(data.themes.nodes) },
        {
          name: 'organisation',
          title: 'governance.concerned',
          kind: 'organisation',
          chosen: chosenName(data.chosen, search['organisation']),
        },
        ...concerning,
      ]}
      columns={[
        {
          title: 'field.meeting',
          cell: (meeting) => (
            <>
              <ThingLink of={{ ...meeting, name: meetingName(meeting, meeting.body.name) }} />{' '}
              <ProvenanceMark of={meeting.provenance} />
            </>
          ),
          text: (meeting) => meetingName(meeting, meeting.body.name),
        },
        { title: 'field.body', cell: ({ body }) => <ThingLink of={body} />, text: ({ body }) => body.name },
        {
          title: 'field.startsAt',
          order: 'LATEST_START',
          cell: ({ startsAt, body }) => momentText(startsAt, body.timeZone),
        },
        { title: 'field.place', cell: ({ place }) => place },
        { title: 'field.status', cell: ({ status }) => named('MeetingStatus', status) },
        { title: 'field.decisions', isNumber: true, cell: ({ decisions }) => decisions.totalCount },
        { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
      ]}
    />
  );
}
