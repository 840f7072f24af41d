import { Link } from '@digdir/designsystemet-react';
import { Actions } from '../../acting/actions.js';
import type { PilotPageQuery } from '../../api/operations.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Bodies } from '../../parts/bodies.js';
import { Facts, Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOf } from '../../search.js';
import { dayOrNone, dayText, moneyText, periodText, today } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { grantColumns } from './grant-columns.js';
import { stateOf, wasLate } from './milestones.js';
import { Light, Timeline } from './timeline.js';

type Pilot = NonNullable<PilotPageQuery['pilot']>;

export function Page({ data: { pilot }, search }: PageProps<PilotPageQuery>) {
  if (!pilot) return <Missing />;
  return (
    <>
      <Title text={pilot.name} above={say('kind.Pilot')} />
      <ProvenanceMark of={pilot.provenance} />
      <Facts
        of={{
          'field.code': pilot.code,
          'field.status': named('PilotStatus', pilot.status),
          'field.statusOn': dayText(pilot.statusOn),
          'field.cancellationReason': pilot.cancellationReason,
          'field.statusReport': pilot.statusReport && (
            <>
              <Light of={pilot.statusReport.light} /> ({dayText(pilot.statusReport.reportedOn)})
              <Prose of={pilot.statusReport.reason} />
            </>
          ),
          'field.programme': pilot.programme && <ThingLink of={pilot.programme} />,
          'field.coordinator': pilot.coordinator && <ThingLink of={pilot.coordinator} />,
          'field.applicant': pilot.applicant && <ThingLink of={pilot.applicant} />,
          'field.owner': pilot.owner && <ThingLink of={pilot.owner} />,
          'field.period': periodText(pilot.period),
          'field.themes': pilot.themes.length > 0 && <ThingLinks of={pilot.themes} />,
        }}
      />
      <Actions of={pilot} />
      <Partners of={pilot} />
      <HowItGoes of={pilot} day={dayOf(search) ?? today()} />
      <Experiments of={pilot} />
      <Results of={pilot} />
      <Companies of={pilot} />
      <Grants of={pilot} />
      <Bodies of={pilot} />
    </>
  );
}

interface PartProps {
  readonly of: Pilot;
}

