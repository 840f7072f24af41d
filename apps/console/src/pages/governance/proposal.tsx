import { Actions } from '../../acting/actions.js';
import type { ProposalPageQuery } from '../../api/operations.js';
import { AnyLink } from '../../parts/any-thing.js';
import { Documents } from '../../parts/documents.js';
import { Facts, Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { node: proposal } }: PageProps<ProposalPageQuery>) {
  if (proposal?.__typename !== 'Proposal') return <Missing />;
  const { proposers, supporters, invitations } = proposal;
  return (
    <>
      <Title text={proposal.title} above={say('kind.Proposal')} />
      <ProvenanceMark of={proposal.provenance} />
      <Prose of={proposal.text} />
      <Facts
        of={{
          'field.code': proposal.code,
          'field.status': (
            <>
              {named('ProposalStatus', proposal.status)}{' '}
              {proposal.overdue ? <strong>({say('field.overdue')})</strong> : null}
            </>
          ),
          'field.addressee': proposal.addressee && <AnyLink of={proposal.addressee} />,
          'field.collaboration': proposal.collaboration && <AnyLink of={proposal.collaboration} />,
          'field.submittedOn': dayOrNone(proposal.submittedOn),
          'field.waitingSince': dayOrNone(proposal.waitingSince),
          'field.answerDue': dayOrNone(proposal.answerDue),
          'field.answer': proposal.answer !== null && named('ProposalAnswer', proposal.answer),
          'field.answeredOn': dayOrNone(proposal.answeredOn),
          'field.answerText': proposal.answerText !== null && <Prose of={proposal.answerText} />,
          'field.withdrawnOn': dayOrNone(proposal.withdrawnOn),
          'field.documents': proposal.documents.length > 0 && <Documents of={proposal.documents} />,
        }}
      />
      <Actions of={proposal} />
      <Section title="field.proposers" count={proposers.totalCount}>
        <ThingLinks of={proposers.nodes} />
        <LeftOut of={proposers} />
      </Section>
      {supporters.totalCount === 0 ? null : (
        <Section title="field.supporters" count={supporters.totalCount}>
          <ThingLinks of={supporters.nodes} />
          <LeftOut of={supporters} />
        </Section>
      )}
      {invitations.totalCount === 0 ? null : (
        <Section title="field.invitations" count={invitations.totalCount}>
          <Records
            caption={say('field.invitations')}
            rows={invitations.nodes}
            columns={[
              { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
              { title: 'field.status', cell: ({ status }) => named('InvitationStatus', status) },
              { title: 'field.sentOn', cell: ({ sentOn }) => dayOrNone(sentOn) },
            ]}
          />
          <LeftOut of={invitations} />
        </Section>
      )}
    </>
  );
}
