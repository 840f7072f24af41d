import type { RegionPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { MarkedLink } from '../../parts/links.js';
import { Facts } from '../../parts/facts.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { region } }: PageProps<RegionPageQuery>) {
  if (!region) return <Missing />;
  return (
    <>
      <Title text={region.name} above={say('kind.Region')} />
      <Facts
        of={{
          'field.country': named('Country', region.country),
          'field.code': region.code,
          'field.codeVersion': region.codeVersion,
          'field.iso': region.iso,
          'field.nuts': region.nuts && `${region.nuts.code} (${region.nuts.version})`,
        }}
      />
      <Actions of={region} />
      <Collection
        title="field.municipalities"
        of={region.municipalities}
        columns={[
          { title: 'field.name', cell: (each) => <MarkedLink of={each} /> },
          { title: 'field.code', cell: ({ code }) => code },
        ]}
        all={{ address: '/organisations', search: { region: region.id } }}
      />
    </>
  );
}
