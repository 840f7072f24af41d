import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ask, Problem } from '../api/ask.js';
import { newKey } from '../api/attempt-key.js';
import { queries, whoQuery } from '../api/queries.js';
import { flash } from '../parts/flash.js';
import { Title } from '../parts/title.js';
import type { Search } from '../search.js';
import { signInAddress } from '../sign-in-address.js';
import { addressOf, type Linked } from '../things.js';
import { type Acting, type FormKey, operationOf } from './acting.js';
import { Conflict } from './conflict.js';
import { Fields } from './fields.js';
import { FillingContext, type FillingIn, idOf } from './filling.js';
import type { Field, Form } from './forms.js';
import { type Draft, forget, keep, type Kept, keptOf } from './kept.js';
import { choicesOf, isOneText, readThing, type ReadThing, valuesNow } from './reading.js';
import { Named } from './thing-field.js';
import {
  type Fault,
  faultsOf,
  inputOf,
  isThing,
  mergedOf,
  type Path,
  placeOf,
  type Thing,
  type Value,
  type Values,
  withBothLists,
  withValue,
} from './values.js';

/** In these, what is left as it was is not sent. */
const PARTIAL = /^(change|correct)[A-Z]/;

interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly path: Path;
}

interface Shown {
  readonly path: Path;
  readonly text: string;
}

export interface ActionFormProps {
  readonly acting: Acting;
  readonly mutation: string;
  readonly form: Form;
  /** The field of the thing that one came from; "": none. */
  readonly from: string;
  readonly thing: Thing | undefined;
  readonly read: ReadThing | undefined;
}

const versionIn = (value: Value): number | undefined => (isThing(value) ? value.version : undefined);

