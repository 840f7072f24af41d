import type { ActivityLineFragment, ObligationLineFragment } from '../../api/operations.js';
import { ThingLink } from '../../parts/links.js';
import type { Column } from '../../parts/records.js';
import { dayText } from '../../texts/format.js';
import { named } from '../../texts/say.js';

export const obligationColumns: readonly Column<ObligationLineFragment>[] = [
  { title: 'field.kind', cell: ({ kind }) => named('DutyKind', kind) },
  { title: 'field.turn', cell: ({ turn }) => turn },
  { title: 'field.due', order: 'DUE', cell: ({ due }) => dayText(due) },
  { title: 'field.status', cell: ({ status }) => named('ObligationState', status) },
  { title: 'field.statusOn', cell: ({ statusOn }) => statusOn && dayText(statusOn) },
  { title: 'field.owedBy', cell: ({ owedBy }) => <ThingLink of={owedBy} />, text: ({ owedBy }) => owedBy.name },
  {
    title: 'field.programme',
    cell: ({ programme }) => <ThingLink of={programme} />,
    text: ({ programme }) => programme.name,
  },
  {
    title: 'programmes.for',
    cell: ({ area, workingGroup }) => <ThingLink of={area ?? workingGroup} />,
    text: ({ area, workingGroup }) => (area ?? workingGroup)?.name ?? '',
  },
];

export const activityColumns: readonly Column<ActivityLineFragment>[] = [
  { title: 'field.title', cell: (activity) => <ThingLink of={{ ...activity, name: activity.title }} /> },
  { title: 'field.due', cell: ({ due }) => dayText(due) },
  { title: 'field.timeliness', cell: ({ timeliness }) => named('ActivityTimeliness', timeliness) },
  {
    title: 'field.responsible',
    cell: ({ responsible }) => <ThingLink of={responsible} />,
    text: ({ responsible }) => responsible?.name ?? '',
  },
];
