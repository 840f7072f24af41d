import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'outbox-publisher',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { CONTEXT_DATABASES } = await import('../../contexts.js');
    const { OutboxPublisherModule } = await import('./outbox-publisher.module.js');
    return { databases: CONTEXT_DATABASES, modules: [OutboxPublisherModule] };
  },
});
