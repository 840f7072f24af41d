import { NetworkInterim, NetworkMemberInterim } from './network.interim.js';
import { NetworkReads } from './network.reads.interim.js';
import { NetworksResolver } from './networks.resolver.js';
import { OrganisationInterim } from './organisation.interim.js';
import { OrganisationReads } from './organisation.reads.interim.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { RegionInterim } from './region.interim.js';
import { RegionReads } from './region.reads.interim.js';
import { RegionsResolver } from './regions.resolver.js';
import { SuccessionInterim } from './succession.interim.js';
import { SuccessionReads } from './succession.reads.interim.js';
import { SuccessionsResolver } from './successions.resolver.js';
import { ThemeInterim } from './theme.interim.js';
import { ThemesResolver } from './themes.resolver.js';

/** What answers over GraphQL: the mutations, and until the read path is there the reads. */
export const REGISTRY_GRAPHQL = [
  OrganisationsResolver,
  OrganisationReads,
  OrganisationInterim,
  RegionsResolver,
  RegionReads,
  RegionInterim,
  ThemesResolver,
  ThemeInterim,
  NetworksResolver,
  NetworkReads,
  NetworkInterim,
  NetworkMemberInterim,
  SuccessionsResolver,
  SuccessionReads,
  SuccessionInterim,
];
