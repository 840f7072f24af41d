import { Textfield } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { OrganisationsNamed } from '../api/operations.js';
import { queryOf } from '../api/queries.js';
import { say } from '../texts/say.js';

const AFTER_TYPING = 300;
const LEAST_LETTERS = 2;

interface OrganisationFilterProps {
  readonly label: string;
  /** The name of the one that is chosen. */
  readonly chosen: string | undefined;
  readonly on: string | undefined;
  readonly onChange: (id: string) => void;
}

/** An organisation among thousands: what is typed is looked for, and one of those found is taken. */
export function OrganisationFilter({ label, chosen = '', on, onChange }: OrganisationFilterProps) {
  const list = useId();
  const [typed, setTyped] = useState(chosen);
  useEffect(() => {
    setTyped(chosen);
  }, [chosen]);
  const name = useRested(typed.trim());
  const { data } = useQuery({
    ...queryOf(OrganisationsNamed, { name, on: on ?? null }),
    enabled: name.length >= LEAST_LETTERS && name !== chosen,
    placeholderData: keepPreviousData,
  });
  const found = data?.organisations.nodes.map((each) => ({ id: each.id, text: `${each.name} (${each.code})` })) ?? [];
  return (
    <>
      <Textfield
        type="search"
        label={label}
        description={say('filter.organisation')}
        list={list}
        autoComplete="off"
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
          const taken = value === '' ? '' : found.find(({ text }) => text === value)?.id;
          if (taken !== undefined) onChange(taken);
        }}
      />
      <datalist id={list}>
        {found.map(({ id, text }) => (
          <option key={id} value={text} />
        ))}
      </datalist>
    </>
  );
}

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
