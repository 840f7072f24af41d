import { readFile, writeFile } from 'node:fs/promises';
import { say } from '../instance.js';

/** Writes documents by their path, or with `check` only says which committed ones differ and fails. */
export async function bring(
  documents: Readonly<Record<string, string>>,
  check: boolean,
  command: string,
): Promise<void> {
  await Promise.all(
    Object.entries(documents).map(async ([path, text]) => {
      if (!check) return writeFile(path, text);
      const committed = await readFile(path, 'utf8').catch(() => '');
      if (committed === text) return undefined;
      say(`${path} differs from what the code says. Type: ${command}, and look at the difference.`);
      process.exitCode = 1;
      return undefined;
    }),
  );
}
