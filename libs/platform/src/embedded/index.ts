/** The PostgreSQL that comes with Talkoot, and the rule that one instance at a time holds a data folder. */
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, openEmbedded } from './embedded-postgres.js';
export { keepEmbedded, type KeptPostgres, PostgresMoved } from './kept-postgres.js';
export { FolderHeld, holdFolder } from './instance.js';
export type { HeldLock } from './process-lock.js';
