import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'outbox-publisher',
  listensOn: 'HEALTH_PORT',
  async load() {
    const { loadContexts } = await import('../../contexts.js');
    const { OutboxPublisherModule } = await import('./outbox-publisher.module.js');
    const { databases } = await loadContexts();
    return { databases, modules: [OutboxPublisherModule] };
  },
});
