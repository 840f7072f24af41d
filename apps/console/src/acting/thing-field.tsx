import { Button, Field as Shell, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryOf } from '../api/queries.js';
import { isSaid, say } from '../texts/say.js';
import { kindOf, operationOf } from './acting.js';
import { type FilledProps, idOf, useFilling } from './filling.js';
import { Group, Wrong } from './group.js';
import { Moves } from './list-field.js';
import { nameOf } from './thing-name.js';
import { isThing, listOf, type Path, type Thing, type Value } from './values.js';

/** One thing, chosen by its name. */
export function ThingField({ field, value, path, label, help }: FilledProps) {
  const { acting, change, errorAt } = useFilling();
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      {isThing(value) ? (
        <p className="chosen">
          <Named thing={value} />{' '}
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={acting.say('form.remove', { item: nameOf(value) })}
            onClick={() => {
              change(path, undefined);
            }}
          >
            <span aria-hidden>×</span>
          </Button>
        </p>
      ) : (
        <Picker
          kinds={field.kinds ?? []}
          path={path}
          label={label}
          onPick={(thing) => {
            change(path, thing);
          }}
        />
      )}
    </Group>
  );
}

/** Several things in an order. */
export function ThingList({ field, value, path, label, help }: FilledProps) {
  const { change, errorAt } = useFilling();
  const items = listOf(value);
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      <ol className="items">
        {items.map((each: Value, place) =>
          isThing(each) ? (
            <li key={each.id} className="chosen">
              <Named thing={each} /> <Moves items={items} place={place} path={path} name={nameOf(each)} />
              <Wrong>{errorAt([...path, String(place)])}</Wrong>
            </li>
          ) : null,
        )}
      </ol>
      <Picker
        kinds={field.kinds ?? []}
        path={path}
        label={label}
        without={items}
        onPick={(thing) => {
          change(path, [...items, thing]);
        }}
      />
    </Group>
  );
}

interface Named {
  readonly node: Thing | null;
}

/** The name of a thing, asked for where nothing but its id is known. */
export function Named({ thing }: { readonly thing: Thing }) {
  const { acting } = useFilling();
  const hash = acting.operations.names[kindOf(thing.id)]?.hash;
  const isBare = thing['__typename'] === undefined || Object.keys(thing).length <= 2;
  const { data } = useQuery({
    ...queryOf(operationOf<Named, { readonly id: string }>('Name', hash ?? ''), { id: thing.id }),
    enabled: isBare && hash !== undefined,
  });
  return nameOf(data?.node ?? thing);
}

interface PickerProps {
  readonly kinds: readonly string[];
  readonly path: Path;
  readonly label: string;
  readonly without?: readonly Value[];
  readonly onPick: (thing: Thing) => void;
}

function Picker({ kinds, path, label, without = [], onPick }: PickerProps) {
  const { acting, choices } = useFilling();
  const [kind, setKind] = useState(kinds.length === 1 ? kinds[0] : undefined);
  const taken = new Set(without.flatMap((each) => (isThing(each) ? [each.id] : [])));
  const props = { path, label, taken, onPick };
  const hash = kind === undefined ? undefined : acting.operations.pickers[kind];
  const within = kind === undefined ? undefined : choices(kind);
  return (
    <>
      {kinds.length > 1 ? (
        <Shell>
          <Label>{acting.say('form.kind')}</Label>
          <Select
            value={kind ?? ''}
            onChange={({ target }) => {
              setKind(target.value === '' ? undefined : target.value);
            }}
          >
            <Select.Option value="">{acting.say('form.choose')}</Select.Option>
            {kinds.map((each) => (
              <Select.Option key={each} value={each}>
                {kindNamed(acting.operations.names[each]?.type ?? each)}
              </Select.Option>
            ))}
          </Select>
        </Shell>
      ) : null}
      {within ? (
        <Chooser {...props} things={within} />
      ) : kind !== undefined && hash !== undefined ? (
        <Searched key={kind} {...props} kind={kind} hash={hash} />
      ) : kind !== undefined || kinds.length === 0 ? (
        <ById path={path} onPick={onPick} />
      ) : null}
    </>
  );
}

const kindNamed = (type: string): string => {
  const key = `kind.${type}`;
  return isSaid(key) ? say(key) : type;
};

interface Found {
  readonly list: { readonly totalCount: number; readonly nodes: readonly Thing[] };
}

interface ChooserProps {
  readonly path: Path;
  readonly label: string;
  readonly taken: ReadonlySet<string>;
  readonly onPick: (thing: Thing) => void;
}

/** Choices out of a list of the API. Of organisations there are many: the API finds them by name. */
function Searched({ kind, hash, ...props }: ChooserProps & { readonly kind: string; readonly hash: string }) {
  const { acting } = useFilling();
  const [typed, setTyped] = useState('');
  const text = useRested(typed.trim());
  const asksByName = kind === 'organisation';
  const { data } = useQuery({
    ...queryOf(
      operationOf<Found, { readonly text?: string | null }>(`Pick_${kind}`, hash),
      asksByName ? { text: text === '' ? null : text } : {},
    ),
    placeholderData: (before: Found | undefined) => before,
  });
  const { nodes = [], totalCount = 0 } = data?.list ?? {};
  const wanted = text.toLocaleLowerCase();
  const things = asksByName ? nodes : nodes.filter((each) => nameOf(each).toLocaleLowerCase().includes(wanted));
  return (
    <>
      <Textfield
        type="search"
        label={acting.say('form.search')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <Chooser {...props} things={things} />
      {totalCount > nodes.length ? <p>{acting.say('form.more')}</p> : null}
      {totalCount > nodes.length && !asksByName ? <ById path={props.path} onPick={props.onPick} /> : null}
    </>
  );
}

function Chooser({ path, label, things, taken, onPick }: ChooserProps & { readonly things: readonly Thing[] }) {
  const { acting, left } = useFilling();
  const offered = things.filter(({ id }) => !taken.has(id));
  // All are chosen already.
  if (offered.length === 0 && taken.size > 0) return null;
  return (
    <Select
      id={`${idOf(path)}-choice`}
      aria-label={label}
      value=""
      onChange={({ target }) => {
        const thing = offered.find(({ id }) => id === target.value);
        if (thing) onPick(thing);
      }}
      onBlur={() => {
        left(path);
      }}
    >
      <Select.Option value="">{acting.say(offered.length === 0 ? 'form.nothing' : 'form.choose')}</Select.Option>
      {offered.map((each) => (
        <Select.Option key={each.id} value={each.id}>
          {nameOf(each)}
        </Select.Option>
      ))}
    </Select>
  );
}

const AFTER_TYPING = 300;

/** The text once the typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text);
    }, AFTER_TYPING);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return rested;
}

/** Where there is no list to choose from. */
function ById({ path, onPick }: { readonly path: Path; readonly onPick: (thing: Thing) => void }) {
  const { acting, left } = useFilling();
  const [typed, setTyped] = useState('');
  const take = () => {
    if (typed.trim() !== '') onPick({ id: typed.trim() });
    left(path);
  };
  return (
    <Textfield
      id={`${idOf(path)}-id`}
      label={acting.say('form.id')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
      onBlur={take}
    />
  );
}
