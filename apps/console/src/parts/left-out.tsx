import { Paragraph } from '@digdir/designsystemet-react';
import type { Search } from '../search.js';
import { say } from '../texts/say.js';
import { To } from './links.js';

interface LeftOutProps {
  /** A list of the page, of which the page may show the beginning. */
  readonly of: { readonly totalCount: number; readonly nodes: readonly unknown[] };
  /** The list where all of it is. */
  readonly address?: string;
  readonly search?: Search;
}

/** Says how many of a list are not shown, and where they are. */
export function LeftOut({ of: { totalCount, nodes }, address, search }: LeftOutProps) {
  if (totalCount <= nodes.length) return null;
  const text = say('leftOut.count', { shown: nodes.length, total: totalCount });
  return (
    <Paragraph>
      {text}{' '}
      {address === undefined ? null : (
        <To address={address} {...(search && { search })}>
          {say('leftOut.all')}
        </To>
      )}
    </Paragraph>
  );
}
