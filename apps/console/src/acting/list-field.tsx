import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { type FilledProps, idOf, useFilling } from './filling.js';
import { fillingOf } from './forms.js';
import { Group } from './group.js';
import { itemOf, listOf, type Path, type Value } from './values.js';

interface ListFieldProps extends FilledProps {
  /** What one item is called, with its number. */
  readonly name: string;
  readonly children: (item: FilledProps) => ReactNode;
}

/** Items that are added, removed and moved. */
export function ListField({ field, value, path, label, help, name, children }: ListFieldProps) {
  const { acting, change, errorAt } = useFilling();
  const items = listOf(value);
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      <ol className="items">
        {items.map((each, place) => {
          const title = acting.say('form.numbered', { name, number: place + 1 });
          const at = [...path, String(place)];
          return (
            <li key={place}>
              {children({ field: itemOf(field), value: each, path: at, label: title, help: '' })}
              <Moves items={items} place={place} path={path} name={title} />
            </li>
          );
        })}
      </ol>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          change(path, [...items, EMPTY[fillingOf(field) === 'object' ? 'object' : 'text']]);
        }}
      >
        {acting.say('form.add')}
      </Button>
    </Group>
  );
}

const EMPTY: Readonly<Record<'object' | 'text', Value>> = { object: {}, text: '' };

interface MovesProps {
  readonly items: readonly Value[];
  readonly place: number;
  readonly path: Path;
  readonly name: string;
}

/** The focus goes with the item that moves, so that it can be moved on. */
export function Moves({ items, place, path, name }: MovesProps) {
  const { acting, change } = useFilling();
  const focusNext = useRef<string>(undefined);
  useEffect(() => {
    if (focusNext.current !== undefined) document.querySelector<HTMLElement>(`#${focusNext.current}`)?.focus();
    focusNext.current = undefined;
  }, [items]);
  const move = (by: -1 | 1) => {
    const others = items.filter((_, each) => each !== place);
    change(path, [...others.slice(0, place + by), items[place], ...others.slice(place + by)]);
    focusNext.current = `${idOf(path)}-${place + by}-${by === -1 ? 'up' : 'down'}`;
  };
  return (
    <span className="moves">
      <Button
        id={`${idOf(path)}-${place}-up`}
        variant="tertiary"
        data-size="sm"
        aria-disabled={place === 0}
        aria-label={acting.say('form.up', { item: name })}
        onClick={() => {
          if (place > 0) move(-1);
        }}
      >
        <span aria-hidden>↑</span>
      </Button>
      <Button
        id={`${idOf(path)}-${place}-down`}
        variant="tertiary"
        data-size="sm"
        aria-disabled={place === items.length - 1}
        aria-label={acting.say('form.down', { item: name })}
        onClick={() => {
          if (place < items.length - 1) move(1);
        }}
      >
        <span aria-hidden>↓</span>
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        data-color="danger"
        aria-label={acting.say('form.remove', { item: name })}
        onClick={() => {
          change(
            path,
            items.filter((_, each) => each !== place),
          );
          document.querySelector<HTMLElement>(`#${idOf(path)}`)?.focus();
        }}
      >
        <span aria-hidden>×</span>
      </Button>
    </span>
  );
}
