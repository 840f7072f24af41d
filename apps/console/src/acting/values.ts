import { LOCALES } from '../../../../libs/contracts/src/locales.js';
import { type Field, fillingOf, isNeeded, partsOf } from './forms.js';
import { localOf, momentOf } from './moments.js';

/** A thing that was chosen for an id, with what its name is made of. */
export interface Thing {
  readonly id: string;
  readonly version?: number;
  readonly [mark: string]: unknown;
}

/** What stands in a field: text as it was typed, parts by name, a list, or a thing. */
export type Value = string | Thing | Values | readonly Value[] | undefined;
export interface Values {
  readonly [name: string]: Value;
}

export type Path = readonly string[];

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isThing = (value: Value): value is Thing => isObject(value) && typeof value['id'] === 'string';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: Value): string => (typeof value === 'string' ? value : '');
export const listOf = (value: Value): readonly Value[] => (isList(value) ? value : []);
/** Parts are values; a thing's marks are none. */
export const partOf = (value: Value, name: string): Value =>
  isObject(value) && !isThing(value) ? value[name] : undefined;

const NOTHING: Values = {};

/** A copy in which the value at the path is another one. */
export function withValue(values: Value, [name, ...rest]: Path, value: Value): Value {
  if (name === undefined) return value;
  if (isList(values))
    return values.map((each, place) => (String(place) === name ? withValue(each, rest, value) : each));
  const before: Values = isObject(values) && !isThing(values) ? values : NOTHING;
  return { ...before, [name]: withValue(before[name], rest, value) };
}

/** One item of a list, as a field. */
export const itemOf = (field: Field): Field => ({ ...field, list: false, required: true });

export function isEmpty(value: Value): boolean {
  if (value === undefined || value === '') return true;
  if (typeof value === 'string') return value.trim() === '';
  if (isList(value)) return value.length === 0;
  return !isThing(value) && Object.values(value).every(isEmpty);
}

type Given = Readonly<Record<string, unknown>>;

/** What is sent for the values. With `before`: a change, in which what is left as it was is not sent. */
export function inputOf(fields: readonly Field[], values: Value, before?: Value): Given {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = partOf(values, field.name);
    const was = partOf(before, field.name);
    if (before !== undefined && field.required !== true && isSame(field, value, was)) continue;
    const sent = sentOf(field, value);
    if (sent !== undefined) input[field.name] = sent;
    else if (!isEmpty(was) && field.clears === true) input[field.name] = null;
    else if (field.list === true && (field.required === true || !isEmpty(was))) input[field.name] = [];
  }
  return input;
}

export const isSame = (field: Field, one: Value, other: Value): boolean =>
  JSON.stringify(sentOf(field, one)) === JSON.stringify(sentOf(field, other));

function sentOf(field: Field, value: Value): unknown {
  if (isEmpty(value)) return undefined;
  if (field.list === true) return listOf(value).map((each) => sentOf(itemOf(field), each));
  const parts = partsOf(field);
  return parts ? inputOf(parts, value) : sentOfOne(field, value);
}

function sentOfOne(field: Field, value: Value): unknown {
  if (isThing(value)) return value.id;
  const text = textOf(value).trim();
  switch (fillingOf(field)) {
    case 'number':
      return Number(withPoint(text));
    case 'decimal':
      return field.type === 'Float' ? Number(withPoint(text)) : withPoint(text);
    case 'yesNo':
      return text === 'true';
    case 'moment':
      return momentOf(text);
    case 'choice':
    case 'day':
    case 'localised':
    case 'longText':
    case 'money':
    case 'object':
    case 'period':
    case 'text':
    case 'thing':
      return text;
  }
}

/** Decimals as the API takes them, also where they were typed as here: "180 000,50". */
const withPoint = (text: string): string => text.replaceAll(/[\s\u{A0}\u{202F}]/gu, '').replace(',', '.');

/**
 * What the API gives, as values. Translations have fields of their own: `name_fi`. Where one is missing the API gives the nearest,
 * so the same text again is taken for a text that is not there.
 */
