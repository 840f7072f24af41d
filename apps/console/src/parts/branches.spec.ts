import { branchesOf } from './branches.js';

const row = (code: string, parent?: string) => ({ code, parent: parent === undefined ? null : { code: parent } });
const codes = (branches: ReturnType<typeof branchesOf>): unknown[] =>
  branches.map(({ row: { code }, children }) => [code, ...codes(children)]);

describe('branchesOf', () => {
  it('puts what stands below others below them, in the order of the list', () => {
    expect(codes(branchesOf([row('B1', 'B'), row('A'), row('B'), row('B11', 'B1'), row('B0', 'B')]))).toEqual([
      ['A'],
      ['B', ['B1', ['B11']], ['B0']],
    ]);
  });

  it('puts at the top what stands below something on another page of the list', () => {
    expect(codes(branchesOf([row('A1', 'A'), row('B')]))).toEqual([['A1'], ['B']]);
  });
});
