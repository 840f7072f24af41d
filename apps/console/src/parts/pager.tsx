import { Button } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import type { Search } from '../search.js';
import { say } from '../texts/say.js';
import type { Connection } from './connection.js';

/** Goes to the same list with other filters, from its first page, or to another page of it. */
export function useGo(search: Search): (to: Search) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ to: '.', search: { ...search, after: undefined, before: undefined, ...to } });
}

interface PagerProps {
  readonly of: Connection<unknown>['pageInfo'];
  readonly go: (to: Search) => void;
}

/** The page of a list before this one, and the one after it. */
export const Pager = ({ of, go }: PagerProps) => (
  <nav className="pages" aria-label={say('list.pages')}>
    <Button
      variant="secondary"
      disabled={!of.hasPreviousPage}
      onClick={() => {
        go({ before: of.startCursor ?? undefined });
      }}
    >
      {say('list.previous')}
    </Button>
    <Button
      variant="secondary"
      disabled={!of.hasNextPage}
      onClick={() => {
        go({ after: of.endCursor ?? undefined });
      }}
    >
      {say('list.next')}
    </Button>
  </nav>
);
