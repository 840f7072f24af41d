import type { LinkedBodyFragment } from '../api/operations.js';
import { named, say } from '../texts/say.js';
import { Section } from './facts.js';
import { LeftOut } from './left-out.js';
import { ThingLink } from './links.js';
import { Records } from './records.js';

interface BodiesProps {
  readonly of: {
    readonly id: string;
    readonly bodies: { readonly totalCount: number; readonly nodes: readonly LinkedBodyFragment[] };
  };
}

/** The bodies of a collaboration or an organisation, where it has some. */
export const Bodies = ({ of: { id, bodies } }: BodiesProps) =>
  bodies.totalCount === 0 ? null : (
    <Section title="kinds.Body" count={bodies.totalCount}>
      <Records
        caption={say('kinds.Body')}
        rows={bodies.nodes}
        columns={[
          { title: 'field.name', cell: (body) => <ThingLink of={body} /> },
          { title: 'field.kind', cell: ({ kind }) => named('BodyKind', kind) },
        ]}
      />
      <LeftOut of={bodies} address="/bodies" search={{ of: id }} />
    </Section>
  );
