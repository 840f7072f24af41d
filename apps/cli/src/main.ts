import { readConfig } from '@talkoot/platform/config';
import { dataSource, migrate } from '@talkoot/platform/database';
import { migrateQueues } from '@talkoot/platform/queue';
import { CONTEXT_DATABASES } from '../../contexts.js';

const config = readConfig();
const url = config.DATABASE_URL ?? '';
const source = await dataSource(
  { url, pool: 4, application: 'talkoot-cli', as: 'owner' },
  CONTEXT_DATABASES,
).initialize();
const ran = await migrate(source, CONTEXT_DATABASES);
await migrateQueues(url);
process.stdout.write(`${ran.join('\n')}\n`);
await source.destroy();
