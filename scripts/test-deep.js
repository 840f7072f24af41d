/**
 * The properties of the domain, each tried more often than in `npm test`:
 *
 *   npm run test:deep -- --runs 10000
 */
import { parseArgs } from 'node:util';
import { run } from 'jest';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
process.env.PROPERTY_RUNS = values.runs;

await run(['--selectProjects', 'unit', '--testTimeout', '600000']);
