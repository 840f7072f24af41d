import type {
  ActionPlanLineFragment,
  ActivityLineFragment,
  ConsultationLineFragment,
  ObligationLineFragment,
} from '../../api/operations.js';
import { ThingLink } from '../../parts/links.js';
import type { Column } from '../../parts/records.js';
import { dayOrNone, dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export const obligationColumns: readonly Column<ObligationLineFragment>[] = [
  { title: 'field.kind', cell: ({ kind }) => named('DutyKind', kind) },
  { title: 'field.turn', cell: ({ turn }) => turn },
  { title: 'field.due', order: 'LATEST_DUE', cell: ({ due }) => dayText(due) },
  { title: 'field.status', cell: ({ status }) => named('ObligationState', status) },
  { title: 'field.statusOn', cell: ({ statusOn }) => dayOrNone(statusOn) },
  { title: 'field.owedBy', cell: ({ owedBy }) => <ThingLink of={owedBy} />, text: ({ owedBy }) => owedBy.name },
  {
    title: 'programmes.for',
    cell: ({ area, workingGroup }) => <ThingLink of={area ?? workingGroup} />,
    text: ({ area, workingGroup }) => (area ?? workingGroup)?.name ?? '',
  },
];

/** With the programme: where obligations of several stand together. */
export const obligationOfColumns: readonly Column<ObligationLineFragment>[] = [
  ...obligationColumns,
  {
    title: 'field.programme',
    cell: ({ programme }) => <ThingLink of={programme} />,
    text: ({ programme }) => programme.name,
  },
];

export const activityColumns: readonly Column<ActivityLineFragment>[] = [
  { title: 'field.title', cell: (activity) => <ThingLink of={{ ...activity, name: activity.title }} /> },
  { title: 'field.due', cell: ({ due }) => dayText(due) },
  { title: 'field.status', cell: ({ status }) => named('ActivityStatus', status) },
  { title: 'field.timeliness', cell: ({ timeliness }) => named('ActivityTimeliness', timeliness) },
  { title: 'field.responsible', cell: ({ responsible }) => <ThingLink of={responsible} /> },
];

export const actionPlanColumns: readonly Column<ActionPlanLineFragment>[] = [
  {
    title: 'field.year',
    order: 'OLDEST',
    cell: (plan) => <ThingLink of={{ ...plan, name: String(plan.year) }} />,
    text: ({ year }) => String(year),
  },
  { title: 'field.area', cell: ({ area }) => <ThingLink of={area} />, text: ({ area }) => area?.name ?? '' },
  {
    title: 'field.organisation',
    cell: ({ organisation }) => <ThingLink of={organisation} />,
    text: ({ organisation }) => organisation?.name ?? '',
  },
  { title: 'field.status', cell: ({ status }) => named('ActionPlanStatus', status) },
  { title: 'field.adoptedOn', cell: ({ adoptedOn }) => dayOrNone(adoptedOn) },
];

export const consultationColumns: readonly Column<ConsultationLineFragment>[] = [
  {
    title: 'kind.Consultation',
    cell: (consultation) => (
      <ThingLink of={{ ...consultation, name: say('programmes.openedOn', { day: dayText(consultation.openedOn) }) }} />
    ),
    text: ({ openedOn }) => dayText(openedOn),
  },
  { title: 'field.status', cell: ({ status }) => named('ConsultationStatus', status) },
  { title: 'field.until', order: 'LATEST_UNTIL', cell: ({ until }) => dayText(until) },
  { title: 'field.consulted', isNumber: true, cell: ({ consulted }) => consulted.totalCount },
];
