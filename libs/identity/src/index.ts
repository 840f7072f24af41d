export * as identityFormats from './application/identity.import-format.js';
export { IdentityApi, NobodyActs, TOKEN_ROLES, type TokenRole } from './application/identity.api.js';
export { IdentityImport } from './application/identity.import.js';
export { Me } from './graphql/me.read-model.js';
export { identityDatabase } from './identity.database.js';
export { IdentityModule } from './identity.module.js';
export type { Acting } from './persistence/affiliation.repository.js';
export type { Contact } from './persistence/person.repository.js';
