import { Button, Field, Label, Search as SearchField, Select, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { dayOf, type Search } from '../search.js';
import { type Key, named, say } from '../texts/say.js';
import { OrganisationFilter } from './organisation-filter.js';

/** One filter of a list, by its name in the address. */
export type Filter =
  | { readonly name: string; readonly title: Key; readonly kind: 'text' }
  | { readonly name: string; readonly title: Key; readonly kind: 'day' }
  /** An organisation by its id; of the one that is chosen, the name. */
  | { readonly name: string; readonly title: Key; readonly kind: 'organisation'; readonly chosen: string | undefined }
  /** Anything by its id, as other pages lead to the list: it can only be taken away. */
  | { readonly name: string; readonly title: Key; readonly kind: 'thing'; readonly chosen: string | undefined }
  | {
      readonly name: string;
      readonly title: Key;
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly text: string }[];
    };

/** The values of an enum of the API as choices. */
export const choicesOf = (type: string, values: readonly string[]) =>
  values.map((value) => ({ value, text: named(type, value) }));

/** Things of the API as choices, by their ids. */
export const thingsAsChoices = (things: readonly { readonly id: string; readonly name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, text: name }));

export const yesOrNo = () => [
  { value: 'true', text: say('filter.yes') },
  { value: 'false', text: say('filter.no') },
];

const AFTER_TYPING = 300;

interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly search: Search;
  readonly onChange: (to: Search) => void;
}

export const FilterBar = ({ filters, search, onChange }: FilterBarProps) =>
  filters.length === 0 ? null : (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {filters.map((filter) => (
        <OneFilter
          key={filter.name}
          filter={filter}
          on={dayOf(search)}
          value={search[filter.name] ?? ''}
          onChange={(value) => {
            onChange({ [filter.name]: value === '' ? undefined : value });
          }}
        />
      ))}
    </form>
  );

interface OneFilterProps {
  readonly filter: Filter;
  readonly on: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OneFilter({ filter, on, value, onChange }: OneFilterProps) {
  if (filter.kind === 'text') return <TextFilter title={filter.title} value={value} onChange={onChange} />;
  if (filter.kind === 'organisation')
    return <OrganisationFilter label={say(filter.title)} chosen={filter.chosen} on={on} onChange={onChange} />;
  if (filter.kind === 'thing')
    return value === '' ? null : (
      <div>
        {say(filter.title)}: {filter.chosen}{' '}
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            onChange('');
          }}
        >
          {say('filter.remove')}
        </Button>
      </div>
    );
  if (filter.kind === 'day')
    return (
      <Textfield
        type="date"
        label={say(filter.title)}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    );
  return (
    <Field>
      <Label>{say(filter.title)}</Label>
      <Select
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      >
        <Select.Option value="">{say('list.all')}</Select.Option>
        {filter.choices.map(({ value: each, text }) => (
          <Select.Option key={each} value={each}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** The list follows when the typing rests. */
function TextFilter({ title, value, onChange }: Pick<OneFilterProps, 'value' | 'onChange'> & { readonly title: Key }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      onChange(typed);
    }, AFTER_TYPING);
    return () => {
      clearTimeout(timer);
    };
  });
  return (
    <Field>
      <Label>{say(title)}</Label>
      <SearchField>
        <SearchField.Input
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
        <SearchField.Clear
          data-sr-label={say('list.clear')}
          onClick={() => {
            onChange('');
          }}
        />
      </SearchField>
    </Field>
  );
}
