export { type CollaborationGuard, CollaborationGuards } from './collaborations/collaboration-guards.port.js';
export {
  type Collaboration,
  type KnownOrganisation,
  type KnownRegion,
  type KnownTheme,
  namedAt,
  RegistryApi,
} from './registry.api.js';
export type { NamedOrganisation } from './organisations/existing-organisations.service.js';
export { RegistryImport } from './registry.import.js';
export {
  handover,
  type NamedThings,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from './organisations/succession-participants.port.js';
export { SuccessionsImport } from './successions.import.js';
import './collaborations/collaboration.read-model.js';
export { Network, networksOfCollaboration } from './collaborations/network.read-model.js';
export { takesPart } from './collaborations/participation.read-model.js';
export { ownerOfCollaboration } from './collaborations/collaboration-owner.read-model.js';
export { nameOfOrganisation, Organisation } from './organisations/organisation.read-model.js';
export { registryDatabase } from './registry.database.js';
export { RegistryModule, parts } from './registry.module.js';
export { Theme, themesOfCollaboration } from './collaborations/theme.read-model.js';
