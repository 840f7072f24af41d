import { AlliancePage, AlliancesPage } from '../../api/operations.js';
import { among, chosen, on, pageOf, yesNo } from '../../parts/list-variables.js';
import { type AnyPage, page } from '../../router.js';

export const alliancesRoutes: readonly AnyPage[] = [
  page('/alliances', {
    document: AlliancesPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'member', 'proposer'),
      filter: {
        status: among(search['status']),
        theme: search['theme'] ?? null,
        permanent: yesNo(search['permanent']),
        member: search['member'] ?? null,
        proposer: search['proposer'] ?? null,
      },
    }),
    load: () => import('./alliances.js'),
  }),
  page('/alliances/$code', {
    document: AlliancePage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./alliance.js'),
  }),
];
