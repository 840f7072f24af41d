import { OPERATORS_LOCALE } from '@talkoot/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '@talkoot/platform/config';
import { rows, type Transaction } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import type { Address, AtTheEnd } from '@talkoot/platform/process';
import { endServing, serve } from '@talkoot/platform/serving';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { describeImport } from '../../cli/src/import/report.js';
import { loadContexts } from '../../contexts.js';
import { GatewayModule } from '../../gateway/src/gateway.module.js';
import { importInto } from '../../import.js';
import { migrateAll } from '../../migrate.js';
import { NotificationsWorkerModule } from '../../notifications-worker/src/notifications-worker.module.js';
import { OutboxPublisherModule } from '../../outbox-publisher/src/outbox-publisher.module.js';
import { ReportingWorkerModule } from '../../reporting-worker/src/reporting-worker.module.js';
import { tellExample } from './example-data/tell.js';
import { welcome } from './welcome.js';

/** The data set that comes with Talkoot, beside the built code. */
const BUNDLED_DATA = fileURLToPath(new URL('../../../../data', import.meta.url));

interface Start {
  readonly config: Config;
  readonly address: Address;
  readonly databaseUrl: string;
  readonly say: (message: string) => void;
  readonly atTheEnd: AtTheEnd;
}

/** Brings the database to this release, imports the bundled data on the first run, and serves the API and the jobs. */
export async function serveAll({ config, address, databaseUrl, say, atTheEnd }: Start): Promise<void> {
  const ran = await migrateAll(databaseUrl);
  if (ran.length > 0) say('The database is at this release.');
  const log = Log.for(config, 'standalone');
  const { databases, modules } = await loadContexts();
  const application = await serve(
    { application: 'standalone', config, log, databaseUrl, databases },
    [GatewayModule.of(modules), OutboxPublisherModule, NotificationsWorkerModule, ReportingWorkerModule],
    address,
    (contexts) => importOnFirstRun(contexts, config, say),
  );
  atTheEnd(() => endServing(application));
  say(await welcome(application, config));
}

/** The bundled data is imported whole in one transaction, with the example data: there is all of it or none. */
async function importOnFirstRun(
  contexts: INestApplicationContext,
  { EXAMPLE_DATA }: Config,
  say: Start['say'],
): Promise<void> {
  const [any] = await rows(contexts.get(DataSource).manager, 'SELECT 1 FROM registry.organisation LIMIT 1');
  if (any) return;
  const progress = ({ section, done, total }: { section: string; done: number; total: number }) => {
    if (done === total) say(`Importing the bundled data: ${section} ${done}/${total}`);
  };
  const besides =
    EXAMPLE_DATA === 'on'
      ? async (transaction: Transaction) => {
          await tellExample(contexts, transaction);
          say('An illustrative network of today is there as well. EXAMPLE_DATA=off leaves it out.');
        }
      : undefined;
  const result = await importInto(contexts, BUNDLED_DATA, {
    dryRun: false,
    locale: OPERATORS_LOCALE,
    progress,
    besides,
  });
  if (!result.applied)
    throw new Error(`The bundled data cannot be imported:\n${describeImport(result, OPERATORS_LOCALE).join('\n')}`);
}
