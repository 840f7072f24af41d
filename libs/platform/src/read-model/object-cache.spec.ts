import { ObjectCache } from './object-cache.js';

const ID = '01940000-0000-7000-8000-000000000000';

describe('the cache of objects', () => {
  it('is of one version alone', () => {
    const cache = new ObjectCache();
    cache.useVersion('1');
    cache.set('names', ID, '"Kauhajoki"');
    cache.useVersion('1');
    expect(cache.get('names', ID)).toBe('"Kauhajoki"');
    cache.useVersion('2');
    expect(cache.get('names', ID)).toBeUndefined();
    expect(cache.has(['names'])).toBe(false);
  });

  it('may be that there is nothing', () => {
    const cache = new ObjectCache();
    cache.track(['names']);
    expect(cache.has(['names'])).toBe(true);
    expect(cache.has(['names', 'codes'])).toBe(false);
  });

  it('is bounded: what nobody asks for goes first', () => {
    const cache = new ObjectCache();
    cache.set('names', 'asked for', '"Kauhajoki"');
    cache.set('names', 'never asked for', '"Salo"');
    const found = Array.from({ length: 200_000 }, (_, place) => {
      cache.set('names', `organisation ${place}`, `"${'x'.repeat(100)}"`);
      return place % 1_000 === 0 ? cache.get('names', 'asked for') : '"Kauhajoki"';
    });
    expect(new Set(found)).toEqual(new Set(['"Kauhajoki"']));
    expect(cache.get('names', 'never asked for')).toBeUndefined();
    expect(cache.get('names', 'organisation 199999')).toBeDefined();
  });
});
