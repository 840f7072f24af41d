import { parseArgs } from 'node:util';
import { SERVERS } from './servers.js';

/** What can be measured. */
export const PARTS = [
  'growth',
  'town',
  'nested',
  'list',
  'pilots',
  'names',
  'changes',
  'bodies',
  'plans',
  'cycles',
  'mutation',
  'limits',
  'hostile',
] as const;
export type Part = (typeof PARTS)[number];

const CONTENDERS = [...SERVERS, 'pgbench'] as const;
export type Contender = (typeof CONTENDERS)[number];

export interface Options {
  readonly only: readonly Part[];
  readonly contenders: readonly Contender[];
  readonly seconds: number;
  readonly rounds: number;
  /** How many partnerships there are, step by step. */
  readonly sizes: readonly number[];
  /** Whether everything is measured in full, so that the documentation may show it. */
  readonly isWhole: boolean;
}

const HELP = `Measures Talkoot against other ways to answer the same questions.

  npm run bench -- [--only ${PARTS.join(',')}]
                   [--contenders ${CONTENDERS.join(',')}]
                   [--seconds 2] [--rounds 3] [--quick]

A whole run writes docs/performance.md, any other one .cache/bench/performance.md.
--quick: one second, one round, and at most 10,000 partnerships.`;

/** Nothing when help was asked for, which is then printed. */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      contenders: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  const { quick } = values;
  const seconds = Number(values.seconds ?? (quick ? 1 : 2));
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  if (!(seconds > 0 && rounds >= 1)) throw new Error('--seconds and --rounds are positive numbers');
  return {
    only: chosen(PARTS, values.only, '--only'),
    contenders: chosen(CONTENDERS, values.contenders, '--contenders'),
    seconds,
    rounds,
    sizes: quick ? [1e3, 1e4] : [1e3, 1e4, 1e5, 1e6],
    isWhole: !quick && values.only === undefined && values.contenders === undefined,
  };
}

function chosen<T extends string>(all: readonly T[], given: string | undefined, option: string): readonly T[] {
  if (given === undefined) return all;
  return given.split(',').map((name) => {
    const found = all.find((each) => each === name);
    if (found === undefined) throw new Error(`${option}: ${name} is none of ${all.join(', ')}`);
    return found;
  });
}
