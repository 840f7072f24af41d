/** How often each property of the domain is tried: a thousand times in `npm test`, more in `npm run test:deep`. */
import fc from 'fast-check';

fc.configureGlobal({ numRuns: Number(process.env.PROPERTY_RUNS ?? 1_000) });
