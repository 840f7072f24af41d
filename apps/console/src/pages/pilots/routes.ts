import { PilotPage, PilotsPage } from '../../api/operations.js';
import { among, on, pageOf } from '../../parts/list-variables.js';
import { page } from '../../router.js';

export const pilotsRoutes = [
  page('/pilots', {
    document: PilotsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      filter: {
        status: among(search['status']),
        programme: search['programme'] ?? null,
        theme: search['theme'] ?? null,
      },
    }),
    load: () => import('./pilots.js'),
  }),
  page('/pilots/$code', {
    document: PilotPage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./pilot.js'),
  }),
];
