import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What a program wrote, and how it ended. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one of the house's tools (a script for Node) in a folder; that it fails is an answer, not an error. */
export function run(
  script: string,
  args: readonly string[],
  cwd: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return runProgram(process.execPath, [script, ...args], cwd, settings);
}

/** Runs any program in the same way. */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...settings }, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** Copies the sources of the product, and what builds them, to a folder of their own. */
export async function copySources(copy: string): Promise<void> {
  const isProduct = (path: string) => !/[\\/]testing$|\.(?:spec|db-spec|e2e-spec)\.ts$/.test(path);
  for (const folder of ['apps', 'libs', 'examples'])
    await cp(join(ROOT, folder), join(copy, folder), { recursive: true, filter: isProduct });
  const scripts = ['build', 'console', 'acting'].map((name) => `scripts/${name}.js`);
  for (const file of [...scripts, 'schema.graphql', 'package.json', 'package-lock.json', '.swcrc', 'tsconfig.json'])
    await cp(join(ROOT, file), join(copy, file));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
}
