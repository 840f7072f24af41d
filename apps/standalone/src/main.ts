import { readConfig } from '@talkoot/platform/config';
import { holdFolder } from '@talkoot/platform/embedded';
import { keepDatabase, requireAddress, run } from '@talkoot/platform/process';

const say = (message: string): void => void process.stdout.write(`${message}\n`);

/** All of Talkoot in one process: what `npm start` runs. Each step leaves what the next start can go on from. */
await run(async (atTheEnd, fail) => {
  // A person looks at this console: only what needs attention is logged unless LOG_LEVEL says otherwise.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const folder = await holdFolder(config.DATA_DIR, config.PUBLIC_URL);
  atTheEnd(() => folder.release());
  const address = { host: config.HOST, port: config.PORT, variable: 'PORT' } as const;
  await requireAddress(address);
  const database = await keepDatabase(config, say, fail);
  atTheEnd(() => database.close());
  // The rest of the code, thousands of files, is loaded only when nothing stands in the way of the start.
  const { serveAll } = await import('./serve-all.js');
  await serveAll({ config, address, databaseUrl: database.url, say, atTheEnd });
});
