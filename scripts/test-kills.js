/**
 * The long run of test/faults/kills.e2e-spec.ts: so many kills for each kind of queue, at the moments that the seed stands for.
 *
 *   npm run test:kills -- --kills 120 --seed 7
 */
import { parseArgs } from 'node:util';
import { run } from 'jest';
import { build } from './build.js';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '120' }, seed: { type: 'string' } } });
process.env.KILLS = values.kills;
if (values.seed) process.env.SEED = values.seed;

await build();
await run(['test/faults/kills', '--selectProjects', 'end-to-end', '--runInBand']);
