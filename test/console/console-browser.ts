import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';

/** A page is drawn by a script: on a busy machine that takes a while. */
const PATIENCE = 50_000;

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** A browser that holds against the console all that a page does wrong by itself. */
export class ConsoleBrowser {
  /** Errors on the console of the browser, faults of scripts, and requests to other origins. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async open(url: string): Promise<ConsoleBrowser> {
    return new ConsoleBrowser(await openBrowser(), url);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${String(error)}`));
    page.on('console', (message) => {
      // What drives the browser sets styles in the page; the page has none.
      if (message.type() === 'error' && !message.text().startsWith('Applying inline style'))
        this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(`${this.url}/`) && !/^(data|blob):/.test(address)) this.complaints.push(address);
    });
    return page;
  }

  /** Opens an address and waits until the page shows what it asked for. */
  async open(page: Page, address: string): Promise<void> {
    await page.goto(`${this.url}${address}`, { waitUntil: 'commit' });
    await this.shown(page);
  }

  async shown(page: Page): Promise<void> {
    await page.locator('h1').waitFor();
    await page.locator('.waiting').waitFor({ state: 'detached' });
  }
}

/** What is wrong with a page for somebody who cannot see it, or has no mouse: WCAG 2.2, A and AA. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
