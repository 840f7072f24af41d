import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Missing, ProblemMessage, Waiting } from '../parts/states.js';
import type { Search } from '../search.js';
import { type Acting, actingQuery, kindOf } from './acting.js';
import { ActionForm } from './action-form.js';
import type { Form } from './forms.js';
import { type ReadThing, readQuery } from './reading.js';
import type { Thing } from './values.js';

/** The form of a mutation at its own address: `/act/invitePartner?pilot=pilot_01…`. */
export function Page() {
  const { data: acting } = useSuspenseQuery(actingQuery());
  const { mutation = '' }: { readonly mutation?: string } = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const form = acting.form(mutation);
  if (!form) return <Missing />;
  const from = form.fields.find(({ name, type, list }) => type === 'ID' && list !== true && search[name] !== undefined);
  const id = from === undefined ? undefined : search[from.name];
  return (
    <Reading key={`${mutation} ${id}`} acting={acting} mutation={mutation} form={form} from={from?.name} id={id} />
  );
}

interface ReadingProps {
  readonly acting: Acting;
  readonly mutation: string;
  readonly form: Form;
  /** The field of the thing that one came from. */
  readonly from: string | undefined;
  readonly id: string | undefined;
}

/** Reads the thing that one came from, where the API gives it by its id. */
function Reading({ acting, mutation, form, from = '', id = '' }: ReadingProps) {
  const reads = acting.operations.changes[mutation]?.reads[from];
  const hash = reads?.[id === '' ? 'me' : kindOf(id)];
  const { data, error, refetch } = useQuery({ ...readQuery(mutation, hash ?? '', id), enabled: hash !== undefined });
  if (hash === undefined) return <ActionForm {...{ acting, mutation, form, from, thing: bare(id), read: undefined }} />;
  if (error) return <ProblemMessage error={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (!data.node) return <Missing />;
  const read: ReadThing = { hash, node: data.node };
  return <ActionForm {...{ acting, mutation, form, from, thing: data.node, read }} />;
}

const bare = (id: string): Thing | undefined => (id === '' ? undefined : { id });
