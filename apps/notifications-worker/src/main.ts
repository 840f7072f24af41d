import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'notifications-worker',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { CONTEXT_DATABASES, CONTEXT_MODULES } = await import('../../contexts.js');
    const { NotificationsWorkerModule } = await import('./notifications-worker.module.js');
    return { databases: CONTEXT_DATABASES, modules: [...CONTEXT_MODULES, NotificationsWorkerModule] };
  },
});
