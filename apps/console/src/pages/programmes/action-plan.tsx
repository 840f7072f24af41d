import type { ActionPlanPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { Facts } from '../../parts/facts.js';
import { ThingLink } from '../../parts/links.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, moneyText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { activityColumns } from './lines.js';

export function Page({ data: { node: plan } }: PageProps<ActionPlanPageQuery>) {
  if (plan?.__typename !== 'ActionPlan') return <Missing />;
  const { area, copiedFrom, decision, organisation, programme } = plan;
  return (
    <>
      <Title text={`${(area ?? programme).name} ${plan.year}`} above={say('kind.ActionPlan')} />
      <Facts
        of={{
          'field.programme': <ThingLink of={programme} />,
          'field.area': area && <ThingLink of={area} />,
          'field.organisation': organisation && <ThingLink of={organisation} />,
          'field.year': plan.year,
          'field.status': named('ActionPlanStatus', plan.status),
          'field.adoptedOn': dayOrNone(plan.adoptedOn),
          'field.decision': decision && <ThingLink of={{ ...decision, name: decision.text }} />,
          'field.copiedFrom': copiedFrom && <ThingLink of={{ ...copiedFrom, name: String(copiedFrom.year) }} />,
        }}
      />
      <Actions of={plan} />
      <Collection
        title="field.activities"
        of={plan.activities}
        columns={[
          ...activityColumns,
          { title: 'field.start', cell: ({ start }) => dayOrNone(start) },
          { title: 'field.partners', cell: ({ partners }) => <ThingLinks of={partners} /> },
          { title: 'field.budget', isNumber: true, cell: ({ budget }) => budget && moneyText(budget) },
          { title: 'field.measure', cell: ({ measure }) => <ThingLink of={measure} /> },
        ]}
      />
    </>
  );
}
