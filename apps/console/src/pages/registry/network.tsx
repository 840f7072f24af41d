import type { NetworkPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { MarkedLink, ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Facts } from '../../parts/facts.js';
import { Missing } from '../../parts/states.js';
import { thingsOf } from '../../parts/thing-list.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { isSaid, named, say } from '../../texts/say.js';
import { bodyColumns } from './lines.js';

export function Page({ data: { network } }: PageProps<NetworkPageQuery>) {
  if (!network) return <Missing />;
  return (
    <>
      <Title text={network.name} above={say('kind.Network')} />
      <ProvenanceMark of={network.provenance} />
      <Facts
        of={{
          'field.code': network.code,
          'field.kind': named('NetworkKind', network.kind),
          'field.description': network.description,
          'field.owner': network.owner && <ThingLink of={network.owner} />,
          'field.period': periodText(network.period),
          'field.themes': thingsOf(network.themes),
        }}
      />
      <Actions of={network} />
      <Collection
        title="field.members"
        of={network.members}
        columns={[
          {
            title: 'field.name',
            cell: ({ thing, provenance }) =>
              thing && 'name' in thing ? <MarkedLink of={{ ...thing, provenance }} /> : null,
          },
          { title: 'field.kind', cell: ({ thing }) => thing && kindText(thing.__typename) },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
        ]}
      />
      <Collection title="field.bodies" of={network.bodies} columns={bodyColumns} />
    </>
  );
}

function kindText(type: string): string {
  const key = `kind.${type}`;
  return isSaid(key) ? say(key) : type;
}
