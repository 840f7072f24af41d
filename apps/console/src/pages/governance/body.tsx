import { Heading } from '@digdir/designsystemet-react';
import { Actions } from '../../acting/actions.js';
import type { BodyPageQuery } from '../../api/operations.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { AnyLink } from '../../parts/any-thing.js';
import { Facts, Section } from '../../parts/facts.js';
import { Items } from '../../parts/items.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText, moneyText, momentText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { DecisionLink, MeetingLink } from './meeting-links.js';
import { quorumText } from './quorum.js';
import { MandateName, SeatName } from './seats.js';

type Body = Extract<NonNullable<BodyPageQuery['node']>, { readonly __typename: 'Body' }>;

export function Page({ data: { node: body } }: PageProps<BodyPageQuery>) {
  if (body?.__typename !== 'Body') return <Missing />;
  const { nextMeeting } = body;
  return (
    <>
      <Title text={body.name} above={say('kind.Body')} />
      <ProvenanceMark of={body.provenance} />
      <Facts
        of={{
          'field.code': body.code,
          'field.kind': named('BodyKind', body.kind),
          'field.of': body.of && <AnyLink of={body.of} />,
          'field.owner': body.owner && <ThingLink of={body.owner} />,
          'field.secretariat': body.secretariat && <ThingLink of={body.secretariat} />,
          'field.period': isKnown(body.period) && periodText(body.period),
          'field.rhythm': body.rhythm?.description,
          'field.nextMeeting': nextMeeting && (
            <>
              <MeetingLink of={nextMeeting} /> ({momentText(nextMeeting.startsAt, body.timeZone)},{' '}
              {named('MeetingStatus', nextMeeting.status)})
            </>
          ),
          'field.quorum': quorumText(body.quorum),
          'field.noticeDays': body.noticeDays,
          'field.mergerRule': named('MergerRule', body.mergerRule),
          'field.reportsTo': body.reportsTo && <ThingLink of={body.reportsTo} />,
          'field.receivesFrom': body.receivesFrom.length > 0 && <ThingLinks of={body.receivesFrom} />,
        }}
      />
      <Actions of={body} />
      <Seats of={body} />
      <Meetings of={body} />
      <Decisions of={body} />
      <Proposals of={body} />
      <WorkProgrammes of={body} />
      <ProgrammeItems of={body} />
    </>
  );
}

const isKnown = ({ from, to }: Body['period']): boolean => from !== null || to !== null;

interface PartProps {
  readonly of: Body;
}

const Seats = ({ of: { seats, substitutes } }: PartProps) => (
  <Section title="field.seats" count={seats.totalCount}>
    <Records
      caption={say('field.seats')}
      rows={seats.nodes}
      columns={[
        {
          title: 'field.seat',
          cell: (seat) => (
            <>
              <SeatName of={seat} /> <ProvenanceMark of={seat.provenance} />
              {seat.keptApart ? ` (${say('field.keptApart')})` : ''}
            </>
          ),
        },
        { title: 'field.kind', cell: ({ kind }) => named('SeatKind', kind) },
        { title: 'field.basis', cell: ({ basis }) => (basis === null ? null : named('SeatBasis', basis)) },
        {
          title: 'field.holder',
          cell: ({ holder, vacant }) => (vacant ? say('field.vacant') : <MandateName of={holder} />),
        },
        { title: 'governance.since', cell: ({ holder }) => holder && dayOrNone(holder.period.from) },
        {
          title: 'field.substitutes',
          cell: ({ id }) =>
            substitutes.nodes
              .filter(({ seat }) => seat.id === id)
              .map((each) => (
                <div key={each.id}>
                  <MandateName of={each} />
                </div>
              )),
        },
        ...actionsColumn(seats.nodes),
      ]}
    />
    <LeftOut of={seats} />
  </Section>
);

const Meetings = ({ of: { id, meetings, timeZone } }: PartProps) =>
  meetings.totalCount === 0 ? null : (
    <Section title="field.meetings" count={meetings.totalCount}>
      <Records
        caption={say('field.meetings')}
        rows={meetings.nodes}
        columns={[
          { title: 'field.meeting', cell: (meeting) => <MeetingLink of={meeting} /> },
          { title: 'field.startsAt', cell: ({ startsAt }) => momentText(startsAt, timeZone) },
          { title: 'field.place', cell: ({ place }) => place },
          { title: 'field.status', cell: ({ status }) => named('MeetingStatus', status) },
        ]}
      />
      <LeftOut of={meetings} address="/meetings" search={{ body: id }} />
    </Section>
  );

