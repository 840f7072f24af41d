import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'gateway',
  listensOn: 'PORT',
  async load() {
    const { CONTEXT_DATABASES } = await import('../../contexts.js');
    const { GatewayModule } = await import('./gateway.module.js');
    return { databases: CONTEXT_DATABASES, modules: [GatewayModule.create()] };
  },
});
