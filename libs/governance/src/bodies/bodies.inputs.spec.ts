import { InvalidInput, newId, parseInput } from '@talkoot/contracts';
import type { z } from 'zod';
import { changeActionItem, giveActionItem } from '../action-items/action-items.inputs.js';
import {
  addSeat,
  beginMandate,
  changeBody,
  changeSeat,
  endMandate,
  endSeat,
  foundBody,
  setSecretariat,
} from './bodies.inputs.js';

const body = newId('body');
const seat = newId('seat');
const organisation = newId('organisation');
const found = { of: organisation, kind: 'council', name: { fi: 'Valtuusto' } };

describe('inputs of bodies', () => {
  it('foundBody_withNoMoreThanIsNeeded_isOpenAndAsksForNothing', () => {
    expect(parseInput(foundBody, found)).toMatchObject({ quorum: {}, mergerRule: 'joined', provenance: 'reported' });
  });

  it('anAddress_isReadInSmallLetters', () => {
    const given = { meeting: newId('meeting'), text: { fi: 'Tee se' }, personAddress: 'Maija@Example.ORG' };
    expect(parseInput(giveActionItem, given)).toMatchObject({ personAddress: 'maija@example.org' });
  });

  it.each<[string, z.ZodType, object, string, string]>([
    ['of a person', foundBody, { ...found, of: newId('person') }, 'of', 'INVALID_ID'],
    ['a kind that is none', foundBody, { ...found, kind: 'party' }, 'kind', 'INVALID_INPUT'],
    ['no name', foundBody, { ...found, name: {} }, 'name', 'TEXT_MISSING'],
    ['a name without end', foundBody, { ...found, name: { sv: 'x'.repeat(301) } }, 'name.sv', 'TEXT_TOO_LONG'],
    ['a code in small letters', foundBody, { ...found, code: 'valtuusto' }, 'code', 'INVALID_INPUT'],
    ['a quorum of nobody', foundBody, { ...found, quorum: { seats: 0 } }, 'quorum.seats', 'INVALID_INPUT'],
    [
      'more than all',
      changeBody,
      { body, expectedVersion: 1, quorum: { percent: 101 } },
      'quorum.percent',
      'INVALID_INPUT',
    ],
    [
      'notice before it is given',
      changeBody,
      { body, expectedVersion: 1, noticeDays: -1 },
      'noticeDays',
      'INVALID_INPUT',
    ],
    ['half a working day', changeBody, { body, expectedVersion: 1, noticeDays: 1.5 }, 'noticeDays', 'INVALID_INPUT'],
    ['a year of notice', changeBody, { body, expectedVersion: 1, noticeDays: 250 }, 'noticeDays', 'INVALID_INPUT'],
    [
      'a rhythm without a day',
      changeBody,
      { body, expectedVersion: 1, rhythm: { unit: 'week', every: 1 } },
      'rhythm.weekday',
      'INVALID_INPUT',
    ],
    [
      'back to front',
      changeBody,
      { body, expectedVersion: 1, period: { from: '2026-02-01', to: '2026-01-01' } },
      'period.to',
      'PERIOD_ENDS_BEFORE_START',
    ],
    ['no day', setSecretariat, { body, expectedVersion: 1, organisation }, 'on', 'INVALID_INPUT'],
    [
      'a day that is none',
      setSecretariat,
      { body, expectedVersion: 1, organisation, on: '2026-02-30' },
      'on',
      'INVALID_DATE',
    ],
    ['of a seat', addSeat, { body: seat, kind: 'city' }, 'body', 'INVALID_ID'],
    ['before the first place', addSeat, { body, kind: 'city', place: 0 }, 'place', 'INVALID_INPUT'],
    ['beyond every table', changeSeat, { seat, expectedVersion: 1, place: 501 }, 'place', 'INVALID_INPUT'],
    ['a basis that is none', changeSeat, { seat, expectedVersion: 1, basis: 'luck' }, 'basis', 'INVALID_INPUT'],
    ['no last day', endSeat, { seat, expectedVersion: 1 }, 'lastDay', 'INVALID_INPUT'],
    ['no period', beginMandate, { seat, organisation }, 'period', 'INVALID_INPUT'],
    ['an organisation as a person', beginMandate, { seat, person: organisation, period: {} }, 'person', 'INVALID_ID'],
    ['no address', beginMandate, { seat, personAddress: 'Maija', period: {} }, 'personAddress', 'INVALID_INPUT'],
    [
      'an address without end',
      beginMandate,
      { seat, personAddress: `${'x'.repeat(60)}@${'a.'.repeat(100)}example.org`, period: {} },
      'personAddress',
      'TEXT_TOO_LONG',
    ],
    [
      'a person named twice',
      beginMandate,
      { seat, person: newId('person'), personAddress: 'maija@example.org', period: {} },
      'personAddress',
      'INVALID_INPUT',
    ],
    [
      'a person named twice',
      changeActionItem,
      {
        actionItem: newId('actionitem'),
        expectedVersion: 1,
        person: newId('person'),
        personAddress: 'maija@example.org',
      },
      'personAddress',
      'INVALID_INPUT',
    ],
    ['something besides', beginMandate, { seat, name: 'Maija', period: {} }, '', 'INVALID_INPUT'],
    ['a seat', endMandate, { mandate: seat, expectedVersion: 1, lastDay: '2026-01-01' }, 'mandate', 'INVALID_ID'],
  ])('%s_isRefusedAtItsField', (_, schema, input, path, code) => {
    const issues = (() => {
      try {
        parseInput(schema, input);
        return [];
      } catch (error) {
        if (error instanceof InvalidInput) return error.issues;
        throw error;
      }
    })();
    expect(issues.map((each) => [each.path.join('.'), each.code])).toEqual([[path, code]]);
  });
});
