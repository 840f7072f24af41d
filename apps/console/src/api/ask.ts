import { locale } from '../texts/locale.js';
import type { Document } from './document.js';

export type ProblemKind = 'offline' | 'away' | 'busy' | 'session' | 'choice' | 'refused' | 'old';

/** Why there is no answer; what to do about it is said where it is shown. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly kind: ProblemKind,
    /** In the reader's words, where the server said it. */
    message = '',
  ) {
    super(message);
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const OF_CODES: Readonly<Record<string, ProblemKind>> = {
  UNAUTHENTICATED: 'session',
  CHOOSE_ORGANISATION: 'choice',
  RATE_LIMITED: 'busy',
  PERSISTED_QUERY_NOT_FOUND: 'old',
};

export interface Asked {
  readonly signal?: AbortSignal | undefined;
  /** The same change sent again with the same key is made once. */
  readonly idempotencyKey?: string | undefined;
}

/** Asks the API, as anybody who reads this page. Throws a Problem. */
export async function ask<Result, Variables>(
  { name, hash }: Document<Result, Variables>,
  variables: Variables,
  { signal, idempotencyKey }: Asked = {},
): Promise<Result> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': locale(),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify({
      operationName: name,
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    }),
    ...(signal && { signal }),
  });
  const answer = await bodyOf(response);
  const [error] = answer.errors ?? [];
  if (error && (answer.data ?? null) === null) throw problemOf(response.status, error.extensions?.code, error.message);
  // The types are made from the schema that this very server serves.
  return answer.data as Result;
}

/** Fetches from our own origin; throws a Problem when nobody answers. */
async function send(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(navigator.onLine ? 'away' : 'offline');
  }
}

async function bodyOf(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new Problem('away');
  }
}

function problemOf(status: number, code: string | undefined, message: string): Problem {
  const kind = OF_CODES[code ?? ''] ?? (status >= 500 ? 'away' : 'refused');
  return new Problem(kind, message);
}

interface State {
  /** The id of the person; "": nobody is signed in. */
  readonly person: string;
  readonly text: string;
  readonly choices: readonly { readonly affiliation: string; readonly organisation: string }[];
}

/** Who is signed in, in the reader's words: "" when nobody is. */
export async function askWho(): Promise<State> {
  const response = await send('/sign-in/state', { headers: { 'accept-language': locale() } });
  return (await response.json()) as State;
}
