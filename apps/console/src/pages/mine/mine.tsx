import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { NewThings } from '../../acting/actions.js';
import type { MinePageQuery } from '../../api/operations.js';
import { ActLink } from '../../parts/act-link.js';
import { Section } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink, To } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, listText, momentText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';
import { type Invitation, type Work, workOf } from './work.js';

const TEXTS = {
  dutyOf: (kind: string) => named('DutyKind', kind),
  rolesOf: (roles: readonly string[]) => listText(roles.map((role) => named('InvitationRole', role))),
  hidden: '',
};

/** What waits for the reader and for the organisation that the reader acts for. */
export function Page({ data }: PageProps<MinePageQuery>) {
  const { me } = data;
  const work = workOf(data, { ...TEXTS, hidden: say('mine.hidden') });
  const isMore = hasMore(data);
  return (
    <>
      <Title text={say('account.mine')} above={`${me.name}, ${me.organisation.name}`} />
      <MineNav />
      <NewThings of={me.organisation} />
      <Section title="mine.waiting" count={work.length}>
        <Records
          caption={say('mine.waiting')}
          rows={work}
          columns={[
            { title: 'mine.what', cell: ({ kind }) => say(kind) },
            { title: 'mine.thing', cell: (each) => <Thing of={each} /> },
            { title: 'field.due', cell: (each) => <Due of={each} /> },
            { title: 'mine.whose', cell: ({ whose }) => whose },
            {
              title: 'mine.answer',
              cell: ({ invitation, text }) =>
                invitation ? <Answers to={invitation} about={text} organisation={me.organisation.id} /> : null,
            },
          ]}
        />
        {isMore ? <Paragraph>{say('mine.more')}</Paragraph> : null}
      </Section>
      <Section title="mine.meetings" count={me.meetings.totalCount}>
        <Records
          caption={say('mine.meetings')}
          rows={me.meetings.nodes}
          columns={[
            { title: 'field.startsAt', cell: ({ startsAt }) => momentText(startsAt) },
            {
              title: 'kind.Meeting',
              cell: (meeting) => (
                <>
                  <ThingLink of={{ ...meeting, name: meeting.title ?? meeting.body.name }} />{' '}
                  <ProvenanceMark of={meeting.provenance} />
                </>
              ),
            },
            { title: 'field.body', cell: ({ body }) => <ThingLink of={body} /> },
            { title: 'field.place', cell: ({ place }) => place },
            { title: 'field.status', cell: ({ status }) => named('MeetingStatus', status) },
          ]}
        />
        <To address="/meetings">{say('kinds.Meeting')}</To>
      </Section>
    </>
  );
}

/** Whether more waits than one page asks for. */
function hasMore({ me, pilotProgrammes }: MinePageQuery): boolean {
  const { obligations, activities, proposals } = me.organisation;
  const lists = [me.invitations, me.actionItems, me.minutes, obligations, activities, proposals];
  return [...lists, ...pilotProgrammes.nodes.map(({ plans }) => plans)].some(
    ({ nodes, totalCount }) => totalCount > nodes.length,
  );
}

const Thing = ({ of: { text, address, provenance } }: { readonly of: Work }) => (
  <>
    {address === undefined ? text : <To address={address}>{text}</To>} <ProvenanceMark of={provenance} />
  </>
);

const Due = ({ of: { due, isLate } }: { readonly of: Work }) => (
  <>
    {due === null ? null : dayText(due)}{' '}
    {isLate ? (
      <Tag data-size="sm" data-color="danger">
        {say('field.late')}
      </Tag>
    ) : null}
  </>
);

interface AnswersProps {
  readonly to: Invitation;
  readonly about: string;
  readonly organisation: string;
}

/** Which forms answer an invitation, its id tells. */
function Answers({ to: { id, to }, about, organisation }: AnswersProps) {
  const [accept, decline, given] = id.startsWith('partnership_')
    ? ['joinPilot', 'endInvitation', { pilot: to?.id, organisation }]
    : id.startsWith('seatinvitation_')
      ? ['acceptSeat', 'declineSeat', { invitation: id }]
      : ['acceptInvitation', 'declineInvitation', { invitation: id }];
  return (
    <span className="answers">
      <ActLink mutation={accept} given={given} title="mine.accept" about={about} />{' '}
      <ActLink mutation={decline} given={given} title="mine.decline" about={about} />
    </span>
  );
}
