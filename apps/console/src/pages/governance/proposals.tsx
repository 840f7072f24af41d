import {
  ProposalsPage,
  type ProposalsPageQuery,
  type ProposalsPageQueryVariables,
  ProposalStatusValues,
} from '../../api/operations.js';
import { AnyLink, chosenName, nameOf } from '../../parts/any-thing.js';
import { choicesOf, yesOrNo } from '../../parts/filters.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { List } from '../../parts/list.js';
import { ThingLinks } from '../../parts/thing-links.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, listText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export const Page = ({ data, search, variables }: PageProps<ProposalsPageQuery, ProposalsPageQueryVariables>) => (
  <List
    title="kinds.Proposal"
    document={ProposalsPage}
    variables={variables}
    data={data}
    of={({ proposals }) => proposals}
    search={search}
    filters={[
      {
        name: 'status',
        title: 'field.status',
        kind: 'choice',
        choices: choicesOf('ProposalStatus', ProposalStatusValues),
      },
      { name: 'overdue', title: 'field.overdue', kind: 'choice', choices: yesOrNo() },
      { name: 'dueBy', title: 'governance.dueBy', kind: 'day' },
      {
        name: 'proposer',
        title: 'governance.proposer',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['proposer']),
      },
      {
        name: 'supporter',
        title: 'governance.supporter',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['supporter']),
      },
      {
        name: 'addressee',
        title: 'field.addressee',
        kind: 'organisation',
        chosen: chosenName(data.chosen, search['addressee']),
      },
      {
        name: 'collaboration',
        title: 'field.collaboration',
        kind: 'thing',
        chosen: chosenName(data.chosen, search['collaboration']),
      },
    ]}
    columns={[
      {
        title: 'field.title',
        cell: (proposal) => (
          <>
            <ThingLink of={{ ...proposal, name: proposal.title }} /> <ProvenanceMark of={proposal.provenance} />
          </>
        ),
        text: ({ title }) => title,
      },
      {
        title: 'field.proposers',
        cell: ({ proposers }) => (
          <>
            <ThingLinks of={proposers.nodes} />
            <LeftOut of={proposers} />
          </>
        ),
        text: ({ proposers }) => listText(proposers.nodes.map(({ name }) => name)),
      },
      {
        title: 'field.addressee',
        cell: ({ addressee }) => <AnyLink of={addressee} />,
        text: ({ addressee }) => (addressee ? nameOf(addressee) : ''),
      },
      {
        title: 'field.status',
        cell: ({ status, overdue }) => (
          <>
            {named('ProposalStatus', status)} {overdue ? <strong>({say('field.overdue')})</strong> : null}
          </>
        ),
        text: ({ status, overdue }) =>
          overdue ? `${named('ProposalStatus', status)} (${say('field.overdue')})` : named('ProposalStatus', status),
      },
      {
        title: 'field.answer',
        cell: ({ answer }) => (answer === null ? null : named('ProposalAnswer', answer)),
      },
      {
        title: 'field.submittedOn',
        order: 'LATEST_SUBMISSION',
        cell: ({ submittedOn }) => dayOrNone(submittedOn),
      },
      { title: 'field.answerDue', order: 'DUE_DATE', cell: ({ answerDue }) => dayOrNone(answerDue) },
      { title: 'field.provenance', isInFileOnly: true, cell: ({ provenance }) => named('Provenance', provenance) },
    ]}
  />
);
