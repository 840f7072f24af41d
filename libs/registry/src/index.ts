export { OrganisationConnection, OrganisationType } from './graphql/organisation.types.js';
export { registryDatabase } from './registry.database.js';
export { RegistryModule } from './registry.module.js';
