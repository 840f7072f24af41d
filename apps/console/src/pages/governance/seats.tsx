import type { LinkedMandateFragment, NamedSeatFragment } from '../../api/operations.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

/** A seat by what it is for. */
export const SeatName = ({ of: { place, kind, title, organisation } }: { readonly of: NamedSeatFragment }) => (
  <>
    {place}. {title ?? (organisation ? <ThingLink of={organisation} /> : named('SeatKind', kind))}
  </>
);

/** Who sits there, for whom, and since when. */
export function MandateName({ of }: { readonly of: LinkedMandateFragment | null }) {
  if (!of) return null;
  const { name, organisation, period, provenance } = of;
  const isOrganisation = organisation?.name === name;
  return (
    <>
      {isOrganisation ? <ThingLink of={organisation} /> : name}
      {organisation && !isOrganisation ? (
        <>
          {' '}
          (<ThingLink of={organisation} />)
        </>
      ) : null}
      {period.from === null ? null : ` ${say('period.from', { day: dayText(period.from) })}`}{' '}
      <ProvenanceMark of={provenance} />
    </>
  );
}
