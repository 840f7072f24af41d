import { runApp } from '@talkoot/platform/process';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { OutboxPublisherModule } from './outbox-publisher.module.js';

await runApp({
  name: 'outbox-publisher',
  databases: CONTEXT_DATABASES,
  modules: [OutboxPublisherModule],
  listensOn: 'HEALTH_PORT',
});
