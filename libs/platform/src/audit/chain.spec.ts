import { BEGINNING, ChainWalk, hashOf, isSealed, lineOf, type Link, linkIn, macOf } from './chain.js';

function chain(length: number): Link[] {
  const links: Link[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const text = `{"sequence" : ${sequence}, "action" : "renamePilot"}`;
    const previous = links.at(-1)?.hash ?? BEGINNING;
    links.push({ sequence, previous, text, hash: hashOf(previous, text) });
  }
  return links;
}

const START = { sequence: 0, hash: BEGINNING };

function walked(links: readonly Link[], head?: string) {
  const walk = new ChainWalk(START, head);
  for (const each of links) {
    const fault = walk.next(each);
    if (fault) return fault;
  }
  return walk.finish();
}

const [one, two, three, four] = chain(4);
if (!one || !two || !three || !four) throw new Error('A chain of four');
const altered = { ...two, text: two.text.replace('renamePilot', 'closePilot') };
const rehashed = { ...altered, hash: hashOf(one.hash, altered.text) };

test('whole_hasNoFault', () => {
  expect(walked([one, two, three, four])).toBeUndefined();
  expect(walked([])).toBeUndefined();
});

test.each<[string, readonly Link[], number, string]>([
  ['altered', [one, altered, three], 2, 'altered'],
  ['altered and hashed anew', [one, rehashed, three], 3, 'does not follow'],
  ['removed', [one, three, four], 2, 'missing'],
  ['the first removed', [two, three], 1, 'missing'],
  ['moved', [one, { ...three, sequence: 2 }, { ...two, sequence: 3 }], 2, 'does not follow'],
  ['twice', [one, two, two], 2, 'out of its order'],
  ['referring to altered events', [one, { ...two, isContentWhole: false }], 2, 'events or replaced rows'],
])('%s_isFoundAtTheFirstThatIsWrong', (_, links, sequence, what) => {
  const fault = walked(links);
  expect(fault).toMatchObject({ sequence });
  expect(fault?.what).toContain(what);
});

test('endRemoved_isFoundByTheHashThatWasWrittenDown', () => {
  expect(walked([one, two, three, four], four.hash)).toBeUndefined();
  expect(walked([one, two, three, four], two.hash)).toBeUndefined();
  expect(walked([one, two], three.hash)).toMatchObject({ sequence: 2 });
});

test('endRemoved_isFoundByWhatIsKnownOfTheNewest', () => {
  const walk = new ChainWalk(START);
  walk.next(one);
  expect(walk.finish({ sequence: 2, hash: two.hash })).toMatchObject({ sequence: 2 });
});

test('line_readAgain_isTheSame', () => {
  expect(linkIn(lineOf(three))).toEqual(three);
  for (const line of ['', '{}', lineOf(three).slice(1), lineOf({ ...three, hash: 'f' })])
    expect(linkIn(line)).toBeUndefined();
});

test('seal_isOfOneKeyAndOneCheckpoint', () => {
  const place = { kind: 'head', sequence: 3, hash: three.hash, at: '2026-12-01T00:00:00.000Z' } as const;
  const sealed = { ...place, mac: macOf('a key', place) };
  expect(isSealed('a key', sealed)).toBe(true);
  expect(isSealed('another key', sealed)).toBe(false);
  expect(isSealed('a key', { ...sealed, sequence: 4 })).toBe(false);
  expect(isSealed('a key', place)).toBe(false);
});
