import type { AnyPage } from '../../router.js';

export const registryRoutes: readonly AnyPage[] = [];
