import { z } from 'zod';
import { changed, clearable, clearableList, fieldsHeedingNull, lasting, saidOrNull } from './changes.js';
import { InvalidInput } from './errors.js';
import { id, newId } from './ids.js';
import { parseInput } from './input.js';
import { localDate } from './local-date.js';
import { localisedText } from './localised-text.js';

const organisation = newId('organisation');
const change = z
  .strictObject({
    name: lasting(localisedText(10)),
    isPermanent: lasting(z.boolean()),
    due: clearable(localDate),
    aims: clearableList(z.array(localisedText(10))),
    organisation: saidOrNull(id('organisation')),
    on: localDate.optional(),
  })
  .refine(() => true);

const refusals = (input: object) => {
  try {
    parseInput(change, { organisation, ...input });
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues.map(({ path, text }) => [path.join('.'), text.en]);
    throw error;
  }
};

describe('changes', () => {
  it('leftOut_saysNothing', () => {
    expect(parseInput(change, { organisation })).toEqual({ organisation });
  });

  it('null_whereSomethingMayBeEmpty_isKept', () => {
    const said = parseInput(change, { due: null, aims: null, organisation: null, isPermanent: false });
    expect(said).toEqual({ due: null, aims: [], organisation: null, isPermanent: false });
  });

  it('null_whereNothingMayBeEmpty_isRefusedAtItsField', () => {
    const fix = 'This cannot be emptied. Give another value, or leave it out to keep it as it is.';
    expect(refusals({ name: null, isPermanent: null })).toEqual([
      ['name', fix],
      ['isPermanent', fix],
    ]);
  });

  it('leftOut_whereItHasToBeSaid_isRefused', () => {
    expect(refusals({ organisation: undefined })).toEqual([
      ['organisation', 'This is missing. Give it, or null for none.'],
    ]);
  });

  it('whatIsGiven_isStillChecked', () => {
    expect(refusals({ name: { fi: '' }, due: '2026-02-30', aims: [{}], organisation: 'x' })).toHaveLength(4);
  });

  it('null_ofAnyOtherField_isNotHeeded', () => {
    expect([...fieldsHeedingNull(change)]).toEqual(['name', 'isPermanent', 'due', 'aims', 'organisation']);
    expect([...fieldsHeedingNull(z.string().nullable())]).toEqual([]);
  });

  it('changed_takesWhatIsSaid_andEmptiesByNull', () => {
    const before: { name: string; due?: string | undefined; place?: string | undefined } = {
      name: 'A',
      due: 'soon',
      place: 'here',
    };
    expect(changed(before, { name: undefined, due: null })).toEqual({ name: 'A', due: undefined, place: 'here' });
    expect(changed(before, { name: 'B', place: 'there' })).toEqual({ name: 'B', due: 'soon', place: 'there' });
  });
});
