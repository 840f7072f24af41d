import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { LOCALES } from '../../../../libs/contracts/src/locales.js';
import { operationOf } from './acting.js';
import type { Form } from './forms.js';
import { isList, isThing, type Path, type Thing, type Values, valuesOf } from './values.js';

/** The thing that a form is about, as the API gave it. */
export interface ReadThing {
  readonly hash: string;
  readonly node: Thing;
}

interface Answer {
  readonly node: Thing | null;
}

export const readThing = (mutation: string, hash: string, id: string, signal?: AbortSignal): Promise<Answer> =>
  ask(
    operationOf<Answer, { readonly id?: string }>(mutation === '' ? '' : `Read_${mutation}`, hash),
    id === '' ? {} : { id },
    { signal },
  );

/** Read anew each time that the form is opened, and not again below the hands of who fills it in. */
export const readQuery = (mutation: string, hash: string, id: string) =>
  queryOptions({
    queryKey: ['reading', mutation, hash, id] as const,
    queryFn: ({ signal }) => readThing(mutation, hash, id, signal),
    gcTime: 0,
    staleTime: Infinity,
  });

/** What is there now, in the fields of the form. */
export const valuesNow = ({ fields }: Form, node: Thing | undefined): Values =>
  node ? valuesOf(fields, node, 'now_') : {};

/** Things within the one that was read, by their kind; undefined: it has none of that kind. */
export function choicesOf(node: Thing | undefined, kind: string): readonly Thing[] | undefined {
  const given = node?.[`choices_${kind}`];
  return given === undefined ? undefined : thingsIn(given);
}

const thingsIn = (given: unknown): readonly Thing[] => {
  if (typeof given !== 'object' || given === null) return [];
  if (isThing(given as Thing)) return [given as Thing];
  const values: readonly unknown[] = isList(given as Values) ? (given as readonly unknown[]) : Object.values(given);
  return values.flatMap(thingsIn);
};

export function isOneText(node: Thing | undefined, [name = '', ...within]: Path): boolean {
  const [first, ...others] = LOCALES.map((each) => node?.[`now_${name}_${each}`]);
  return within.length === 0 && typeof first === 'string' && others.every((each) => each === first);
}
