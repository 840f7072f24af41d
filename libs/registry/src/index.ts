export { type CollaborationGuard, CollaborationGuards, type SeenBy } from './application/collaboration-guards.js';
export {
  type Collaboration,
  type KnownOrganisation,
  type KnownRegion,
  type KnownTheme,
  RegistryApi,
} from './application/registry.api.js';
export { RegistryImport } from './application/registry.import.js';
export {
  type NamedThings,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from './application/succession-participants.js';
export { SuccessionsImport } from './application/successions.import.js';
import './graphql/collaboration.read-model.js';
export { Network, networksOfCollaboration } from './graphql/network.read-model.js';
export { takesPart } from './graphql/participation.read-model.js';
export { ownerOfCollaboration } from './graphql/collaboration-owner.read-model.js';
export { nameOfOrganisation, Organisation } from './graphql/organisation.read-model.js';
export { registryDatabase } from './registry.database.js';
export { RegistryModule, parts } from './registry.module.js';
export { Theme, themesOfCollaboration } from './graphql/theme.read-model.js';
