import { Button } from '@digdir/designsystemet-react';
import { Link, useRouterState } from '@tanstack/react-router';
import type { Search } from '../search.js';
import { type Key, say } from '../texts/say.js';

interface ActLinkProps {
  readonly mutation: string;
  /** What its form is filled with. */
  readonly given?: Search;
  readonly title: Key;
  /** What it is done to, where there are several such links. */
  readonly about?: string;
}

/** Leads to the form of a change, and back here after it. */
export function ActLink({ mutation, given = {}, title, about }: ActLinkProps) {
  const back = useRouterState({ select: ({ location }) => location.href });
  return (
    <Button asChild variant="secondary" data-size="sm">
      <Link
        to={`/act/${mutation}`}
        search={{ ...given, back }}
        preload={false}
        aria-label={about === undefined ? undefined : `${say(title)}: ${about}`}
      >
        {say(title)}
      </Link>
    </Button>
  );
}