/** The form of any mutation, made from its declaration. */
export function ActionForm({ acting, mutation, form, from, thing, read }: ActionFormProps) {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const operations = acting.operations.changes[mutation];
  const { whole = '', subject = '' } = operations ?? {};
  const about = thing?.id ?? '';
  // Who opened the form; it is still theirs when the session ends meanwhile.
  const [person] = useState(useSuspenseQuery(whoQuery).data.person);
  const draft: Draft = { person, mutation, thing: about };
  const top = useRef<HTMLDivElement>(null);

  const begin = (): Kept => {
    const before = valuesNow(form, read?.node);
    const values = from === '' ? before : { ...before, [from]: thing };
    const shown = from === whole ? Number(search['version']) : NaN;
    const version = Number.isSafeInteger(shown)
      ? shown
      : (versionIn(values[whole]) ?? (from === '' ? thing?.version : undefined));
    return { values, version, ...(PARTIAL.test(mutation) && { before }) };
  };
  const [kept, setKept] = useState<Kept>(() => keptOf(draft) ?? begin());
  const [isSent, setSent] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState<readonly ApiError[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [theirs, setTheirs] = useState<{
    readonly mine: Values;
    readonly now: Values;
    readonly before: Values;
  }>();
  const [secrets, setSecrets] = useState<readonly (readonly [string, string])[]>();

  const { values } = kept;
  const fields = form.fields.filter(({ name }) => name !== 'expectedVersion');
  // What came with the address, and the whole that it is part of.
  const fixed = fields.filter(
    ({ name }) => name === from || (name === whole && isThing(valuesNow(form, read?.node)[name])),
  );
  const open = fields.filter((field) => !fixed.includes(field));
  const faults = faultsOf(fields, values);
  const wordsOf = ({ code, bound = 0 }: Fault): string => acting.say(`form.${code}` satisfies FormKey, { bound });
  const told: readonly Shown[] = [
    ...errors.map(({ path, message }) => ({ path: placeOf(open, path) ?? [], text: message })),
    ...faults.map((fault) => ({ path: fault.path, text: wordsOf(fault) })),
  ].filter(({ path }, place) => place < errors.length || isSent || left.has(path.join('.')));

  // Answers come while somebody types on: what they find is the newest.
  const newest = useRef(kept);
  const set = (more: Partial<Kept>): void => {
    newest.current = { ...newest.current, ...more };
    setKept(newest.current);
    keep(draft, newest.current);
  };
  const change = (path: Path, value: Value): void => {
    // A form that replaces values begins with those of the part that is chosen.
    if (path.length === 1 && path[0] === subject && isThing(value)) {
      void navigate({ to: '.', search: { [subject]: value.id, back: search['back'] }, replace: true });
      return;
    }
    setErrors(errors.filter((each) => !each.path.join('.').startsWith(path.join('.'))));
    set({ values: objectOf(withValue(newest.current.values, path, value)) });
  };
  const filling: FillingIn = {
    acting,
    change,
    errorAt: (path) => {
      const at = path.join('.');
      const texts = told.filter((each) => each.path.join('.') === at).map(({ text }) => text);
      return texts.length === 0 ? undefined : texts.join(' ');
    },
    left: (path) => {
      setLeft(new Set([...left, path.join('.')]));
    },
    isOneText: (path) => isOneText(read?.node, path),
    choices: (kind) => choicesOf(read?.node, kind),
  };

  async function send(): Promise<void> {
    setSent(true);
    setProblem(undefined);
    setErrors([]);
    if (faults.length > 0 || !operations) {
      toTop();
      return;
    }
    const version = kept.version ?? versionIn(values[whole]);
    const takesVersion = fields.length < form.fields.length && version !== undefined;
    const input = { ...inputOf(fields, values, kept.before), ...(takesVersion && { expectedVersion: version }) };
    const text = JSON.stringify(input);
    const attempt = kept.attempt?.input === text ? kept.attempt : { key: newKey(), input: text };
    set({ attempt });
    setWaiting(true);
    try {
      const document = operationOf<Readonly<Record<string, Given>>, object>(mutation, operations.change);
      const answer = await ask(document, { input }, { idempotencyKey: attempt.key });
      set({ attempt: undefined });
      const given = answer[mutation] ?? { errors: [] };
      if (given.errors.length === 0) await done(given);
      else await refused(given.errors);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      toTop();
    } finally {
      setWaiting(false);
    }
  }

  async function refused(found: readonly ApiError[]): Promise<void> {
    const stale = found.some(({ code }) => code === 'STALE_VERSION');
    if (!stale) setErrors(found);
    else if (read) await compare();
    else setErrors(found);
    toTop();
  }

  /** Somebody else was first: what they wrote, beside what was typed. */
  async function compare(): Promise<void> {
    if (!read) return;
    const { node } = await readThing(mutation, read.hash, about);
    if (!node) return;
    const now = valuesNow(form, node);
    const version = from === whole ? node.version : (versionIn(now[whole]) ?? node.version);
    const { values: typed, before = valuesNow(form, read.node) } = newest.current;
    const mine = withBothLists(open, typed, before, now);
    setTheirs({ mine, now, before });
    set({ values: mergedOf(open, mine, before, now), version, ...(kept.before && { before: now }) });
  }

  async function done(given: Given): Promise<void> {
    forget(draft);
    const shownOnce = Object.entries(given).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    queries.removeQueries({ type: 'inactive' });
    if (shownOnce.length > 0) {
      setSecrets(shownOnce);
      toTop();
      return;
    }
    await goOn(form.gives.map((name) => given[name]).find(isLinked));
  }

  async function goOn(made?: Linked): Promise<void> {
    flash(acting.say('form.done', { title: acting.title(mutation) }));
    const to = (made && addressOf(made)) ?? backOf(search) ?? (thing && addressOf(linkedOf(thing))) ?? '/';
    await navigate({ href: to, replace: true });
    await queries.invalidateQueries();
  }

  const toTop = () => {
    // After what it says is drawn.
    setTimeout(() => top.current?.focus());
  };

  useEffect(() => {
    setLeft(new Set());
  }, [mutation, about]);

  const title = acting.title(mutation);
  const atTop = told.filter(({ path }) => path.length === 0);
  const linked = told.filter(({ path }) => path.length > 0);
  const context = useMemo(() => filling, [kept, told.length, errors, left, isSent]);

  if (secrets) return <Secrets acting={acting} title={title} secrets={secrets} onDone={() => void goOn()} />;
  return (
    <FillingContext value={context}>
      <Title text={title} />
      <Paragraph>{acting.help(form.help)}</Paragraph>
      <div ref={top} tabIndex={-1} className="told">
        {problem ? <NotSent acting={acting} problem={problem} /> : null}
        {theirs && thing ? (
          <Conflict
            acting={acting}
            mutation={mutation}
            fields={open}
            thing={thing}
            values={values}
            {...theirs}
            onTake={change}
          />
        ) : null}
        {told.length > 0 && (isSent || errors.length > 0) ? (
          <Summary acting={acting} mutation={mutation} fields={open} atTop={atTop} linked={linked} />
        ) : null}
      </div>
      <form
        noValidate
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWaiting) void send();
        }}
      >
        <Fixed acting={acting} type={inputType(mutation)} fields={fixed} values={values} />
        <Fields type={inputType(mutation)} fields={open} values={values} />
        <div className="send">
          <Button type="submit" aria-disabled={isWaiting}>
            {acting.say(isWaiting ? 'form.sending' : 'form.send')}
          </Button>
          <Button
            variant="tertiary"
            onClick={() => {
              forget(draft);
              void navigate({ href: backOf(search) ?? (thing && addressOf(linkedOf(thing))) ?? '/', replace: true });
            }}
          >
            {acting.say('form.discard')}
          </Button>
        </div>
        <Paragraph data-size="sm">{acting.say('form.kept')}</Paragraph>
      </form>
    </FillingContext>
  );
}

