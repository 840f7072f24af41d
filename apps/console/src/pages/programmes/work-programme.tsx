import type { WorkProgrammePageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Collection } from '../../parts/collection.js';
import { Facts } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, moneyText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { node: work } }: PageProps<WorkProgrammePageQuery>) {
  if (work?.__typename !== 'WorkProgramme') return <Missing />;
  const { budgetLine, decision, programme, targets, workingGroup } = work;
  const tasks = work.tasks.map((task) => ({ ...task, version: work.version }));
  return (
    <>
      <Title text={`${(workingGroup ?? programme).name} ${work.year}`} above={say('kind.WorkProgramme')} />
      <ProvenanceMark of={work.provenance} />
      <Facts
        of={{
          'field.programme': <ThingLink of={programme} />,
          'field.workingGroup': workingGroup && <ThingLink of={workingGroup} />,
          'field.year': work.year,
          'field.status': named('WorkProgrammeStatus', work.status),
          'field.adoptedOn': dayOrNone(work.adoptedOn),
          'field.decision': decision && <ThingLink of={{ ...decision, name: decision.text }} />,
          'field.budgetLine': budgetLine?.name,
          'field.amount': budgetLine?.amount && moneyText(budgetLine.amount),
          'field.sourceLocale': work.sourceLocale && named('Locale', work.sourceLocale),
        }}
      />
      <Actions of={work} />
      <Collection
        title="field.targets"
        of={{ totalCount: targets.length, nodes: targets }}
        columns={[
          { title: 'field.text', cell: ({ text }) => text },
          { title: 'programmes.for', cell: ({ item }) => <ThingLink of={item} /> },
        ]}
      />
      <Collection
        title="field.tasks"
        of={{ totalCount: tasks.length, nodes: tasks }}
        columns={[
          { title: 'field.text', cell: ({ text }) => text },
          { title: 'field.status', cell: ({ status }) => named('WorkTaskStatus', status) },
          { title: 'field.statusOn', cell: ({ statusOn }) => dayOrNone(statusOn) },
          { title: 'field.due', cell: ({ due }) => dayOrNone(due) },
          { title: 'field.responsible', cell: ({ responsible }) => <ThingLink of={responsible} /> },
          ...actionsColumn(tasks),
        ]}
      />
    </>
  );
}
