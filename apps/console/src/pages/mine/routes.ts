import {
  KeysPage,
  MinePage,
  NotificationsPage,
  PeoplePage,
  ReportPage,
  ReportRequestsPage,
  SettingsPage,
} from '../../api/operations.js';
import { pageOf } from '../../parts/list-variables.js';
import { page } from '../../router.js';
import type { Search } from '../../search.js';
import { today } from '../../texts/format.js';

const notificationsOf = (search: Search) => {
  const { first, after, last, before } = pageOf(search);
  return { first, after, last, before, filter: search['show'] === 'unread' ? { unread: true } : null };
};

export const mineRoutes = [
  page('/mine', { document: MinePage, variables: () => ({ from: today() }), load: () => import('./mine.js') }),
  page('/mine/notifications', {
    document: NotificationsPage,
    variables: (_, search) => notificationsOf(search),
    load: () => import('./notifications.js'),
  }),
  page('/mine/settings', { document: SettingsPage, variables: () => ({}), load: () => import('./settings.js') }),
  page('/mine/people', { document: PeoplePage, variables: () => ({}), load: () => import('./people.js') }),
  page('/mine/keys', { document: KeysPage, variables: () => ({}), load: () => import('./keys.js') }),
  page('/report-requests', {
    document: ReportRequestsPage,
    variables: () => ({}),
    load: () => import('./report-requests.js'),
  }),
  page('/report-requests/$id', {
    document: ReportPage,
    variables: ({ id = '' }) => ({ id }),
    load: () => import('./report.js'),
  }),
];