const Decisions = ({ of: { id, decisions } }: PartProps) =>
  decisions.totalCount === 0 ? null : (
    <Section title="field.decisions" count={decisions.totalCount}>
      <Records
        caption={say('field.decisions')}
        rows={decisions.nodes}
        columns={[
          { title: 'field.decision', cell: (decision) => <DecisionLink of={decision} /> },
          { title: 'field.outcome', cell: ({ outcome }) => named('DecisionOutcome', outcome) },
          { title: 'field.decidedOn', cell: ({ decidedOn }) => dayText(decidedOn) },
        ]}
      />
      <LeftOut of={decisions} address="/decisions" search={{ body: id }} />
    </Section>
  );

const Proposals = ({ of: { id, proposals } }: PartProps) =>
  proposals.totalCount === 0 ? null : (
    <Section title="field.proposals" count={proposals.totalCount}>
      <Records
        caption={say('field.proposals')}
        rows={proposals.nodes}
        columns={[
          {
            title: 'field.title',
            cell: (proposal) => (
              <>
                <ThingLink of={{ ...proposal, name: proposal.title }} /> <ProvenanceMark of={proposal.provenance} />
              </>
            ),
          },
          { title: 'field.status', cell: ({ status }) => named('ProposalStatus', status) },
          { title: 'field.submittedOn', cell: ({ submittedOn }) => dayOrNone(submittedOn) },
        ]}
      />
      <LeftOut of={proposals} address="/proposals" search={{ addressee: id }} />
    </Section>
  );

const WorkProgrammes = ({ of: { workProgrammes } }: PartProps) =>
  workProgrammes.totalCount === 0 ? null : (
    <Section title="field.workProgrammes" count={workProgrammes.totalCount}>
      {workProgrammes.nodes.map((each) => (
        <article key={each.id}>
          <Heading level={3} data-size="2xs">
            {each.programme.name}, {each.year}
          </Heading>
          <ProvenanceMark of={each.provenance} />
          <Facts
            of={{
              'field.status': named('WorkProgrammeStatus', each.status),
              'field.programme': <ThingLink of={each.programme} />,
              'field.adoptedOn': dayOrNone(each.adoptedOn),
              'field.decision': each.decision && <DecisionLink of={each.decision} />,
              'field.budgetLine':
                each.budgetLine &&
                [each.budgetLine.name, each.budgetLine.amount && moneyText(each.budgetLine.amount)]
                  .filter((text) => text !== null)
                  .join(': '),
              'field.targets': each.targets.length > 0 && (
                <Items
                  of={each.targets.map(({ text, item }) => (item ? `${text} (${item.code} ${item.name})` : text))}
                />
              ),
            }}
          />
          <Actions of={each} />
          {each.tasks.length === 0 ? null : (
            <Records
              caption={say('field.tasks')}
              rows={each.tasks}
              columns={[
                { title: 'kind.WorkTask', cell: ({ text }) => text },
                { title: 'field.responsible', cell: ({ responsible }) => <ThingLink of={responsible} /> },
                { title: 'field.due', cell: ({ due }) => dayOrNone(due) },
                { title: 'field.status', cell: ({ status }) => named('WorkTaskStatus', status) },
                { title: 'field.statusOn', cell: ({ statusOn }) => dayOrNone(statusOn) },
              ]}
            />
          )}
        </article>
      ))}
      <LeftOut of={workProgrammes} />
    </Section>
  );

const ProgrammeItems = ({ of: { programmeItems } }: PartProps) =>
  programmeItems.totalCount === 0 ? null : (
    <Section title="field.programmeItems" count={programmeItems.totalCount}>
      <Records
        caption={say('field.programmeItems')}
        rows={programmeItems.nodes}
        columns={[
          { title: 'field.code', cell: ({ code }) => code },
          { title: 'field.name', cell: ({ name }) => name },
          { title: 'field.kind', cell: ({ kind }) => named('ProgrammeItemKind', kind) },
          { title: 'field.programme', cell: ({ revision }) => <ThingLink of={revision.programme} /> },
        ]}
      />
      <LeftOut of={programmeItems} />
    </Section>
  );
