import type { LinkedMandateFragment, NamedSeatFragment } from '../../api/operations.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { named } from '../../texts/say.js';

/** A seat by what it is for. */
export const SeatName = ({ of: { place, kind, title, organisation } }: { readonly of: NamedSeatFragment }) => (
  <>
    {place}. {title ?? (organisation ? null : named('SeatKind', kind))} <ThingLink of={organisation} />
  </>
);

/** Who sits there, and for whom. */
export function MandateName({ of }: { readonly of: LinkedMandateFragment | null }) {
  if (!of) return null;
  const { name, organisation, provenance } = of;
  const isOrganisation = organisation?.name === name;
  return (
    <>
      {isOrganisation ? <ThingLink of={organisation} /> : name}
      {organisation && !isOrganisation ? (
        <>
          {' '}
          (<ThingLink of={organisation} />)
        </>
      ) : null}{' '}
      <ProvenanceMark of={provenance} />
    </>
  );
}
