import { fromCursor, toCursor } from './cursor.js';

describe('A cursor', () => {
  it.each([
    ['date', '2026-11-28'],
    ['date', 'infinity'],
    ['date', '-infinity'],
    ['date', '10000-01-01'],
    ['timestamptz', '2026-11-28 10:00:00.5+00'],
    ['timestamptz', 'infinity'],
    ['daterange', '[2020-01-01,)'],
    ['daterange', '[2020-01-01,10000-01-01)'],
  ])('of a %s can be at %s', (type, key) => {
    const cursor = toCursor(JSON.stringify(['end', key]));
    expect(fromCursor(cursor, 'after', ['end', type])).toEqual([key]);
  });

  it.each([
    ['date', '10001-01-01'],
    ['date', '2026-02-30'],
    ['timestamptz', 'tomorrow'],
    ['daterange', '[10000-01-01,2020-01-01)'],
    ['uuid', '1'],
  ])('of a %s cannot be at %s', (type, key) => {
    const cursor = toCursor(JSON.stringify(['end', key]));
    expect(() => fromCursor(cursor, 'after', ['end', type])).toThrow('INVALID_INPUT at after');
  });
});
