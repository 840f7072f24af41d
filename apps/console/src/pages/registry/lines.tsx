import type { CollaborationLineFragment, ProposalLineFragment } from '../../api/operations.js';
import { MarkedLink, ProvenanceMark, ThingLink } from '../../parts/links.js';
import type { Column } from '../../parts/records.js';
import { dayText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

const thingOf = ({ thing, code, name, provenance }: CollaborationLineFragment) => ({
  __typename: thing?.__typename ?? '',
  id: thing?.id ?? '',
  code,
  name,
  provenance,
});

export const collaborationColumns: readonly Column<CollaborationLineFragment>[] = [
  { title: 'field.name', order: 'NAME', cell: (each) => <MarkedLink of={thingOf(each)} />, text: ({ name }) => name },
  { title: 'field.kind', cell: ({ kind }) => named('CollaborationKind', kind) },
  { title: 'field.code', order: 'CODE', cell: ({ code }) => code },
  { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} />, text: ({ owner }) => owner?.name ?? '' },
  { title: 'field.period', cell: ({ period }) => periodText(period) },
];

export const proposalColumns: readonly Column<ProposalLineFragment>[] = [
  {
    title: 'field.title',
    cell: (proposal) => (
      <>
        <ThingLink of={{ ...proposal, name: proposal.title }} /> <ProvenanceMark of={proposal.provenance} />
      </>
    ),
  },
  { title: 'field.status', cell: ({ status }) => named('ProposalStatus', status) },
  { title: 'field.submittedOn', cell: ({ submittedOn }) => submittedOn && dayText(submittedOn) },
  {
    title: 'field.answerDue',
    cell: ({ answerDue, overdue }) =>
      answerDue && `${dayText(answerDue)}${overdue ? ` – ${say('field.overdue')}` : ''}`,
  },
];
