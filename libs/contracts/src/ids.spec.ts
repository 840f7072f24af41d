import { TypeID } from 'typeid-js';
import { id, ID_KINDS, idOf, idsIn, isId, kindOf, newId, newUuid, suffixOf, uuidOf } from './ids.js';

describe('ids', () => {
  it('are a UUID in the database and readable elsewhere', () => {
    const pilot = newId('pilot');
    expect(pilot).toMatch(/^pilot_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(idOf('pilot', uuidOf(pilot))).toBe(pilot);
  });

  it('of one kind are not of another', () => {
    expect(isId('pilot', newId('pilot'))).toBe(true);
    expect(isId('pilot', newId('pilotprogramme'))).toBe(false);
    expect(kindOf(newId('pilotprogramme'))).toBe('pilotprogramme');
  });

  it.each(['', 'pilot_', 'pilot_x', 'pilot_zzzzzzzzzzzzzzzzzzzzzzzzzz', 'PILOT_01jd0000000000000000000000', '_01jd'])(
    '%p is none',
    (text) => {
      expect(kindOf(text)).toBeUndefined();
      expect(id('pilot').safeParse(text).error?.issues).toMatchObject([{ message: 'invalid_id:pilot_…' }]);
    },
  );

  it('are found wherever they stand in a value', () => {
    const [a, b, pilot] = [newId('organisation'), newId('organisation'), newId('pilot')];
    expect(idsIn({ a, list: [{ b }, a], pilot, n: 1, none: null }, ['organisation'])).toEqual([a, b]);
  });

  it('have kinds of which none begins with another and an underscore', () => {
    const clashes = ID_KINDS.flatMap((one) => ID_KINDS.filter((other) => other.startsWith(`${one}_`)));
    expect(clashes).toEqual([]);
  });
});

test('suffixOf_ofAnyUuid_isTheLibrarys', () => {
  const uuids = [
    '00000000-0000-0000-0000-000000000000',
    '7fffffff-ffff-ffff-ffff-ffffffffffff',
    ...Array.from({ length: 1000 }, newUuid),
  ];
  for (const uuid of uuids) expect(suffixOf(uuid)).toBe(TypeID.fromUUID('', uuid).getSuffix());
  for (const uuid of uuids) expect(uuidOf(idOf('pilot', uuid))).toBe(uuid);
});

test.each(['8zzzzzzzzzzzzzzzzzzzzzzzzz', '01jr000000e00800000000000u', '01jr000000e0080000000000'])(
  'uuidOf_ofNoId_throws: %s',
  (suffix) => {
    expect(() => uuidOf(`pilot_${suffix}`)).toThrow('An id that is none');
  },
);
