import { Button } from '@digdir/designsystemet-react';
import { useMatches } from '@tanstack/react-router';
import { say } from '../texts/say.js';

/** What a page asked: the loaders of pages answer with it. */
export interface AskedByPage {
  readonly hash: string;
  readonly variables: unknown;
}

const isAsked = (data: unknown): data is AskedByPage => typeof data === 'object' && data !== null && 'hash' in data;

/** Leads developers to GraphiQL, with the operation of this page and its variables. */
export function ShowQuery() {
  const asked = useMatches({
    select: (matches) => matches.map(({ loaderData }) => loaderData as unknown).find(isAsked),
  });
  if (!asked) return null;
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => void open(asked)}>
      {say('frame.showQuery')}
    </Button>
  );
}

async function open({ hash, variables }: AskedByPage): Promise<void> {
  const texts = (await (await fetch(`/console/operations.json?of=${hash}`)).json()) as Readonly<Record<string, string>>;
  const parameters = new URLSearchParams({ query: texts[hash] ?? '', variables: JSON.stringify(variables, null, 2) });
  location.assign(`/graphql?${parameters.toString()}`);
}
