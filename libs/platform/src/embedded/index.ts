/** The PostgreSQL that comes with Talkoot, and the rule that one instance at a time holds a data folder. */
export { requireCluster } from './data-folder.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, openEmbedded } from './embedded-postgres.js';
export { keepEmbedded, type KeptPostgres } from './kept-postgres.js';
export { holdFolder } from './instance.js';
export type { HeldLock } from './process-lock.js';