interface Given {
  readonly errors: readonly ApiError[];
  readonly [name: string]: unknown;
}

const isLinked = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && '__typename' in value && addressOf(value as Linked) !== undefined;

const linkedOf = (thing: Thing): Linked => thing as unknown as Linked;

const objectOf = (value: Value): Values => (typeof value === 'object' && !isThing(value) ? (value as Values) : {});

const inputType = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** Only to pages of our own. */
const backOf = ({ back }: Search): string | undefined =>
  back !== undefined && /^\/(?![/\\])/.test(back) ? back : undefined;

interface FixedProps {
  readonly acting: Acting;
  readonly type: string;
  readonly fields: readonly Field[];
  readonly values: Values;
}

/** What the form is about. */
const Fixed = ({ acting, type, fields, values }: FixedProps) =>
  fields.length === 0 ? null : (
    <dl className="facts">
      {fields.map(({ name }) => {
        const thing = values[name];
        return (
          <div key={name}>
            <dt>{acting.label(type, name)}</dt>
            <dd>{isThing(thing) ? <Named thing={thing} /> : null}</dd>
          </div>
        );
      })}
    </dl>
  );

/** Why nothing was sent, or no answer came. What was typed is still there. */
function NotSent({ acting, problem }: { readonly acting: Acting; readonly problem: Problem }) {
  const isSession = problem.kind === 'session' || problem.kind === 'choice';
  const text = isSession
    ? acting.say('form.session')
    : problem.message === ''
      ? acting.say('form.lost')
      : problem.message;
  return (
    <Alert data-color="danger">
      <Paragraph>{text}</Paragraph>
      {isSession ? (
        <Button asChild>
          <a href={signInAddress()}>{acting.say('form.signIn')}</a>
        </Button>
      ) : null}
    </Alert>
  );
}

interface SummaryProps {
  readonly acting: Acting;
  readonly mutation: string;
  readonly fields: readonly Field[];
  readonly atTop: readonly Shown[];
  readonly linked: readonly Shown[];
}

/** All that is wrong, with the way to each field. */
const Summary = ({ acting, mutation, atTop, linked }: SummaryProps) => (
  <Alert data-color="danger">
    <Heading level={2} data-size="2xs">
      {acting.say('form.faults', { count: atTop.length + linked.length })}
    </Heading>
    <ul>
      {atTop.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
      {linked.map(({ path, text }) => (
        <li key={`${path.join('.')} ${text}`}>
          <a
            href={`#${idOf(path)}`}
            onClick={(event) => {
              event.preventDefault();
              focusOn(path);
            }}
          >
            {acting.label(inputType(mutation), path[0] ?? '')}
          </a>
          {`: ${text}`}
        </li>
      ))}
    </ul>
  </Alert>
);

/** A group of inputs is no input itself: its first one is. */
function focusOn(path: Path): void {
  const field = document.querySelector<HTMLElement>(`#${CSS.escape(idOf(path))}`);
  const within =
    field?.matches('fieldset') === true ? field.querySelector<HTMLElement>('input, select, textarea, button') : null;
  (within ?? field)?.focus();
}

interface SecretsProps {
  readonly acting: Acting;
  readonly title: string;
  readonly secrets: readonly (readonly [string, string])[];
  readonly onDone: () => void;
}

/** What the API tells once and never again. */
function Secrets({ acting, title, secrets, onDone }: SecretsProps) {
  const [copied, setCopied] = useState('');
  return (
    <>
      <Title text={title} />
      <Alert data-color="warning">{acting.say('form.secret')}</Alert>
      {secrets.map(([name, secret]) => (
        <p key={name} className="chosen">
          <code>{secret}</code>{' '}
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              void navigator.clipboard.writeText(secret).then(() => {
                setCopied(name);
              });
            }}
          >
            {acting.say('form.copy')}
          </Button>{' '}
          <span role="status">{copied === name ? acting.say('form.copied') : ''}</span>
        </p>
      ))}
      <Button onClick={onDone}>{acting.say('form.goOn')}</Button>
    </>
  );
}
