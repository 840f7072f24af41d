import type { NetworkPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { AnyLink } from '../../parts/any-thing.js';
import { Bodies } from '../../parts/bodies.js';
import { Collection } from '../../parts/collection.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Facts } from '../../parts/facts.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { isSaid, named, say } from '../../texts/say.js';

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
          'field.themes': network.themes.length > 0 && <ThingLinks of={network.themes} />,
        }}
      />
      <Actions of={network} />
      <Collection
        title="field.members"
        of={network.members}
        columns={[
          {
            title: 'field.name',
            cell: ({ thing, provenance }) => (
              <>
                <AnyLink of={thing} /> <ProvenanceMark of={provenance} />
              </>
            ),
          },
          { title: 'field.kind', cell: ({ thing }) => thing && kindText(thing.__typename) },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
        ]}
      />
      <Bodies of={network} />
    </>
  );
}

function kindText(type: string): string {
  const key = `kind.${type}`;
  return isSaid(key) ? say(key) : type;
}
