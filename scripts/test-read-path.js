/**
 * The long run of test/read-path/read-path.db-spec.ts: so many random operations, over the data that the seed stands for, answered
 * by the read path and by the plain reference.
 *
 *   npm run test:read-path -- --operations 20000 --seed 7
 */
import { parseArgs } from 'node:util';
import { run } from 'jest';
import { build } from './build.js';

const { values } = parseArgs({
  options: { operations: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
process.env.OPERATIONS = values.operations;
if (values.seed) process.env.SEED = values.seed;

await build();
await run(['test/read-path/read-path', '--selectProjects', 'database', '--runInBand']);
