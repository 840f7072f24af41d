import type { Linked } from '../things.js';
import { ThingLink } from './links.js';

interface ThingListProps {
  readonly of: readonly (Linked & { readonly name: string })[];
}

/** Several things by their names, one after the other; of none nothing shows. */
export const ThingList = ({ of }: ThingListProps) => (
  <ul className="things">
    {of.map((thing, place) => (
      <li key={place}>
        <ThingLink of={thing} />
      </li>
    ))}
  </ul>
);

/** As a fact: without things there is no line. */
export const thingsOf = (of: ThingListProps['of']) => (of.length === 0 ? null : <ThingList of={of} />);

/** The same as plain text, for files. */
export const namesOf = (of: ThingListProps['of']): string => of.map(({ name }) => name).join(', ');
