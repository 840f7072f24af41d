import { runApp } from '@talkoot/platform/process';
import { CONTEXT_DATABASES, CONTEXT_MODULES } from '../../contexts.js';
import { ReportingWorkerModule } from './reporting-worker.module.js';

await runApp({
  name: 'reporting-worker',
  databases: CONTEXT_DATABASES,
  modules: [...CONTEXT_MODULES, ReportingWorkerModule],
  listensOn: 'HEALTH_PORT',
});
