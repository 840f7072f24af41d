export { RegistryApi } from './application/registry.api.js';
export { RegistryImport } from './application/registry.import.js';
export { OrganisationConnection, OrganisationType } from './graphql/organisation.types.js';
export { registryDatabase } from './registry.database.js';
export { RegistryModule } from './registry.module.js';
