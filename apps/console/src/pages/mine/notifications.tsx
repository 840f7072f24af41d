import { Tag } from '@digdir/designsystemet-react';
import { MarkAllRead, MarkRead, type NotificationsPageQuery } from '../../api/operations.js';
import { ChangeButton } from '../../parts/change-button.js';
import { FilterBar } from '../../parts/filters.js';
import { ProvenanceMark, To } from '../../parts/links.js';
import { Pager, useGo } from '../../parts/pager.js';
import { Records } from '../../parts/records.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { momentText } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';

type Notification = NotificationsPageQuery['me']['notifications']['nodes'][number];

export function Page({ data: { me }, search }: PageProps<NotificationsPageQuery>) {
  const { nodes, pageInfo } = me.notifications;
  const go = useGo(search);
  const [newest] = nodes;
  return (
    <>
      <Title text={say('mine.notifications')} />
      <MineNav />
      <FilterBar
        filters={[
          {
            name: 'show',
            title: 'mine.show',
            kind: 'choice',
            choices: [{ value: 'unread', text: say('mine.unreadOnly') }],
          },
        ]}
        search={search}
        onChange={go}
      />
      <p role="status">{say('mine.unread', { count: me.unreadCount })}</p>
      {/* Those before the newest of all are marked: what came after the page was shown stays unread. */}
      {newest && me.unreadCount > 0 && !pageInfo.hasPreviousPage ? (
        <ChangeButton title="mine.markAll" document={MarkAllRead} variables={{ upTo: newest.id }} />
      ) : null}
      <Records
        caption={say('mine.notifications')}
        rows={nodes}
        columns={[
          { title: 'field.time', cell: ({ event }) => (event ? momentText(event.time) : null) },
          { title: 'field.text', cell: (each) => <Told of={each} /> },
          {
            title: 'mine.state',
            cell: ({ id, readAt, text }) =>
              readAt === null ? (
                <ChangeButton title="mine.mark" about={text} document={MarkRead} variables={{ notifications: [id] }} />
              ) : (
                say('mine.readOn', { at: momentText(readAt) })
              ),
          },
        ]}
      />
      <Pager of={pageInfo} go={go} />
    </>
  );
}

/** What happened; what is unread says so, and leads to the thing as long as it concerns the organisation acted for. */
const Told = ({ of: { text, url, readAt, illustrative, event } }: { readonly of: Notification }) => (
  <>
    {readAt === null ? (
      <>
        <Tag data-size="sm" data-color="info">
          {say('mine.new')}
        </Tag>{' '}
      </>
    ) : null}
    {event ? <To address={`/at/${event.aggregate}`}>{text}</To> : <a href={url}>{text}</a>}{' '}
    <ProvenanceMark of={illustrative ? 'ILLUSTRATIVE' : undefined} />
  </>
);
