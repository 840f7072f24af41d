import type { INestApplicationContext } from '@nestjs/common';
import { ANYBODY, Clock, type Locale, type Operation } from '@talkoot/contracts';
import { LOCKS, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { importFolder, type ImportProgress, type ImportResult } from '@talkoot/platform/import';
import { randomUUID } from 'node:crypto';
import { loadContexts } from './contexts.js';

/**
 * Imports a folder or a file for the instance itself: all or nothing, one import at a time, nobody notified. `besides` is done in the
 * same transaction.
 */
export async function importInto(
  contexts: INestApplicationContext,
  path: string,
  how: {
    dryRun: boolean;
    locale: Locale;
    progress: (progress: ImportProgress) => void;
    besides?: ((transaction: Transaction) => Promise<void>) | undefined;
  },
): Promise<ImportResult> {
  const clock = contexts.get(Clock, { strict: false });
  const operation: Operation = {
    viewer: ANYBODY,
    origin: 'import',
    action: 'import',
    locale: how.locale,
    now: clock.now(),
    today: clock.today(),
    requestId: randomUUID(),
  };
  const { imports } = await loadContexts();
  const sections = imports.flatMap((each) => contexts.get(each, { strict: false }).sections);
  const unitOfWork = contexts.get(UnitOfWork, { strict: false });
  return importFolder(path, sections, {
    dryRun: how.dryRun,
    progress: how.progress,
    transaction: (work) =>
      unitOfWork.run(operation, async (transaction) => {
        await transaction.rows(`SELECT pg_advisory_xact_lock(${LOCKS.import})`);
        const done = await work(transaction);
        await how.besides?.(transaction);
        return done;
      }),
  });
}
