import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/** Where the browser that comes with the development packages is unpacked, once for all runs. */
const UNPACKED = join(import.meta.dirname, '../../.cache/chromium');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * A real browser: the one at CHROMIUM, on the PATH or installed on macOS, or else the one that @sparticuz/chromium carries, which
 * runs on any x64 Linux with glibc, as root or anybody else, without being installed.
 */
export async function openBrowser(): Promise<Browser> {
  const installed = findInstalled();
  if (installed === undefined) await unpackOnce();
  // Root and containers have no sandbox; these pages are our own.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(UNPACKED, 'lib'),
    FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf'),
  };
  return chromium.launch({ executablePath: join(UNPACKED, 'chromium'), args, env });
}

function findInstalled(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, ON_MACOS].find((place) => existsSync(place));
}

/** In place at once and whole: two test files may come to it at the same time. */
async function unpackOnce(): Promise<void> {
  if (existsSync(UNPACKED)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('There is no browser for the tests: install Chromium or Chrome, or set CHROMIUM to one.');
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  const work = `${UNPACKED}.${process.pid}`;
  await mkdir(work, { recursive: true });
  try {
    await unpack(join(packed, 'chromium.br'), join(work, 'chromium'));
    await chmod(join(work, 'chromium'), 0o755);
    for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
      const plain = join(work, 'archive.tar');
      await unpack(join(packed, archive), plain);
      await promisify(execFile)('tar', ['-xf', plain, '-C', work, '--no-same-owner']);
      await rm(plain);
    }
    await writeFile(
      join(work, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${UNPACKED}/fonts</dir><cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>`,
    );
    await rename(work, UNPACKED).catch((error: unknown) => {
      if (!existsSync(UNPACKED)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpack(from: string, to: string): Promise<void> {
  await writeFile(to, await promisify(brotliDecompress)(await readFile(from)));
}
