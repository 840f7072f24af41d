import { Link as LinkLook, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayOf, type Search } from '../search.js';
import { named } from '../texts/say.js';
import { addressOf, type Linked } from '../things.js';
import { needsMark } from './provenance.js';

interface ToProps {
  readonly address: string;
  readonly search?: Search;
  readonly children: ReactNode;
}

/** A link within the console. The day that the page is about goes along. */
export const To = ({ address, search, children }: ToProps) => (
  <LinkLook asChild>
    <Link to={address} search={(before: Search): Search => ({ on: dayOf(before), ...search })}>
      {children}
    </Link>
  </LinkLook>
);

interface ThingLinkProps {
  readonly of: (Linked & { readonly name: string }) | null | undefined;
}

/** A thing by its name, which leads to its page. */
export function ThingLink({ of }: ThingLinkProps) {
  if (!of) return null;
  const address = addressOf(of);
  return address === undefined ? of.name : <To address={address}>{of.name}</To>;
}

/** Marks what is made up or estimated. */
export const ProvenanceMark = ({ of }: { readonly of: string | undefined }) =>
  of !== undefined && needsMark(of) ? (
    <Tag data-size="sm" data-color="warning" className="mark">
      {named('Provenance', of)}
    </Tag>
  ) : null;
