import { Heading } from '@digdir/designsystemet-react';
import type { AlliancePageQuery, MembershipLineFragment } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Bodies } from '../../parts/bodies.js';
import { Collection } from '../../parts/collection.js';
import { Facts, Section } from '../../parts/facts.js';
import { Items } from '../../parts/items.js';
import { MarkedLink, ProvenanceMark, ThingLink } from '../../parts/links.js';
import type { Column } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { proposalColumns } from '../registry/lines.js';

const memberColumns: readonly Column<MembershipLineFragment>[] = [
  { title: 'field.name', cell: ({ organisation, provenance }) => <MarkedLink of={{ ...organisation, provenance }} /> },
  { title: 'field.period', cell: ({ period }) => periodText(period) },
];

export function Page({ data: { alliance } }: PageProps<AlliancePageQuery>) {
  if (!alliance) return <Missing />;
  const { id, aims, board, members, memberships, networks, owner, proposers } = alliance;
  return (
    <>
      <Title text={alliance.name} above={say('kind.Alliance')} />
      <ProvenanceMark of={alliance.provenance} />
      <Facts
        of={{
          'field.code': alliance.code,
          'field.status': named('AllianceStatus', alliance.status),
          'field.statusOn': dayOrNone(alliance.statusOn),
          'field.aims': aims.length > 0 && <Items of={aims} />,
          'field.owner': owner && <ThingLink of={owner} />,
          'field.proposers': proposers.length > 0 && <ThingLinks of={proposers} />,
          'field.period': periodText(alliance.period),
          'field.permanent': say(alliance.permanent ? 'filter.yes' : 'filter.no'),
          'field.board': board && <ThingLink of={board} />,
          'field.rhythm': alliance.rhythm?.description,
          'field.nextMeetingDue': dayOrNone(alliance.nextMeetingDue),
          'field.networks': networks.length > 0 && <ThingLinks of={networks} />,
        }}
      />
      <Actions of={alliance} />
      <Collection title="field.members" of={members} columns={memberColumns} />
      {memberships.totalCount === members.totalCount ? null : (
        <Collection title="alliances.allMemberships" of={memberships} columns={memberColumns} />
      )}
      <Themes of={alliance} />
      <Bodies of={alliance} />
      <Collection
        title="field.proposals"
        of={alliance.proposals}
        columns={proposalColumns}
        all={{ address: '/proposals', search: { collaboration: id } }}
      />
      <Collection
        title="field.invitations"
        of={alliance.invitations}
        columns={[
          { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
          { title: 'field.status', cell: ({ status }) => named('InvitationStatus', status) },
          { title: 'field.sentOn', cell: ({ sentOn }) => dayText(sentOn) },
          { title: 'field.answeredOn', cell: ({ answeredOn }) => dayOrNone(answeredOn) },
          { title: 'field.invitedBy', cell: ({ invitedBy }) => <ThingLink of={invitedBy} /> },
        ]}
      />
    </>
  );
}

/** Its themes under the headings of their groups, where it has groups. */
function Themes({ of: { themes, themeGroups } }: { readonly of: NonNullable<AlliancePageQuery['alliance']> }) {
  if (themes.length === 0) return null;
  return (
    <Section title="field.themes" count={themes.length}>
      {themeGroups.length === 0 ? <ThingLinks of={themes} /> : null}
      {themeGroups.map((group) => (
        <div key={group.id}>
          <Heading level={3} data-size="2xs">
            {group.name}
          </Heading>
          <ul>
            {group.themes.map((theme) => (
              <li key={theme.code}>
                <ThingLink of={theme} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
