import { Tag } from '@digdir/designsystemet-react';
import type { ItemLineFragment } from '../../api/operations.js';
import { MarkedLink } from '../../parts/links.js';
import { Tree } from '../../parts/tree.js';
import { dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

/** The plan of a programme: what stands below what, and how its measures stand. */
export const PlanTree = ({ of }: { readonly of: readonly ItemLineFragment[] }) => (
  <Tree
    rows={of}
    show={(item) => (
      <>
        <MarkedLink of={item} />{' '}
        <Tag data-size="sm" data-color="neutral">
          {named('ProgrammeItemKind', item.kind)}
        </Tag>{' '}
        {item.progress && <Progress of={item.progress} />}
      </>
    )}
  />
);

function Progress({ of: { status, since, blocked } }: { readonly of: NonNullable<ItemLineFragment['progress']> }) {
  const name = named('MeasureStatus', status);
  const text = since === null ? name : say('programmes.since', { status: name, day: dayText(since) });
  return <span>{blocked ? `${text}, ${say('programmes.blocked')}` : text}</span>;
}
