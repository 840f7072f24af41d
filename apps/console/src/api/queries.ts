import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ask, askWho, Problem } from './ask.js';
import type { Document } from './document.js';

const RETRIES = 2;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What is refused stays refused; what is away may come back.
      retry: (count, error) => count < RETRIES && error instanceof Problem && error.kind === 'away',
      throwOnError: false,
    },
  },
});

/** One operation as a query that is kept while the page is open. */
export const queryOf = <Result, Variables>(document: Document<Result, Variables>, variables: Variables) =>
  queryOptions({
    queryKey: [document.name, variables] as const,
    queryFn: ({ signal }) => ask(document, variables, { signal }),
  });

export const whoQuery = queryOptions({ queryKey: ['who'], queryFn: askWho, staleTime: 60_000 });
