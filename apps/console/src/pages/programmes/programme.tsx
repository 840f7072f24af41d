import { Paragraph } from '@digdir/designsystemet-react';
import type { ProgrammePageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Bodies } from '../../parts/bodies.js';
import { Collection } from '../../parts/collection.js';
import { Facts, Section } from '../../parts/facts.js';
import { Items } from '../../parts/items.js';
import { LeftOut } from '../../parts/left-out.js';
import { MarkedLink, ProvenanceMark, ThingLink, To } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOfYearText, dayOrNone, dayText, momentText, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { addressOf } from '../../things.js';
import { Comparison } from './comparison.js';
import { actionPlanColumns, obligationColumns } from './lines.js';
import { PlanTree } from './plan-tree.js';

type Programme = NonNullable<ProgrammePageQuery['programme']>;

export function Page({ data: { programme } }: PageProps<ProgrammePageQuery>) {
  if (!programme) return <Missing />;
  const { id, adaptedFrom, comparison, obligations, parkedItems } = programme;
  return (
    <>
      <Title text={programme.name} above={named('ProgrammeKind', programme.kind)} />
      <ProvenanceMark of={programme.provenance} />
      <FactsOf of={programme} />
      <Actions of={programme} />
      <Plan of={programme} />
      <Rhythm of={programme.cycle} />
      <Collection
        title="field.obligations"
        of={obligations}
        columns={[...obligationColumns, ...actionsColumn(obligations.nodes)]}
        all={{ address: '/obligations', search: { programme: id } }}
      />
      <Collection
        title="field.adopters"
        of={programme.adopters}
        columns={[
          {
            title: 'field.name',
            cell: ({ organisation, provenance }) => <MarkedLink of={{ ...organisation, provenance }} />,
          },
          { title: 'field.adoptedOn', cell: ({ adoptedOn }) => dayOrNone(adoptedOn) },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
          {
            title: 'programmes.hasAllActionPlans',
            cell: ({ hasAllActionPlans }) => say(hasAllActionPlans ? 'filter.yes' : 'filter.no'),
          },
        ]}
      />
      <Collection
        title="field.actionPlans"
        of={programme.actionPlans}
        columns={actionPlanColumns}
        all={{ address: '/action-plans', search: { programme: id } }}
      />
      <Collection
        title="field.workProgrammes"
        of={programme.workProgrammes}
        columns={[
          { title: 'field.year', cell: (each) => <MarkedLink of={{ ...each, name: String(each.year) }} /> },
          { title: 'field.workingGroup', cell: ({ workingGroup }) => <ThingLink of={workingGroup} /> },
          { title: 'field.status', cell: ({ status }) => named('WorkProgrammeStatus', status) },
          { title: 'field.adoptedOn', cell: ({ adoptedOn }) => dayOrNone(adoptedOn) },
        ]}
      />
      <Revisions of={programme} />
      <Collection
        title="field.adaptations"
        of={programme.adaptations}
        columns={[
          { title: 'field.name', cell: (adaptation) => <ThingLink of={adaptation} /> },
          { title: 'field.owner', cell: ({ owner }) => <ThingLink of={owner} /> },
        ]}
      />
      {adaptedFrom && !comparison ? (
        <Paragraph>
          <To address={addressOf(programme) ?? ''} search={{ with: adaptedFrom.code }}>
            {say('programmes.compare', { name: adaptedFrom.name })}
          </To>
        </Paragraph>
      ) : null}
      <Comparison of={comparison} />
      <Bodies of={programme} />
      <Collection
        title="field.parkedItems"
        of={parkedItems}
        columns={[
          { title: 'field.title', cell: ({ title }) => title },
          { title: 'field.status', cell: ({ status }) => named('ParkedItemStatus', status) },
          { title: 'programmes.parkedBy', cell: ({ parkedBy }) => <ThingLink of={parkedBy} /> },
          { title: 'programmes.parkedOn', cell: ({ parkedOn }) => dayText(parkedOn) },
          { title: 'programmes.became', cell: ({ item }) => <ThingLink of={item} /> },
          ...actionsColumn(parkedItems.nodes),
        ]}
      />
      <Collection
        title="field.changes"
        of={programme.changes}
        columns={[
          { title: 'field.time', cell: ({ time }) => momentText(time) },
          { title: 'field.text', cell: ({ text }) => text },
        ]}
      />
    </>
  );
}

