import type { Linked } from '../things.js';
import { ThingLink } from './links.js';

interface ThingLinksProps {
  readonly of: readonly (Linked & { readonly name: string })[];
}

/** Several things by their names. */
export const ThingLinks = ({ of }: ThingLinksProps) =>
  of.length === 0 ? null : (
    <ul className="in-line">
      {of.map((each) => (
        <li key={`${each.__typename} ${each.id ?? ''} ${each.country ?? ''} ${each.code ?? ''}`}>
          <ThingLink of={each} />
        </li>
      ))}
    </ul>
  );
