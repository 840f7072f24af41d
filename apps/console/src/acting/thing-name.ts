import { dayText } from '../texts/format.js';
import { isSaid, named, say } from '../texts/say.js';
import type { Thing } from './values.js';

const labelOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string' ? value.label : '';

const SHORT = 120;
const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

/** What people know a thing by: its name, or what it is of, with what tells it apart. */
export function nameOf(thing: Thing): string {
  const own = shortened(labelOf(thing));
  const of = Object.entries(thing)
    .filter(([key]) => key.startsWith('of_'))
    .map(([, value]) => labelOf(value));
  const marks = ['code', 'number', 'year']
    .map((key) => thing[key])
    .flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [String(each)] : []));
  const days = ['day', 'due']
    .map((key) => thing[key])
    .flatMap((day) => (typeof day === 'string' ? [dayText(day)] : []));
  const kinds = Object.entries(thing).flatMap(([key, value]) =>
    key.startsWith('kind_') && own === '' ? [named(key.slice('kind_'.length), String(value))] : [],
  );
  const parts = [own, ...kinds, ...of, ...(own === '' ? marks : []), ...days];
  const told = [...new Set(parts.filter((each) => each !== ''))].join(', ');
  return told === '' ? kindName(thing) : told;
}

/** "Pilot", where nothing else is known of it. */
function kindName({ __typename: type, id }: Thing): string {
  const key = `kind.${String(type)}`;
  return isSaid(key) ? say(key) : id;
}