export function valuesOf(fields: readonly Field[], given: Given, prefix = ''): Values {
  return Object.fromEntries(
    fields
      .map((field) => [field.name, valueOf(field, given, `${prefix}${field.name}`)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function valueOf(field: Field, given: Given, name: string): Value {
  if (field.list === true) {
    const list = given[name];
    const items = isObject(list) ? list['nodes'] : list;
    if (!Array.isArray(items)) return undefined;
    return items.map((each: unknown) => valueOf(itemOf(field), { item: each }, 'item'));
  }
  if (fillingOf(field) === 'localised' && LOCALES.some((each) => `${name}_${each}` in given)) {
    const texts = LOCALES.map((each) => given[`${name}_${each}`]);
    const own = LOCALES.flatMap((each, place) => {
      const text = texts[place];
      return typeof text === 'string' && texts.indexOf(text) === place ? [[each, text] as const] : [];
    });
    return Object.fromEntries(own);
  }
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  const parts = partsOf(field);
  if (isObject(value)) return parts ? valuesOf(parts, value) : (value as Thing);
  if (typeof value !== 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (fillingOf(field) === 'thing') return { id: value };
  return fillingOf(field) === 'moment' ? localOf(value) : value;
}

/** What is wrong with what was typed, by the same paths as the API's errors. */
export interface Fault {
  readonly path: Path;
  readonly code:
    'required' | 'tooLong' | 'noNumber' | 'noDecimal' | 'tooSmall' | 'tooLarge' | 'tooFew' | 'tooMany' | 'backwards';
  readonly bound?: number;
}

export function faultsOf(fields: readonly Field[], values: Value, path: Path = []): readonly Fault[] {
  return fields.flatMap((field) => faultsOfField(field, partOf(values, field.name), [...path, field.name]));
}

function faultsOfField(field: Field, value: Value, path: Path): readonly Fault[] {
  if (isEmpty(value)) {
    return isNeeded(field) ? [{ path, code: 'required' }] : [];
  }
  if (field.list === true) {
    const items = listOf(value);
    const { least = 0, most = Infinity } = field.items ?? {};
    return [
      ...(items.length < least ? [{ path, code: 'tooFew', bound: least } as const] : []),
      ...(items.length > most ? [{ path, code: 'tooMany', bound: most } as const] : []),
      ...items.flatMap((each, place) => faultsOfField(itemOf(field), each, [...path, String(place)])),
    ];
  }
  const parts = partsOf(field);
  if (!parts) return isThing(value) ? [] : faultsOfText(field, textOf(value).trim(), path);
  const from = textOf(partOf(value, 'from'));
  const to = textOf(partOf(value, 'to'));
  const isBackwards = fillingOf(field) === 'period' && from !== '' && to !== '' && to < from;
  return [
    ...faultsOf(parts, value, path),
    ...(isBackwards ? [{ path: [...path, 'to'], code: 'backwards' } as const] : []),
  ];
}

function faultsOfText(field: Field, text: string, path: Path): readonly Fault[] {
  const { least = -Infinity, most = Infinity } = field;
  const filling = fillingOf(field);
  if (filling === 'number' || filling === 'decimal') {
    const number = withPoint(text);
    if (filling === 'number' && !/^-?\d{1,15}$/.test(number)) return [{ path, code: 'noNumber' }];
    if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(number)) return [{ path, code: 'noDecimal' }];
    if (Number(number) < least) return [{ path, code: 'tooSmall', bound: least }];
    return Number(number) > most ? [{ path, code: 'tooLarge', bound: most }] : [];
  }
  return text.length > most ? [{ path, code: 'tooLong', bound: most }] : [];
}

/** The field, or part of one, in which something at a path is shown; undefined: none, so it is told above all fields. */
export function placeOf(fields: readonly Field[], path: Path): Path | undefined {
  const [name, ...rest] = path;
  const field = fields.find((each) => each.name === name);
  if (!field || name === undefined) return undefined;
  const [place = '', ...within] = rest;
  if (field.list !== true) return [name, ...(placeOf(partsOf(field) ?? [], rest) ?? [])];
  if (!/^\d+$/.test(place)) return [name];
  return [name, place, ...(placeOf(partsOf(itemOf(field)) ?? [], within) ?? [])];
}

/** After somebody else was first: what was not touched here is as they wrote it, and what was typed stays. */
export const mergedOf = (fields: readonly Field[], mine: Values, before: Values, now: Values): Values => ({
  ...mine,
  ...Object.fromEntries(
    fields
      .filter((field) => isSame(field, mine[field.name], before[field.name]) && now[field.name] !== undefined)
      .map(({ name }) => [name, now[name]]),
  ),
});

/** Lists of things that both have changed: what either added is there, and what either removed is not. */
export const withBothLists = (fields: readonly Field[], mine: Values, before: Values, now: Values): Values => ({
  ...mine,
  ...Object.fromEntries(
    fields
      .filter((field) => field.list === true && fillingOf(field) === 'thing')
      .filter((field) => !isSame(field, mine[field.name], before[field.name]))
      .map(({ name }) => {
        const [own, old, others] = [mine, before, now].map((each) => listOf(each[name]).filter(isThing));
        const isIn = (list: readonly Thing[] = [], { id }: Thing): boolean => list.some((each) => each.id === id);
        const kept = own?.filter((each) => isIn(others, each) || !isIn(old, each)) ?? [];
        const added = others?.filter((each) => !isIn(old, each) && !isIn(own, each)) ?? [];
        return [name, [...kept, ...added]];
      }),
  ),
});
