import { Heading } from '@digdir/designsystemet-react';
import { Actions } from '../../acting/actions.js';
import type { PilotProgrammePageQuery, Provenance } from '../../api/operations.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Bodies } from '../../parts/bodies.js';
import { Facts, Section } from '../../parts/facts.js';
import { Items } from '../../parts/items.js';
import { LeftOut } from '../../parts/left-out.js';
import { MarkedLink, ProvenanceMark, ThingLink } from '../../parts/links.js';
import { needsMark } from '../../parts/provenance.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText, moneyText, numberText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { callText } from './call.js';
import { grantColumns } from './grant-columns.js';
import { byPurposes } from './money.js';
import { MoneyBars } from './money-bars.js';
import { purposesText } from './purposes-text.js';
import { StandingReport } from './standing-report.js';
import { Light } from './timeline.js';

type PilotProgramme = NonNullable<PilotProgrammePageQuery['pilotProgramme']>;

export function Page({ data: { pilotProgramme: programme } }: PageProps<PilotProgrammePageQuery>) {
  if (!programme) return <Missing />;
  return (
    <>
      <Title text={programme.name} above={say('kind.PilotProgramme')} />
      <ProvenanceMark of={programme.provenance} />
      <Facts
        of={{
          'field.code': programme.code,
          'field.status': named('PilotProgrammeStatus', programme.status),
          'field.statusOn': dayOrNone(programme.statusOn),
          'field.statusReason': programme.statusReason,
          'field.owner': programme.owner && <ThingLink of={programme.owner} />,
          'field.period': periodText(programme.period),
          'field.basis': programme.basis,
          'field.call': callText(programme.call),
          'field.callMunicipalities': programme.callMunicipalities.totalCount > 0 && (
            <>
              <ThingLinks of={programme.callMunicipalities.nodes} />
              <LeftOut of={programme.callMunicipalities} />
            </>
          ),
          'field.aims': programme.aims.length > 0 && <Items of={programme.aims} />,
          'field.characteristics': programme.characteristics.length > 0 && <Items of={programme.characteristics} />,
        }}
      />
      <Actions of={programme} />
      {programme.report ? (
        <Section title="field.report">
          <StandingReport programme={programme.code} of={programme.report} />
        </Section>
      ) : null}
      <Pilots of={programme} />
      <Funding of={programme} />
      <Municipalities of={programme} />
      <Plans of={programme} />
      <Projects of={programme} />
      <Bodies of={programme} />
    </>
  );
}

interface PartProps {
  readonly of: PilotProgramme;
}

const Pilots = ({ of: { id, pilots } }: PartProps) => (
  <Section title="field.pilots" count={pilots.totalCount}>
    <Records
      caption={say('field.pilots')}
      rows={pilots.nodes}
      columns={[
        {
          title: 'field.name',
          cell: (pilot) => <MarkedLink of={pilot} />,
        },
        { title: 'field.status', cell: ({ status }) => named('PilotStatus', status) },
        {
          title: 'field.light',
          cell: ({ statusReport }) =>
            statusReport && (
              <>
                <Light of={statusReport.light} /> ({dayText(statusReport.reportedOn)})
              </>
            ),
        },
        { title: 'field.coordinator', cell: ({ coordinator }) => <ThingLink of={coordinator} /> },
        { title: 'field.partners', isNumber: true, cell: ({ partners }) => partners.totalCount },
      ]}
    />
    <LeftOut of={pilots} address="/pilots" search={{ programme: id }} />
  </Section>
);

