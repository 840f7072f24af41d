import type { ActivityPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { Facts } from '../../parts/facts.js';
import { ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, dayText, moneyText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { activityColumns } from './lines.js';

export function Page({ data: { node: activity } }: PageProps<ActivityPageQuery>) {
  if (activity?.__typename !== 'Activity') return <Missing />;
  const { actionPlan, copiedFrom, partners } = activity;
  return (
    <>
      <Title text={activity.title} above={say('kind.Activity')} />
      <Facts
        of={{
          'field.status': named('ActivityStatus', activity.status),
          'field.statusOn': dayOrNone(activity.statusOn),
          'field.timeliness': named('ActivityTimeliness', activity.timeliness),
          'field.dropReason': activity.dropReason,
          'field.description': activity.description && <Prose of={activity.description} />,
          'field.start': dayOrNone(activity.start),
          'field.due': dayText(activity.due),
          'field.responsible': activity.responsible && <ThingLink of={activity.responsible} />,
          'field.partners': partners.length > 0 && <ThingLinks of={partners} />,
          'field.budget': activity.budget && moneyText(activity.budget),
          'field.actionPlan': (
            <ThingLink
              of={{ ...actionPlan, name: `${(actionPlan.area ?? actionPlan.programme).name} ${actionPlan.year}` }}
            />
          ),
          'field.programme': <ThingLink of={actionPlan.programme} />,
          'field.measure': activity.measure && <ThingLink of={activity.measure} />,
          'field.copiedFrom': copiedFrom && <ThingLink of={{ ...copiedFrom, name: copiedFrom.title }} />,
        }}
      />
      <Actions of={activity} />
      <Collection
        title="field.notes"
        of={activity.notes}
        columns={[
          { title: 'field.on', cell: ({ on }) => dayText(on) },
          { title: 'field.text', cell: ({ text }) => text },
          { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
        ]}
      />
      <Collection title="field.waitsFor" of={activity.waitsFor} columns={activityColumns} />
      <Collection title="field.blocks" of={activity.blocks} columns={activityColumns} />
    </>
  );
}
