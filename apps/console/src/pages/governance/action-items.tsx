import type { ActionItemFactsFragment } from '../../api/operations.js';
import { actionsColumn } from '../../parts/actions-column.js';
import { Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ThingLink } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { dayOrNone } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

interface ActionItemsProps {
  readonly of: { readonly totalCount: number; readonly nodes: readonly ActionItemFactsFragment[] };
}

/** What was asked of whom, where the reader sees some of it. */
export const ActionItems = ({ of }: ActionItemsProps) =>
  of.totalCount === 0 ? null : (
    <Section title="field.actionItems" count={of.totalCount}>
      <Records
        caption={say('field.actionItems')}
        rows={of.nodes}
        columns={[
          { title: 'field.text', cell: ({ text }) => text },
          {
            title: 'field.responsible',
            cell: ({ responsibleName, organisation }) =>
              organisation?.name === responsibleName ? (
                <ThingLink of={organisation} />
              ) : (
                <>
                  {responsibleName} <ThingLink of={organisation} />
                </>
              ),
          },
          { title: 'field.due', cell: ({ due }) => dayOrNone(due) },
          {
            title: 'field.status',
            cell: ({ status, late }) => (
              <>
                {named('ActionItemStatus', status)} {late ? <strong>({say('field.late')})</strong> : null}
              </>
            ),
          },
          { title: 'field.doneOn', cell: ({ doneOn, withdrawnOn }) => dayOrNone(doneOn ?? withdrawnOn) },
          ...actionsColumn(of.nodes),
        ]}
      />
      <LeftOut of={of} />
    </Section>
  );
