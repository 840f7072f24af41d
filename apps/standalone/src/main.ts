import { readConfig } from '@talkoot/platform/config';
import { holdFolder } from '@talkoot/platform/embedded';
import { Log } from '@talkoot/platform/logging';
import { openDatabase, run, serve } from '@talkoot/platform/process';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { GatewayModule } from '../../gateway/src/gateway.module.js';
import { migrateAll } from '../../migrate.js';
import { OutboxPublisherModule } from '../../outbox-publisher/src/outbox-publisher.module.js';

const say = (message: string): void => void process.stdout.write(`${message}\n`);

/** All of Talkoot in one process: what `npm start` runs. Each step leaves what the next start can go on from. */
await run(async () => {
  // A person looks at this console: only what needs attention is logged unless LOG_LEVEL says otherwise.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const log = Log.for(config, 'standalone');
  const folder = await holdFolder(config.DATA_DIR, config.PUBLIC_URL);
  const database = await openDatabase(config, say);
  const ran = await migrateAll(database.url);
  if (ran.length > 0) say(`The database is at this release (${ran.length} migrations).`);
  const application = await serve(
    { application: 'standalone', config, log, databaseUrl: database.url, databases: CONTEXT_DATABASES },
    [GatewayModule.create(), OutboxPublisherModule],
    { host: config.HOST, port: config.PORT },
  );
  say(`Talkoot answers at ${config.PUBLIC_URL}/graphql`);
  return {
    close: async () => {
      say('Ending …');
      await application.close();
      await database.close();
      await folder.release();
    },
  };
});