/** The appropriations, and what was granted of them: per purpose and per grant, each as a picture and as a table. */
function Funding({ of: { funding, appropriations, pilots } }: PartProps) {
  if (!funding && appropriations.totalCount === 0) return null;
  const grants = pilots.nodes.flatMap((pilot) => pilot.grants.nodes.map((grant) => ({ ...grant, pilot })));
  const sums = byPurposes(grants);
  return (
    <Section title="field.funding">
      {funding ? (
        <Facts
          of={{
            'field.kind': named('FundingKind', funding.kind),
            'field.purposes': purposesText(funding.purposes),
            'pilots.unfunded': funding.unfunded.length > 0 && purposesText(funding.unfunded),
          }}
        />
      ) : null}
      <Heading level={3} data-size="2xs">
        {say('field.appropriations')}
      </Heading>
      <Records
        caption={say('field.appropriations')}
        rows={appropriations.nodes}
        columns={[
          {
            title: 'field.appropriation',
            cell: ({ code, provenance }) => (
              <>
                {code} <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
          { title: 'field.granted', isNumber: true, cell: ({ granted }) => moneyText(granted) },
          { title: 'field.left', isNumber: true, cell: ({ left }) => moneyText(left) },
          { title: 'field.decidedOn', cell: ({ decidedOn }) => dayOrNone(decidedOn) },
          { title: 'field.availableFrom', cell: ({ availableFrom }) => dayText(availableFrom) },
          { title: 'field.reference', cell: ({ reference }) => reference },
          ...actionsColumn(appropriations.nodes),
        ]}
      />
      <LeftOut of={appropriations} />
      {grants.length === 0 ? null : (
        <>
          <Heading level={3} data-size="2xs">
            {say('pilots.grantedByPurpose')}
          </Heading>
          <MoneyBars
            title={say('pilots.grantedByPurpose')}
            bars={sums.map((sum) => ({ ...sum, name: marked(purposesText(sum.purposes), sum.provenance) }))}
          />
          <Records
            caption={say('pilots.grantedByPurpose')}
            rows={sums}
            columns={[
              {
                title: 'field.purposes',
                cell: ({ purposes, provenance }) => (
                  <>
                    {purposesText(purposes)} <ProvenanceMark of={provenance} />
                  </>
                ),
              },
              { title: 'field.grants', isNumber: true, cell: ({ count }) => numberText(count) },
              { title: 'field.amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
              { title: 'field.returned', isNumber: true, cell: ({ returned }) => moneyText(returned) },
            ]}
          />
          <Heading level={3} data-size="2xs">
            {say('field.grants')}
          </Heading>
          <MoneyBars
            title={say('field.grants')}
            bars={grants.map((grant) => ({ ...grant, name: marked(grant.code, grant.provenance) }))}
          />
          <Records
            caption={say('field.grants')}
            rows={grants}
            columns={[
              { title: 'field.pilot', cell: ({ pilot }) => <ThingLink of={pilot} /> },
              ...grantColumns,
              { title: 'field.outstanding', isNumber: true, cell: ({ outstanding }) => moneyText(outstanding) },
              { title: 'field.holder', cell: ({ holder }) => <ThingLink of={holder} /> },
            ]}
          />
          {pilots.nodes.map((pilot) => (
            <LeftOut key={pilot.code} of={pilot.grants} address={`/pilots/${pilot.code}`} />
          ))}
        </>
      )}
    </Section>
  );
}

/** A name in a picture: what is made up or estimated says so. */
const marked = (name: string, provenance: Provenance): string =>
  needsMark(provenance) ? `${name} – ${named('Provenance', provenance)}` : name;

/** What a source states beside what is counted: where they differ, both are told. */
const Municipalities = ({ of: { partnerMunicipalityCount: count, partnerMunicipalities: towns } }: PartProps) => (
  <Section title="field.partnerMunicipalities" count={towns.totalCount}>
    <Facts
      of={{
        'pilots.counted': say('pilots.countedOn', { count: count.counted, day: dayText(count.on) }),
        'pilots.documented': count.documented !== null && (
          <>
            {count.asOf === null
              ? numberText(count.documented)
              : say('pilots.countedOn', { count: count.documented, day: dayText(count.asOf) })}{' '}
            <ProvenanceMark of={count.provenance ?? undefined} />
          </>
        ),
        'pilots.difference': count.difference !== null && count.difference !== 0 && numberText(count.difference),
      }}
    />
    <ThingLinks of={towns.nodes} />
    <LeftOut of={towns} />
  </Section>
);

const Plans = ({ of: { plans } }: PartProps) =>
  plans.totalCount === 0 ? null : (
    <Section title="field.plans" count={plans.totalCount}>
      <Records
        caption={say('field.plans')}
        rows={plans.nodes}
        columns={[
          {
            title: 'field.name',
            cell: (plan) => <MarkedLink of={plan} />,
          },
          { title: 'field.status', cell: ({ status }) => named('PlanStatus', status) },
          { title: 'field.applicant', cell: ({ applicant }) => <ThingLink of={applicant} /> },
          { title: 'field.coordinator', cell: ({ coordinator }) => <ThingLink of={coordinator} /> },
          { title: 'field.submittedOn', cell: ({ submittedOn }) => dayText(submittedOn) },
          { title: 'field.decidedOn', cell: ({ decidedOn }) => dayOrNone(decidedOn) },
        ]}
      />
      <LeftOut of={plans} />
    </Section>
  );

const Projects = ({ of: { id, projects } }: PartProps) =>
  projects.totalCount === 0 ? null : (
    <Section title="field.projects" count={projects.totalCount}>
      <Records
        caption={say('field.projects')}
        rows={projects.nodes}
        columns={[
          {
            title: 'field.name',
            cell: (project) => <MarkedLink of={project} />,
          },
          { title: 'field.coordinator', cell: ({ coordinator }) => <ThingLink of={coordinator} /> },
        ]}
      />
      <LeftOut of={projects} address="/projects" search={{ programme: id }} />
    </Section>
  );
