import type { ProgrammeItemPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { Facts } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import type { Linked } from '../../things.js';
import { activityColumns } from './lines.js';

const links = (of: readonly (Linked & { readonly name: string })[]) => of.length > 0 && <ThingLinks of={of} />;

/** A priority, a strategic area, an objective or a measure, as one revision of a plan has it. */
export function Page({ data: { node: item } }: PageProps<ProgrammeItemPageQuery>) {
  if (item?.__typename !== 'ProgrammeItem') return <Missing />;
  const { progress, revision } = item;
  return (
    <>
      <Title text={item.name} above={named('ProgrammeItemKind', item.kind)} />
      <ProvenanceMark of={item.provenance} />
      <Facts
        of={{
          'field.code': item.code,
          'field.programme': <ThingLink of={revision.programme} />,
          'field.revision': (
            <ThingLink of={{ ...revision, name: say('programmes.revision', { number: revision.number }) }} />
          ),
          'field.status': progress && named('MeasureStatus', progress.status),
          'field.note': progress?.note,
          'field.description': item.description && <Prose of={item.description} />,
          'field.vision': item.vision && <Prose of={item.vision} />,
          'field.reason': item.reason,
          'field.parent': item.parent && <ThingLink of={item.parent} />,
          'field.children': links(item.children),
          'field.responsible': links(item.responsible),
          'field.workingGroup': item.workingGroup && <ThingLink of={item.workingGroup} />,
          'field.dependsOn': links(item.dependsOn),
          'field.blockedBy': links(item.blockedBy),
          'field.dependents': links(item.dependents),
          'field.cameBy': item.cameBy && named('MeasureOrigin', item.cameBy),
          'field.origins': links(item.origins),
          'field.becameItems': links(item.becameItems),
          'field.adaptedFrom': item.adaptedFrom && <ThingLink of={item.adaptedFrom} />,
        }}
      />
      <Actions of={{ ...item, version: revision.version }} />
      <Collection
        title="field.reports"
        of={item.reports}
        columns={[
          {
            title: 'field.on',
            cell: ({ on, provenance }) => (
              <>
                {dayText(on)} <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.status', cell: ({ status }) => named('MeasureStatus', status) },
          { title: 'field.note', cell: ({ note }) => note },
        ]}
      />
      <Collection title="field.activities" of={item.activities} columns={activityColumns} />
      <Collection
        title="field.adaptations"
        of={item.adaptations}
        columns={[
          { title: 'field.name', cell: (adaptation) => <ThingLink of={adaptation} /> },
          { title: 'field.programme', cell: (adaptation) => <ThingLink of={adaptation.revision.programme} /> },
        ]}
      />
    </>
  );
}
