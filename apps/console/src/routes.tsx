import { HomePage } from './api/operations.js';
import { alliancesRoutes } from './pages/alliances/routes.js';
import { atRoutes } from './pages/at/routes.js';
import { governanceRoutes } from './pages/governance/routes.js';
import { mineRoutes } from './pages/mine/routes.js';
import { pilotsRoutes } from './pages/pilots/routes.js';
import { programmesRoutes } from './pages/programmes/routes.js';
import { registryRoutes } from './pages/registry/routes.js';
import { on } from './parts/list-variables.js';
import { page, plainPage } from './router.js';

/** Every page. */
export const pages = [
  page('/', { document: HomePage, variables: (_, search) => on(search), load: () => import('./pages/home.js') }),
  plainPage('/act/$mutation', () => import('./acting/act.js')),
  ...registryRoutes,
  ...alliancesRoutes,
  ...programmesRoutes,
  ...pilotsRoutes,
  ...governanceRoutes,
  ...mineRoutes,
  ...atRoutes,
];
