import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'notifications-worker',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { loadContexts } = await import('../../contexts.js');
    const { NotificationsWorkerModule } = await import('./notifications-worker.module.js');
    const { databases, modules } = await loadContexts();
    return { databases, modules: [...modules, NotificationsWorkerModule] };
  },
});
