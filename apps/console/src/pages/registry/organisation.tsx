import type { OrganisationPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Bodies } from '../../parts/bodies.js';
import { Collection } from '../../parts/collection.js';
import { MarkedLink, ProvenanceMark, ThingLink, To } from '../../parts/links.js';
import { Facts, Section } from '../../parts/facts.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { numberText, periodText } from '../../texts/format.js';
import { languageNames } from '../../texts/languages.js';
import { named, say } from '../../texts/say.js';
import { obligationOfColumns } from '../programmes/lines.js';
import { collaborationColumns, proposalColumns } from './lines.js';

export function Page({ data: { organisation } }: PageProps<OrganisationPageQuery>) {
  if (!organisation) return <Missing />;
  const { id, names, location, obligations } = organisation;
  return (
    <>
      <Title text={organisation.name} above={named('OrganisationKind', organisation.kind)} />
      <ProvenanceMark of={organisation.provenance} />
      <Facts
        of={{
          'field.code': organisation.code,
          'field.businessId': organisation.businessId,
          'field.country': named('Country', organisation.country),
          'field.region': organisation.region && <ThingLink of={organisation.region} />,
          'field.languages': languageNames(organisation.languages),
          'field.period': periodText(organisation.period),
          'field.predecessors': organisation.predecessors.length > 0 && <ThingLinks of={organisation.predecessors} />,
          'field.successors': organisation.successors.length > 0 && <ThingLinks of={organisation.successors} />,
          'field.location': location && `${numberText(location.latitude)} N, ${numberText(location.longitude)} E`,
        }}
      />
      <Actions of={organisation} />
      <Collection
        title="field.collaborations"
        of={organisation.collaborations}
        columns={collaborationColumns}
        all={{ address: '/collaborations', search: { participant: id } }}
      />
      <Collection
        title="field.alliances"
        of={organisation.alliances}
        all={{ address: '/alliances', search: { member: id } }}
        columns={[
          { title: 'field.name', cell: (each) => <MarkedLink of={each} /> },
          { title: 'field.status', cell: ({ status }) => named('AllianceStatus', status) },
        ]}
      />
      <Collection
        title="field.programmes"
        of={organisation.programmes}
        all={{ address: '/programmes', search: { adopter: id } }}
        columns={[
          { title: 'field.name', cell: (each) => <MarkedLink of={each} /> },
          { title: 'field.kind', cell: ({ kind }) => named('ProgrammeKind', kind) },
          { title: 'field.status', cell: ({ status }) => named('ProgrammeStatus', status) },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
        ]}
      />
      <Collection
        title="field.members"
        of={organisation.members}
        columns={[
          {
            title: 'field.name',
            cell: ({ organisation: member, provenance }) => <MarkedLink of={{ ...member, provenance }} />,
          },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
        ]}
      />
      <Bodies of={organisation} />
      <Collection
        title="field.seats"
        of={organisation.seats}
        columns={[
          { title: 'field.body', cell: ({ body, provenance }) => <MarkedLink of={{ ...body, provenance }} /> },
          { title: 'field.title', cell: ({ title }) => title },
          { title: 'field.kind', cell: ({ kind }) => named('SeatKind', kind) },
          { title: 'field.holder', cell: ({ holder }) => holder?.name },
        ]}
      />
      <Collection
        title="field.obligations"
        of={obligations}
        columns={obligationOfColumns}
        all={{ address: '/obligations', search: { owedBy: id } }}
      />
      <Collection title="field.proposals" of={organisation.proposals} columns={proposalColumns} />
      <Collection
        title="field.names"
        of={{ totalCount: names.length, nodes: names }}
        columns={[
          { title: 'field.name', cell: ({ name }) => name },
          { title: 'field.period', cell: ({ period }) => periodText(period) },
        ]}
      />
      <Related id={id} />
    </>
  );
}

/** Lists of what it has beside that in which it takes part. */
const Related = ({ id }: { readonly id: string }) => (
  <Section title="registry.related">
    <ul>
      <li>
        <To address="/programmes" search={{ owner: id }}>
          {say('registry.owned')}
        </To>
      </li>
      <li>
        <To address="/pilots" search={{ coordinator: id }}>
          {say('registry.coordinated')}
        </To>
      </li>
      <li>
        <To address="/successions" search={{ organisation: id }}>
          {say('kinds.Succession')}
        </To>
      </li>
    </ul>
  </Section>
);
