import { Button, Field, Label, Search as SearchField } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ChosenOrganisation, OrganisationChoices } from '../api/operations.js';
import { queryOf } from '../api/queries.js';
import { dayOf, type Search } from '../search.js';
import { type Key, say } from '../texts/say.js';

/** With fewer letters nearly every organisation would be offered. */
const LEAST_TYPED = 2;

interface OrganisationFilterProps {
  readonly title: Key;
  /** The id of the organisation; "": any. */
  readonly value: string;
  readonly search: Search;
  readonly onChange: (value: string) => void;
}

/** One organisation, found by its name. */
export const OrganisationFilter = (props: OrganisationFilterProps) =>
  props.value === '' ? <Finder {...props} /> : <Chosen {...props} />;

function Chosen({ title, value, onChange }: OrganisationFilterProps) {
  const { data } = useQuery(queryOf(ChosenOrganisation, { id: value }));
  const name = data?.node && 'name' in data.node ? data.node.name : '';
  return (
    <div role="group" aria-label={say(title)}>
      <span className="chosen-title">{say(title)}</span>
      <Button
        variant="secondary"
        aria-label={say('filter.anyInstead', { name })}
        onClick={() => {
          onChange('');
        }}
      >
        {name} <span aria-hidden>×</span>
      </Button>
    </div>
  );
}

function Finder({ title, search, onChange }: OrganisationFilterProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const { data } = useQuery({
    ...queryOf(OrganisationChoices, { name, on: dayOf(search) ?? null }),
    enabled: name.length >= LEAST_TYPED,
  });
  const found = name.length >= LEAST_TYPED ? data?.organisations.nodes : undefined;
  return (
    <div className="finder">
      <Field>
        <Label>{say(title)}</Label>
        <SearchField>
          <SearchField.Input
            value={typed}
            placeholder={say('filter.byName')}
            onChange={({ target }) => {
              setTyped(target.value);
            }}
          />
          <SearchField.Clear
            data-sr-label={say('list.clear')}
            onClick={() => {
              setTyped('');
            }}
          />
        </SearchField>
      </Field>
      <p className="hidden" role="status">
        {found ? say('filter.found', { count: found.length }) : null}
      </p>
      {found === undefined || found.length === 0 ? null : (
        <ul className="found">
          {found.map(({ id, name: each, country, code }) => (
            <li key={id}>
              <Button
                variant="tertiary"
                data-size="sm"
                onClick={() => {
                  onChange(id);
                }}
              >
                {`${each} (${country} ${code})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
