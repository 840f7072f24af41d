import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'reporting-worker',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { loadContexts } = await import('../../contexts.js');
    const { ReportingWorkerModule } = await import('./reporting-worker.module.js');
    const { databases, modules } = await loadContexts();
    return { databases, modules: [...modules, ReportingWorkerModule] };
  },
});
