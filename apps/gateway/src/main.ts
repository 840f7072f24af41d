import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { run, serve } from '@talkoot/platform/process';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { GatewayModule } from './gateway.module.js';

await run(() => {
  const config = readConfig();
  const log = Log.for(config, 'gateway');
  return serve(
    { application: 'gateway', config, log, databaseUrl: config.DATABASE_URL ?? '', databases: CONTEXT_DATABASES },
    [GatewayModule.create()],
    { host: config.HOST, port: config.PORT },
  );
});