const Partners = ({ of: { partners, others } }: PartProps) => (
  <>
    <Section title="field.partners" count={partners.totalCount}>
      <Records
        caption={say('field.partners')}
        rows={partners.nodes}
        columns={[
          {
            title: 'field.name',
            cell: ({ organisation, provenance }) => (
              <>
                <ThingLink of={organisation} /> <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.joinedOn', cell: ({ joinedOn }) => dayOrNone(joinedOn) },
          ...actionsColumn(partners.nodes),
        ]}
      />
      <LeftOut of={partners} />
    </Section>
    {others.totalCount === 0 ? null : (
      <Section title="pilots.otherPartnerships" count={others.totalCount}>
        <Records
          caption={say('pilots.otherPartnerships')}
          rows={others.nodes}
          columns={[
            {
              title: 'field.name',
              cell: ({ organisation, provenance }) => (
                <>
                  <ThingLink of={organisation} /> <ProvenanceMark of={provenance} />
                </>
              ),
            },
            { title: 'field.status', cell: ({ status }) => named('PartnershipStatus', status) },
            { title: 'field.joinedOn', cell: ({ joinedOn }) => dayOrNone(joinedOn) },
            { title: 'field.lastDay', cell: ({ lastDay }) => dayOrNone(lastDay) },
            ...actionsColumn(others.nodes),
          ]}
        />
        <LeftOut of={others} />
      </Section>
    )}
  </>
);

/** Milestones and status reports: their picture, then each as a table. */
function HowItGoes({ of: { name, period, milestones, statusReports }, day }: PartProps & { readonly day: string }) {
  const numbered = milestones.nodes.map((each, place) => ({
    ...each,
    number: place + 1,
    on: each.due ?? each.reachedOn ?? each.droppedOn,
    state: stateOf(each, day),
  }));
  const reports = statusReports.nodes.filter(({ reportedOn }) => reportedOn <= day);
  if (numbered.length === 0 && reports.length === 0) return null;
  return (
    <>
      <Section title="pilots.timeline">
        <Timeline
          name={name}
          day={day}
          period={period}
          milestones={numbered.flatMap(({ number, on, state }) => (on === null ? [] : { number, on, state }))}
          reports={reports.map(({ reportedOn, light }) => ({ on: reportedOn, light }))}
        />
      </Section>
      <Section title="field.milestones" count={milestones.totalCount}>
        <Records
          caption={say('field.milestones')}
          rows={numbered}
          columns={[
            { title: 'field.number', isNumber: true, cell: ({ number }) => number },
            {
              title: 'field.name',
              cell: (milestone) => (
                <>
                  {milestone.name} <ProvenanceMark of={milestone.provenance} />
                </>
              ),
            },
            { title: 'field.due', cell: ({ due }) => dayOrNone(due) },
            {
              title: 'field.status',
              cell: (milestone) => (
                <>
                  {milestone.state === 'late' ? (
                    <strong>{say('pilots.milestone.late')}</strong>
                  ) : (
                    say(`pilots.milestone.${milestone.state}`)
                  )}
                  {milestone.state === 'reached' && wasLate(milestone) ? ` (${say('pilots.reachedLate')})` : ''}
                </>
              ),
            },
            {
              title: 'field.reachedOn',
              cell: ({ state, reachedOn }) => (state === 'reached' ? dayOrNone(reachedOn) : null),
            },
            {
              title: 'field.dropReason',
              cell: ({ state, droppedOn, dropReason }) =>
                state === 'dropped'
                  ? [dayOrNone(droppedOn), dropReason].filter((each) => each !== null).join(': ')
                  : null,
            },
            ...actionsColumn(numbered),
          ]}
        />
        <LeftOut of={milestones} />
      </Section>
      <Section title="field.statusReports" count={reports.length}>
        <Records
          caption={say('field.statusReports')}
          rows={reports}
          columns={[
            { title: 'field.reportedOn', cell: ({ reportedOn }) => dayText(reportedOn) },
            { title: 'field.light', cell: ({ light }) => <Light of={light} /> },
            { title: 'field.reason', cell: ({ reason }) => reason },
            { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
          ]}
        />
        <LeftOut of={statusReports} />
      </Section>
    </>
  );
}

const Experiments = ({ of: { experiments } }: PartProps) =>
  experiments.totalCount === 0 ? null : (
    <Section title="field.experiments" count={experiments.totalCount}>
      <Records
        caption={say('field.experiments')}
        rows={experiments.nodes}
        columns={[
          {
            title: 'field.name',
            cell: ({ name, provenance }) => (
              <>
                {name} <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
          { title: 'field.tried', cell: ({ tried }) => tried },
          { title: 'field.expected', cell: ({ expected }) => expected },
          { title: 'field.outcome', cell: ({ outcome }) => outcome },
          { title: 'field.period', cell: ({ begunOn, concludedOn }) => periodText({ from: begunOn, to: concludedOn }) },
          ...actionsColumn(experiments.nodes),
        ]}
      />
      <LeftOut of={experiments} />
    </Section>
  );

const Results = ({ of: { results } }: PartProps) =>
  results.totalCount === 0 ? null : (
    <Section title="field.results" count={results.totalCount}>
      <Records
        caption={say('field.results')}
        rows={results.nodes}
        columns={[
          {
            title: 'field.name',
            cell: ({ name, link, provenance }) => (
              <>
                {link === null ? name : <Link href={link}>{name}</Link>} <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.description', cell: ({ description }) => description },
          { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
          { title: 'field.reachedOn', cell: ({ reachedOn }) => dayText(reachedOn) },
        ]}
      />
      <LeftOut of={results} />
    </Section>
  );

const Companies = ({ of: { companyLinks } }: PartProps) =>
  companyLinks.totalCount === 0 ? null : (
    <Section title="pilots.companies" count={companyLinks.totalCount}>
      <Records
        caption={say('pilots.companies')}
        rows={companyLinks.nodes}
        columns={[
          {
            title: 'field.company',
            cell: ({ company, provenance }) => (
              <>
                <ThingLink of={company} /> <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.role', cell: ({ role }) => named('CompanyRole', role) },
          { title: 'field.period', cell: ({ from, lastDay }) => periodText({ from, to: lastDay }) },
          ...actionsColumn(companyLinks.nodes),
        ]}
      />
      <LeftOut of={companyLinks} />
    </Section>
  );

const Grants = ({ of: { grants } }: PartProps) =>
  grants.totalCount === 0 ? null : (
    <Section title="field.grants" count={grants.totalCount}>
      <Records
        caption={say('field.grants')}
        rows={grants.nodes}
        columns={[
          ...grantColumns,
          { title: 'field.outstanding', isNumber: true, cell: ({ outstanding }) => moneyText(outstanding) },
          { title: 'field.holder', cell: ({ holder }) => <ThingLink of={holder} /> },
          { title: 'field.decidedOn', cell: ({ decidedOn }) => dayText(decidedOn) },
          { title: 'field.reference', cell: ({ reference }) => reference },
          { title: 'field.conditions', cell: ({ conditions }) => conditions.join(' ') },
          ...actionsColumn(grants.nodes),
        ]}
      />
      <LeftOut of={grants} />
    </Section>
  );
