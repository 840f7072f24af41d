/** Builds what the end-to-end tests start, then runs Jest with the arguments given: `npm test -- --selectProjects unit`. */
import { run } from 'jest';
import { build } from './build.js';

await build();
await run(process.argv.slice(2));
