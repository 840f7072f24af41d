import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  TALKOOT_TEST_SERVER: z.url(),
  TALKOOT_TEST_TEMPLATE: z.string(),
  TALKOOT_TEST_RUN: z.string(),
  TALKOOT_TEST_RUN_ID: z.string(),
});

/** What `test/support/test-run.js` made ready for the tests of this run. */
export function testRun() {
  const { data } = environment.safeParse(process.env);
  if (data === undefined) throw new Error('Nothing was set up: only *.db-spec.ts and *.e2e-spec.ts have a database.');
  return {
    server: data.TALKOOT_TEST_SERVER,
    template: data.TALKOOT_TEST_TEMPLATE,
    folder: data.TALKOOT_TEST_RUN,
    id: data.TALKOOT_TEST_RUN_ID,
  };
}

/** A new folder for a test's files. It goes with the run, or before the next one if the run is cut off, servers included. */
export function scratchFolder(name: string): Promise<string> {
  return mkdtemp(join(testRun().folder, `${name}-`));
}
