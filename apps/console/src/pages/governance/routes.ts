import type { AnyPage } from '../../router.js';

export const governanceRoutes: readonly AnyPage[] = [];
