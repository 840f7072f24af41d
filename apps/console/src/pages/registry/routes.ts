import {
  CollaborationsPage,
  NetworkPage,
  NetworksPage,
  OrganisationPage,
  OrganisationsPage,
  RegionPage,
  RegionsPage,
  SuccessionsPage,
  ThemePage,
  ThemesPage,
} from '../../api/operations.js';
import { among, chosen, on, pageOf, unordered } from '../../parts/list-variables.js';
import { type AnyPage, page } from '../../router.js';

/** The codes of countries stand in addresses; the API refuses those that it does not know. */
const country = (text: string | undefined) => (text ?? null) as never;

const AT_ONCE = 100;

export const registryRoutes: readonly AnyPage[] = [
  page('/collaborations', {
    document: CollaborationsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'participant'),
      filter: {
        kind: among(search['kind']),
        theme: search['theme'] ?? null,
        participant: search['participant'] ?? null,
      },
    }),
    load: () => import('./collaborations.js'),
  }),
  page('/organisations', {
    document: OrganisationsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      filter: {
        name: search['name'] ?? null,
        kind: among(search['kind']),
        country: country(search['country']),
        region: search['region'] ?? null,
      },
    }),
    load: () => import('./organisations.js'),
  }),
  page('/organisations/$country/$code', {
    document: OrganisationPage,
    variables: (params, search) => ({
      country: country(params['country']),
      code: params['code'] ?? '',
      ...on(search),
    }),
    load: () => import('./organisation.js'),
  }),
  page('/regions', {
    document: RegionsPage,
    variables: (_, search) => ({ ...unordered(search), ...on(search), country: country(search['country']) }),
    load: () => import('./regions.js'),
  }),
  page('/regions/$country/$code', {
    document: RegionPage,
    variables: (params, search) => ({
      country: country(params['country']),
      code: params['code'] ?? '',
      ...on(search),
    }),
    load: () => import('./region.js'),
  }),
  page('/themes', {
    document: ThemesPage,
    variables: (_, { after }) => ({ first: AT_ONCE, after: after ?? null, last: null, before: null }),
    load: () => import('./themes.js'),
  }),
  page('/themes/$code', {
    document: ThemePage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./theme.js'),
  }),
  page('/networks', {
    document: NetworksPage,
    variables: (_, search) => ({
      ...unordered(search),
      ...on(search),
      ...chosen(search, 'member'),
      filter: {
        kind: among(search['kind']),
        theme: search['theme'] ?? null,
        member: search['member'] ?? null,
      },
    }),
    load: () => import('./networks.js'),
  }),
  page('/networks/$code', {
    document: NetworkPage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./network.js'),
  }),
  page('/successions', {
    document: SuccessionsPage,
    variables: (_, search) => ({
      ...unordered(search),
      ...chosen(search, 'organisation'),
      filter: { kind: among(search['kind']), organisation: search['organisation'] ?? null },
    }),
    load: () => import('./successions.js'),
  }),
];
