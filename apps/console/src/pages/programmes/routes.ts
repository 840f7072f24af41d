import type { AnyPage } from '../../router.js';

export const programmesRoutes: readonly AnyPage[] = [];
