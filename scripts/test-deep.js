/**
 * The properties of the domain, each tried more often than in `npm test`, and hostile input: every payload in every text of the API, payloads
 * through all that is kept, sent and shown, and ten times as many random requests, others for another seed:
 *
 *   npm run test:deep -- --runs 10000 --seed 7
 */
import { parseArgs } from 'node:util';
import { run } from 'jest';
import { build } from './build.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } } });
process.env.PROPERTY_RUNS = values.runs;
process.env.HOSTILE = 'deep';
if (values.seed) process.env.SEED = values.seed;

await build();
await run(['--selectProjects', 'unit', '--testTimeout', '600000']);
await run(['test/hostile/', '--selectProjects', 'end-to-end', '--runInBand']);
