import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '@talkoot/platform/config';
import { rows } from '@talkoot/platform/database';
import { holdFolder } from '@talkoot/platform/embedded';
import { Log } from '@talkoot/platform/logging';
import { endServing, keepDatabase, requireAddress, run, serve } from '@talkoot/platform/process';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { describeImport } from '../../cli/src/import/report.js';
import { CONTEXT_DATABASES } from '../../contexts.js';
import { GatewayModule } from '../../gateway/src/gateway.module.js';
import { importInto } from '../../import.js';
import { migrateAll } from '../../migrate.js';
import { NotificationsWorkerModule } from '../../notifications-worker/src/notifications-worker.module.js';
import { OutboxPublisherModule } from '../../outbox-publisher/src/outbox-publisher.module.js';
import { ReportingWorkerModule } from '../../reporting-worker/src/reporting-worker.module.js';
import { welcome } from './welcome.js';

/** The data set that comes with Talkoot, beside the built code. */
const BUNDLED_DATA = fileURLToPath(new URL('../../../../data', import.meta.url));

const say = (message: string): void => void process.stdout.write(`${message}\n`);

/** All of Talkoot in one process: what `npm start` runs. Each step leaves what the next start can go on from. */
await run(async (atTheEnd, fail) => {
  // A person looks at this console: only what needs attention is logged unless LOG_LEVEL says otherwise.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const log = Log.for(config, 'standalone');
  const folder = await holdFolder(config.DATA_DIR, config.PUBLIC_URL);
  atTheEnd(() => folder.release());
  const address = { host: config.HOST, port: config.PORT, variable: 'PORT' } as const;
  await requireAddress(address);
  const database = await keepDatabase(config, say, fail);
  atTheEnd(() => database.close());
  const ran = await migrateAll(database.url);
  if (ran.length > 0) say('The database is at this release.');
  const application = await serve(
    { application: 'standalone', config, log, databaseUrl: database.url, databases: CONTEXT_DATABASES },
    [GatewayModule.create(), OutboxPublisherModule, NotificationsWorkerModule, ReportingWorkerModule],
    address,
    importOnFirstRun,
  );
  atTheEnd(() => endServing(application));
  say(await welcome(application, config));
});

/** The bundled data is imported whole in one transaction: there is all of it or none. */
async function importOnFirstRun(application: INestApplicationContext): Promise<void> {
  const [any] = await rows(application.get(DataSource).manager, 'SELECT 1 FROM registry.organisation LIMIT 1');
  if (any) return;
  const progress = ({ section, done, total }: { section: string; done: number; total: number }) => {
    if (done === total) say(`Importing the bundled data: ${section} ${done}/${total}`);
  };
  const result = await importInto(application, BUNDLED_DATA, { dryRun: false, locale: 'en', progress });
  if (!result.applied)
    throw new Error(`The bundled data cannot be imported:\n${describeImport(result, 'en').join('\n')}`);
}
