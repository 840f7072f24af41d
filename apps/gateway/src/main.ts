import { runApp } from '@talkoot/platform/process';

await runApp({
  name: 'gateway',
  listensOn: 'PORT',
  async load() {
    const { loadContexts } = await import('../../contexts.js');
    const { GatewayModule } = await import('./gateway.module.js');
    const { databases, modules } = await loadContexts();
    return { databases, modules: [GatewayModule.of(modules)] };
  },
});
