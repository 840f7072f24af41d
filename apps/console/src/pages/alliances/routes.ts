import type { AnyPage } from '../../router.js';

export const alliancesRoutes: readonly AnyPage[] = [];
