import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { rows, type Transaction, UnitOfWork } from '../database/index.js';
import { importFolder, type ImportResult, type ImportSection } from '../import/index.js';
import { type TestContext, testOperation } from './test-context.js';

/** An event that an import recorded. */
export interface ImportedEvent {
  readonly name: string;
  readonly origin: string;
  readonly data: unknown;
}

/** Imports files, given by name and content, through the sections, by default on the day of testOperation; answers with the result and the events it recorded. */
export async function importFiles(
  context: TestContext,
  sections: readonly ImportSection<Transaction>[],
  files: Readonly<Record<string, string>>,
  today?: string,
): Promise<ImportResult & { readonly events: ImportedEvent[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  const { manager } = context.get(DataSource);
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const [last] = await rows<{ sequence: string }>(
      manager,
      'SELECT coalesce(max(sequence), 0) AS sequence FROM platform.event',
    );
    const result = await importFolder(folder, sections, {
      transaction: (work) =>
        context.get(UnitOfWork).run({ ...testOperation(undefined, today), origin: 'import' }, work),
      dryRun: false,
      progress: () => undefined,
    });
    const events = await rows<ImportedEvent>(
      manager,
      'SELECT name, origin, data FROM platform.event WHERE sequence > $1 ORDER BY sequence',
      [last?.sequence],
    );
    return { ...result, events };
  } finally {
    await rm(folder, { recursive: true });
  }
}
