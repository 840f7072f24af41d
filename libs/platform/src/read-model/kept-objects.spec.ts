import { KeptObjects } from './kept-objects.js';

const ID = '01940000-0000-7000-8000-000000000000';

describe('What is kept in memory', () => {
  it('is of one version alone', () => {
    const memory = new KeptObjects();
    memory.beOf('1');
    memory.learn('names', ID, '"Kauhajoki"');
    memory.beOf('1');
    expect(memory.find('names', ID)).toBe('"Kauhajoki"');
    memory.beOf('2');
    expect(memory.find('names', ID)).toBeUndefined();
    expect(memory.knows(['names'])).toBe(false);
  });

  it('may be that there is nothing', () => {
    const memory = new KeptObjects();
    memory.open(['names']);
    expect(memory.knows(['names'])).toBe(true);
    expect(memory.knows(['names', 'codes'])).toBe(false);
  });

  it('is bounded: what nobody asks for goes first', () => {
    const memory = new KeptObjects();
    memory.learn('names', 'asked for', '"Kauhajoki"');
    memory.learn('names', 'never asked for', '"Salo"');
    const found = Array.from({ length: 200_000 }, (_, place) => {
      memory.learn('names', `organisation ${place}`, `"${'x'.repeat(100)}"`);
      return place % 1_000 === 0 ? memory.find('names', 'asked for') : '"Kauhajoki"';
    });
    expect(new Set(found)).toEqual(new Set(['"Kauhajoki"']));
    expect(memory.find('names', 'never asked for')).toBeUndefined();
    expect(memory.find('names', 'organisation 199999')).toBeDefined();
  });
});
