/** `npm run test:deep`: everything that `npm test` does a share of. */
export const IS_DEEP = process.env['HOSTILE'] === 'deep';
/** `SEED=7 npm test -- test/hostile`: other choices; the same ones for the same seed. */
export const SEED = Number(process.env['SEED'] ?? 1);
