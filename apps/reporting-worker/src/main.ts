import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'reporting-worker',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { CONTEXT_DATABASES, CONTEXT_MODULES } = await import('../../contexts.js');
    const { ReportingWorkerModule } = await import('./reporting-worker.module.js');
    return { databases: CONTEXT_DATABASES, modules: [...CONTEXT_MODULES, ReportingWorkerModule] };
  },
});
