import { Paragraph } from '@digdir/designsystemet-react';
import type { ComparisonFragment } from '../../api/operations.js';
import { Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ThingLink } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { named, say } from '../../texts/say.js';

const MOST_ROWS = 100;

/** How a plan differs from another one: what was taken over as it was only counts. */
export function Comparison({ of }: { readonly of: ComparisonFragment | null | undefined }) {
  if (!of) return null;
  const { added, carried, changed, dropped } = of;
  const different = of.nodes.filter(({ change }) => change !== 'CARRIED');
  const shown = { totalCount: different.length, nodes: different.slice(0, MOST_ROWS) };
  return (
    <Section title="field.comparison">
      <Paragraph>{say('programmes.compared', { added, carried, changed, dropped })}</Paragraph>
      <Records
        caption={say('field.comparison')}
        rows={shown.nodes}
        columns={[
          { title: 'field.code', cell: ({ code }) => code },
          { title: 'field.kind', cell: ({ kind }) => named('ProgrammeItemKind', kind) },
          { title: 'field.name', cell: ({ after, before }) => <ThingLink of={after ?? before} /> },
          { title: 'programmes.change', cell: ({ change }) => named('PlanChange', change) },
          { title: 'field.text', cell: ({ text }) => text },
          { title: 'field.reason', cell: ({ reason }) => reason },
        ]}
      />
      <LeftOut of={shown} />
    </Section>
  );
}
