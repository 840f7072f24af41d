import { runApp } from '@talkoot/platform/process';
import { CONTEXT_DATABASES, CONTEXT_MODULES } from '../../contexts.js';
import { NotificationsWorkerModule } from './notifications-worker.module.js';

await runApp({
  name: 'notifications-worker',
  databases: CONTEXT_DATABASES,
  modules: [...CONTEXT_MODULES, NotificationsWorkerModule],
  listensOn: 'HEALTH_PORT',
});
