import { AtPage } from '../../api/operations.js';
import { page } from '../../router.js';

export const atRoutes = [
  page('/at/$id', { document: AtPage, variables: ({ id = '' }) => ({ id }), load: () => import('./at.js') }),
];
