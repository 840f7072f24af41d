import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, valueFromASTUntyped } from 'graphql';
import { type Field, fillingOf, type Forms, partsOf } from './forms.js';
import { localOf, momentOf } from './moments.js';
import {
  faultsOf,
  inputOf,
  isThing,
  itemOf,
  mergedOf,
  placeOf,
  type Value,
  valuesOf,
  withBothLists,
  withValue,
} from './values.js';

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const forms = JSON.parse(read('forms.json')) as Forms;
const inOrder = Object.entries(forms);

/** Each field, with the type of the input that it stands in. */
const fieldsOf = (type: string, fields: readonly Field[]): readonly (readonly [string, Field])[] =>
  fields.flatMap((field) => [[type, field] as const, ...fieldsOf(field.type, field.fields ?? [])]);
const inputType = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
const allFields = inOrder.flatMap(([name, { fields }]) => fieldsOf(inputType(name), fields));

/** The declared example of each mutation, as docs/mutations.md calls it. */
const examples = new Map(
  [...read('../../../../docs/mutations.md').matchAll(/```graphql\n(mutation [^`]+)```/g)].flatMap(([, text = '']) => {
    const [operation] = parse(text).definitions;
    const [call] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
    if (call?.kind !== Kind.FIELD) return [];
    const [input] = call.arguments ?? [];
    return input ? [[call.name.value, valueFromASTUntyped(input.value) as Record<string, unknown>] as const] : [];
  }),
);

/** The API gives moments in UTC. */
const inUtc = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' && /^\d{4}-\d\d-\d\dT/.test(each)
      ? new Date(each).toISOString().replace('.000Z', 'Z')
      : each,
  );

describe('the forms', () => {
  it.each(['fi', 'sv', 'en'])('have a title for each mutation and a label for each field in %s', (locale) => {
    const texts = JSON.parse(read(`messages/${locale}.json`)) as Record<string, string>;
    const missing = [
      ...inOrder.map(([name]) => `act.${name}`).filter((key) => !texts[key]),
      ...allFields.filter(([type, { name }]) => !texts[`input.${type}.${name}`] && !texts[`input.${name}`]).map(String),
    ];
    expect(missing).toEqual([]);
  });

  it.each(['fi', 'sv'])('have the help for each mutation and field in %s', (locale) => {
    const help = JSON.parse(read(`help/${locale}.json`)) as Record<string, string>;
    const texts = [...inOrder.map(([, form]) => form.help), ...allFields.map(([, field]) => field.help)];
    expect(texts.filter((text) => !help[text])).toEqual([]);
  });

  it('have a field for each type', () => {
    expect(allFields.length).toBeGreaterThan(800);
    expect(allFields.map(([, field]) => fillingOf(field))).not.toContain(undefined);
    expect(allFields.filter(([, field]) => fillingOf(field) === 'object' && partsOf(field)?.length === 0)).toEqual([]);
    expect(() => fillingOf({ name: 'shade', help: '', type: 'Colour' })).toThrow('There is no field for Colour');
  });

  it.each(inOrder)('%s sends its example as it was filled in', (name, { fields }) => {
    const example = examples.get(name);
    const values = valuesOf(fields, example ?? {});
    expect(faultsOf(fields, values)).toEqual([]);
    expect(inputOf(fields, values)).toEqual(inUtc(example));
  });
});

describe('a value of a form', () => {
  const text: Field = { name: 'text', help: '', type: 'LocalisedTextInput', most: 5, clears: true };
  const due: Field = { name: 'due', help: '', type: 'Date', clears: true };
  const count: Field = { name: 'count', help: '', type: 'Int', least: 1, most: 12, required: true };
  const amount: Field = { name: 'amount', help: '', type: 'MoneyInput', values: ['EUR', 'SEK'] };
  const period: Field = { name: 'period', help: '', type: 'PeriodInput' };
  const tags: Field = {
    name: 'tags',
    help: '',
    type: 'String',
    list: true,
    items: { least: 2, most: 3 },
    required: true,
  };

  it('is not sent in a change that leaves it as it was', () => {
    const before = valuesOf([text, due], { text_fi: 'Aalto', text_sv: 'Våg', text_en: 'Aalto', due: '2027-01-01' });
    expect(before).toEqual({ text: { fi: 'Aalto', sv: 'Våg' }, due: '2027-01-01' });
    expect(inputOf([text, due], before, before)).toEqual({});
  });

  it('is sent as null when what was there is emptied', () => {
    const before = valuesOf([text, due], { due: '2027-01-01' });
    expect(inputOf([text, due], withValue(before, ['due'], ''), before)).toEqual({ due: null });
  });

  it.each([
    ['count', '', 'required'],
    ['count', 'three', 'noNumber'],
    ['count', '0', 'tooSmall'],
    ['count', '13', 'tooLarge'],
    ['text.sv', 'Vågen!', 'tooLong'],
    ['amount.amount', '1,2,3', 'noDecimal'],
    ['amount.currency', '', 'required'],
    ['period.to', '2026-01-01', 'backwards'],
  ])('at %s that is %j is %s, at its own field', (path, typed, code) => {
    const fields = [text, count, amount, period];
    const good = { count: '3', amount: { amount: '1 000,50', currency: 'EUR' }, period: { from: '2026-05-01' } };
    expect(faultsOf(fields, good)).toEqual([]);
    const faults = faultsOf(fields, withValue(good, path.split('.'), typed));
    expect(faults.map((fault) => [fault.path.join('.'), fault.code])).toEqual([[path, code]]);
  });

  it('of a list is counted, and each of its items is checked', () => {
    expect(faultsOf([tags], {})).toEqual([{ path: ['tags'], code: 'required' }]);
    expect(faultsOf([tags], { tags: ['one'] })).toEqual([{ path: ['tags'], code: 'tooFew', bound: 2 }]);
    expect(faultsOf([tags], { tags: ['one', ''] })).toEqual([{ path: ['tags', '1'], code: 'required' }]);
    expect(itemOf(tags)).toMatchObject({ list: false, required: true });
  });

  it('is a number with a comma or a point, and spaces between thousands', () => {
    expect(inputOf([amount], { amount: { amount: '180 000,50', currency: 'EUR' } })).toEqual({
      amount: { amount: '180000.50', currency: 'EUR' },
    });
  });

  it('that somebody else changed meanwhile is taken over where it was not touched', () => {
    const before = { text: { fi: 'Aalto' }, due: '2027-01-01', count: '1' };
    const mine = { text: { fi: 'Ranta' }, due: '2027-01-01', count: '1' };
    const now = { text: { fi: 'Saari' }, due: '2027-02-02', count: '1' };
    expect(mergedOf([text, due, count], mine, before, now)).toEqual({ ...mine, due: '2027-02-02' });
  });

  it('of an order that two people change at once has what either added, and nothing that either removed', () => {
    const items: Field = { name: 'items', help: '', type: 'ID', list: true };
    const order = (...ids: readonly string[]) => ({ items: ids.map((id) => ({ id })) });
    const [before, mine, now] = [order('a', 'b', 'c'), order('c', 'a', 'b', 'x'), order('a', 'c', 'y')];
    expect(withBothLists([items], mine, before, now)).toEqual(order('c', 'a', 'x', 'y'));
    expect(withBothLists([items], before, before, now)).toEqual(before);
  });

  it.each([
    ['period.to', 'period.to'],
    ['text', 'text'],
    ['tags.1', 'tags.1'],
    ['tags.1.what', 'tags.1'],
    ['amount.shade', 'amount'],
    ['shade', undefined],
  ])('of which the API says something at %s shows it at %s', (path, place) => {
    expect(placeOf([text, amount, period, tags], path.split('.'))?.join('.')).toBe(place);
  });

  it('is a thing with its name, of which the id is sent', () => {
    const pilot: Field = { name: 'pilot', help: '', type: 'ID', required: true };
    const values = valuesOf([pilot], { pilot: { id: 'pilot_1', label: 'GREEN' } });
    expect(isThing(values['pilot'] satisfies Value)).toBe(true);
    expect(inputOf([pilot], values)).toEqual({ pilot: 'pilot_1' });
  });
});

describe('a moment', () => {
  it.each([
    ['2026-12-15T11:00', '2026-12-15T09:00:00Z'],
    ['2026-07-01T00:30', '2026-06-30T21:30:00Z'],
    ['2026-03-29T04:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', '2026-10-24T23:30:00Z'],
  ])('%s by the clocks in Helsinki is %s', (local, moment) => {
    expect(momentOf(local)).toBe(moment);
    expect(localOf(moment)).toBe(local);
  });
});
