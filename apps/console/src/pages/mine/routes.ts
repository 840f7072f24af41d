import type { AnyPage } from '../../router.js';

export const mineRoutes: readonly AnyPage[] = [];
