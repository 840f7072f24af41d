import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { type Acting, actingQuery } from './acting.js';
import { type Form, kindsOf } from './forms.js';

export interface ActionsProps {
  /** What it is done to, as the API gives it. */
  readonly of: {
    readonly __typename: string;
    readonly id: string;
    readonly version: number;
    readonly viewerCan: readonly string[];
  };
}

/** What the reader may do to a thing, each with its form. */
export function Actions({ of }: ActionsProps) {
  const { data: acting } = useQuery({ ...actingQuery(), enabled: of.viewerCan.length > 0 });
  if (!acting) return null;
  const kind = of.__typename.toLowerCase();
  const found = acting.all().flatMap(([mutation, form]) => {
    const field = of.viewerCan.includes(form.action) ? fieldFor(acting, mutation, form, kind) : undefined;
    return field === undefined ? [] : [{ mutation, search: { [field]: of.id, version: String(of.version) } }];
  });
  return <Offers acting={acting} found={found} label={acting.say('form.actions')} />;
}

/** The field of a form that takes the thing of a page; undefined: the form is not about such things. */
function fieldFor(acting: Acting, mutation: string, form: Form, kind: string): string | undefined {
  const operations = acting.operations.changes[mutation];
  const ids = form.fields.filter(({ type, list }) => type === 'ID' && list !== true);
  const needed = ids.some(({ required }) => required === true) ? ids.filter(({ required }) => required === true) : ids;
  const taking = needed.filter((each) => kindsOf(each, form).includes(kind)).map(({ name }) => name);
  // A form that changes a part begins at the part.
  if (operations?.subject !== undefined) return taking.find((name) => name === operations.subject);
  return taking.find((name) => name === operations?.whole) ?? taking[0];
}

/** Things that are made within an organisation and not within another thing. */
const MAKES = /^(add|copy|create|found|merge|propose|register|split|submit)[A-Z]/;
/** In these fields stands the organisation that the new thing belongs to. */
const OWNERS = new Set(['owner', 'applicant']);

interface NewThingsProps {
  /** The organisation that the reader acts for. */
  readonly of: { readonly id: string; readonly viewerCan: readonly string[] };
  /** Mutations; default: all that make something new. */
  readonly only?: readonly string[];
}

/** What the reader may make that is part of nothing else yet. */
export function NewThings({ of, only }: NewThingsProps) {
  const { data: acting } = useQuery({ ...actingQuery(), enabled: of.viewerCan.length > 0 });
  if (!acting) return null;
  const found = acting
    .all()
    .filter(([mutation]) => (only ? only.includes(mutation) : MAKES.test(mutation)))
    .filter(([, { action, on, fields }]) => {
      const isPart = fields.some(({ name }) => name === 'expectedVersion');
      return !isPart && of.viewerCan.includes(action) && on.includes('organisation');
    })
    .map(([mutation, { fields }]) => {
      const owner = fields.find(({ name }) => OWNERS.has(name));
      return { mutation, search: owner ? { [owner.name]: of.id } : {} };
    });
  return <Offers acting={acting} found={found} label={acting.say('form.new')} />;
}

interface OffersProps {
  readonly acting: Acting;
  readonly label: string;
  readonly found: readonly { readonly mutation: string; readonly search: Readonly<Record<string, string>> }[];
}

function Offers({ acting, found, label }: OffersProps) {
  const back = useRouterState({ select: ({ location }) => location.href });
  if (found.length === 0) return null;
  return (
    <ul className="actions" aria-label={label}>
      {found.map(({ mutation, search }) => (
        <li key={mutation}>
          <Button asChild variant="secondary" data-size="sm">
            <Link to="/act/$mutation" params={{ mutation }} search={{ ...search, back }} preload={false}>
              {acting.title(mutation)}
            </Link>
          </Button>
        </li>
      ))}
    </ul>
  );
}
