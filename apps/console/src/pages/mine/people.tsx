import type { PeoplePageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { ActLink } from '../../parts/act-link.js';
import { Section } from '../../parts/facts.js';
import { Records } from '../../parts/records.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';

/** Who acts for the organisation; its managers see whom they have asked to as well. */
export function Page({
  data: {
    me: { organisation },
  },
}: PageProps<PeoplePageQuery>) {
  const { people, colleagueInvitations, viewerCan } = organisation;
  const isManager = viewerCan.includes('PEOPLE_MANAGE');
  return (
    <>
      <Title text={say('mine.people')} above={organisation.name} />
      <MineNav />
      {isManager ? <ActLink mutation="inviteColleague" title="mine.invite" /> : null}
      <Section title="mine.colleagues" count={people.totalCount}>
        <Records
          caption={say('mine.colleagues')}
          rows={people.nodes}
          columns={[
            { title: 'field.name', cell: ({ name }) => name },
            { title: 'field.address', cell: ({ address }) => address },
            { title: 'field.role', cell: ({ role }) => named('AffiliationRole', role) },
            { title: 'field.period', cell: ({ period }) => periodText(period) },
            { title: 'mine.state', cell: (affiliation) => <Actions of={affiliation} /> },
          ]}
        />
      </Section>
      {isManager ? (
        <Section title="kinds.ColleagueInvitation" count={colleagueInvitations.totalCount}>
          <Records
            caption={say('kinds.ColleagueInvitation')}
            rows={colleagueInvitations.nodes}
            columns={[
              { title: 'field.name', cell: ({ name }) => name },
              { title: 'field.address', cell: ({ address }) => address },
              { title: 'field.role', cell: ({ role }) => named('AffiliationRole', role) },
              { title: 'field.status', cell: ({ status }) => named('ColleagueInvitationStatus', status) },
              { title: 'field.sentOn', cell: ({ sentOn }) => dayText(sentOn) },
              { title: 'field.expiresOn', cell: ({ expiresOn }) => dayText(expiresOn) },
              { title: 'mine.state', cell: (invitation) => <Actions of={invitation} /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
