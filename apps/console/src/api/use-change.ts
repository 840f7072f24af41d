import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, Problem } from './ask.js';
import { newKey } from './attempt-key.js';
import type { Document } from './document.js';

/** What every change answers. */
export interface Changed {
  readonly errors: readonly { readonly message: string }[];
}

/** Tries again what nobody answered; more often a reader would not wait. */
const RETRIES = 2;

interface Attempt<Variables> {
  readonly variables: Variables;
  readonly key: string;
}

interface Change<Result, Variables> {
  readonly run: (variables: Variables, then?: (answer: Result) => void) => void;
  readonly isRunning: boolean;
  /** Why it was not made. */
  readonly problems: readonly (string | Problem)[];
}

/**
 * A change that is a click. It is sent under a key, so that it is made once also when the answer is lost and it is sent again; then
 * everything that is shown is asked anew.
 */
export function useChange<Result extends Readonly<Record<string, Changed>>, Variables>(
  document: Document<Result, Variables>,
): Change<Result, Variables> {
  const queries = useQueryClient();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: ({ variables, key }: Attempt<Variables>) => ask(document, variables, { idempotencyKey: key }),
    retry: (count, problem) => count < RETRIES && problem instanceof Problem && problem.kind === 'away',
    onSuccess: () => queries.invalidateQueries(),
  });
  return {
    run: (variables, then) => {
      mutate(
        { variables, key: newKey() },
        {
          onSuccess: (answer) => {
            if (refusalsOf(answer).length === 0) then?.(answer);
          },
        },
      );
    },
    isRunning: isPending,
    problems: error instanceof Problem ? [error] : error ? [new Problem('refused')] : refusalsOf(data),
  };
}

const refusalsOf = (answer: Readonly<Record<string, Changed>> | undefined): readonly string[] =>
  Object.values(answer ?? {}).flatMap(({ errors }) => errors.map(({ message }) => message));