const FactsOf = ({ of }: { readonly of: Programme }) => (
  <Facts
    of={{
      'field.code': of.code,
      'field.status': named('ProgrammeStatus', of.status),
      'field.owner': of.owner && <ThingLink of={of.owner} />,
      'field.period': periodText(of.period),
      'field.adoptedOn': dayOrNone(of.adoptedOn),
      'field.adoptedBy': of.adoptedBy && (of.adoptedBy.body ? <ThingLink of={of.adoptedBy.body} /> : of.adoptedBy.name),
      'field.decision': of.adoptedBy?.decision && (
        <ThingLink of={{ ...of.adoptedBy.decision, name: of.adoptedBy.decision.text }} />
      ),
      'field.message': of.message,
      'field.purpose': of.purpose,
      'field.role': of.role,
      'field.choices': of.choices.length > 0 && <Items of={of.choices} />,
      'field.basis': of.basis && (of.basis.programme ? <ThingLink of={of.basis.programme} /> : of.basis.description),
      'field.councilTerm': of.councilTerm && periodText(of.councilTerm),
      'field.councilTermNote': of.councilTermNote,
      'field.preparation': preparationText(of.preparation),
      'field.monitoring': of.monitoring && <Prose of={of.monitoring} />,
      'field.contact': of.contact,
      'field.adaptedFrom': of.adaptedFrom && <ThingLink of={of.adaptedFrom} />,
      'field.predecessor': of.predecessor && <ThingLink of={of.predecessor} />,
      'field.successor': of.successor && <ThingLink of={of.successor} />,
      'field.successorExpected': of.successorExpected?.year,
      'field.themes': of.themes.length > 0 && <ThingLinks of={of.themes} />,
      'field.networks': of.networks.length > 0 && <ThingLinks of={of.networks} />,
      'field.sourceLocale': of.sourceLocale && named('Locale', of.sourceLocale),
    }}
  />
);

const preparationText = ({ duration, methods, participants }: Programme['preparation']): string =>
  [duration, methods.join(', '), participants.join(', ')].filter((each) => each !== null && each !== '').join('; ');

/** The plan of the day. */
function Plan({ of: { revision } }: { readonly of: Programme }) {
  if (!revision || revision.items.totalCount === 0) return null;
  const address = addressOf(revision);
  return (
    <Section title="field.plan" count={revision.items.totalCount}>
      <PlanTree of={revision.items.nodes} />
      <LeftOut of={revision.items} {...(address !== undefined && { address })} />
    </Section>
  );
}

type Duty = NonNullable<Programme['cycle']>['duties'][number];

/** By which day of its time a duty is due. */
function dueText({ dueDay, dueMonth, dueOnLastWorkingDay, dueWorkingDaysAfter }: Duty): string | null {
  if (dueOnLastWorkingDay) return say('programmes.dueOnLast');
  if (dueWorkingDaysAfter !== null) return say('programmes.dueAfter', { days: dueWorkingDaysAfter });
  return dueDay === null ? null : dayOfYearText(dueDay, dueMonth);
}

/** What the programme demands again and again. */
function Rhythm({ of: cycle }: { readonly of: Programme['cycle'] }) {
  if (!cycle) return null;
  return (
    <Section title="field.cycle">
      <Prose of={cycle.text} />
      <Records
        caption={say('field.cycle')}
        rows={cycle.duties}
        columns={[
          {
            title: 'field.kind',
            cell: ({ kind, provenance }) => (
              <>
                {named('DutyKind', kind)} <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.owedBy', cell: ({ owedBy }) => named('DutyRole', owedBy) },
          { title: 'programmes.for', cell: ({ scope }) => named('DutyScope', scope) },
          {
            title: 'field.due',
            cell: (duty) => (
              <>
                {dueText(duty)} <ProvenanceMark of={duty.dueProvenance} />
              </>
            ),
          },
          { title: 'programmes.demandedFrom', cell: ({ from }) => dayText(from) },
        ]}
      />
    </Section>
  );
}

/** Each leads to what it changed in the one before. */
const Revisions = ({ of }: { readonly of: Programme }) => (
  <>
    <Collection
      title="field.revisions"
      of={of.revisions}
      columns={[
        {
          title: 'field.revision',
          cell: (revision) => (
            <To
              address={addressOf(revision) ?? ''}
              {...(revision.number > 1 && { search: { with: String(revision.number - 1) } })}
            >
              {say('programmes.revision', { number: revision.number })}
            </To>
          ),
        },
        { title: 'field.status', cell: ({ status }) => named('RevisionStatus', status) },
        { title: 'field.adoptedOn', cell: ({ adoptedOn }) => dayOrNone(adoptedOn) },
        { title: 'field.reason', cell: ({ reason }) => reason },
      ]}
    />
    <Paragraph>
      <To address="/consultations" search={{ programme: of.id }}>
        {say('kinds.Consultation')}
      </To>
    </Paragraph>
  </>
);
