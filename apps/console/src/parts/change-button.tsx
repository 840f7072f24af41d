import { Button } from '@digdir/designsystemet-react';
import type { Document } from '../api/document.js';
import { type Changed, useChange } from '../api/use-change.js';
import { type Key, say } from '../texts/say.js';
import { ChangeProblems } from './change-problems.js';

interface ChangeButtonProps<Result, Variables> {
  readonly title: Key;
  /** What it is done to, where there are several such buttons. */
  readonly about?: string;
  readonly document: Document<Result, Variables>;
  readonly variables: Variables;
}

/** A change that needs no form. */
export function ChangeButton<Result extends Readonly<Record<string, Changed>>, Variables>({
  title,
  about,
  document,
  variables,
}: ChangeButtonProps<Result, Variables>) {
  const { run, isRunning, problems } = useChange(document);
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isRunning}
        aria-label={about === undefined ? undefined : `${say(title)}: ${about}`}
        onClick={() => {
          run(variables);
        }}
      >
        {say(title)}
      </Button>
      <ChangeProblems of={problems} />
    </>
  );
}
