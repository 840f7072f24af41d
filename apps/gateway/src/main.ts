import { runApp } from '@talkoot/platform/process';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { GatewayModule } from './gateway.module.js';

await runApp({
  name: 'gateway',
  databases: CONTEXT_DATABASES,
  modules: [GatewayModule.create()],
  listensOn: 'PORT',
});
