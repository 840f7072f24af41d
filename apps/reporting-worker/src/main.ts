import { runApp } from '@talkoot/platform/process';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { ReportingWorkerModule } from './reporting-worker.module.js';

await runApp({
  name: 'reporting-worker',
  databases: CONTEXT_DATABASES,
  modules: [ReportingWorkerModule],
  port: (config) => config.HEALTH_PORT,
});
