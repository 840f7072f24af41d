import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@talkoot/platform/testing/run';
import { type App, type Environment, launchApp, type LaunchedApp } from '../support/processes.js';

/** What the storm may kill; it comes back by itself. */
export interface Victim {
  readonly name: string;
  /** SIGKILL, whatever it is doing, and back after the given milliseconds. */
  kill(away: number): Promise<void>;
}

/** How long an app that ended by itself is left alone before it is started again, in milliseconds. */
const RESTART_AFTER = 200;

/**
 * An app that somebody looks after, as a container's restart policy does: it is started again whenever it ends. Ending by
 * itself is its right only on the way up (its database may be away); what was ready and fell over is a fault.
 */
export class KeptApp implements Victim {
  /** Each time it ended by itself after it had been ready, and what it had written. */
  readonly collapses: string[] = [];
  private current: LaunchedApp | undefined;
  /** The last one that was killed; it may have said that it is ready in the very moment. */
  private killed: LaunchedApp | undefined;
  private standing = false;
  private over = false;
  private away = 0;
  private readonly kept: Promise<void>;

  constructor(
    readonly name: string,
    private readonly app: Exclude<App, 'cli'>,
    private readonly environment: Environment,
  ) {
    this.kept = this.keep();
  }

  /** Where it answers, once it is ready; it may be killed the moment after. */
  get url(): string | undefined {
    return this.standing ? this.current?.url : undefined;
  }

  /** Whether it is ready now, also if it was before: what hangs is not. */
  async isReady(): Promise<boolean> {
    const process = this.current;
    if (process === undefined) return false;
    const answer = await fetch(`${process.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    // One that took long on its way up stands from now on.
    if (answer?.ok && process === this.current) this.standing = true;
    return answer?.ok ?? false;
  }

  /** The end of what it has written in this life. */
  get lastWords(): string {
    return this.current?.log().slice(-4_000) ?? '';
  }

  async kill(away: number): Promise<void> {
    this.away = away;
    this.standing = false;
    this.killed = this.current;
    await this.current?.kill();
  }

  /** SIGTERM, the last one; throws unless it ends cleanly. */
  async stop(): Promise<void> {
    this.over = true;
    this.standing = false;
    await this.current?.stop();
    await this.kept;
  }

  /** Ends it, in any way. */
  async abandon(): Promise<void> {
    this.over = true;
    await this.current?.kill();
    await this.kept;
  }

  /** Asked anew after every await. */
  private isOver(): boolean {
    return this.over;
  }

  private async keep(): Promise<void> {
    while (!this.isOver()) {
      const process = await launchApp(this.app, this.environment);
      this.current = process;
      void process.ready().then(
        () => (this.standing = this.current === process),
        () => undefined,
      );
      const outcome = await process.ended;
      if (this.standing && process !== this.killed && !this.isOver())
        this.collapses.push(`${this.name} (${outcome}):\n${this.lastWords}`);
      this.standing = false;
      if (!this.isOver()) await delay(this.away || RESTART_AFTER);
      this.away = 0;
    }
  }
}

/** A server with its own way to be killed and brought back. */
export class KeptServer implements Victim {
  private coming: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly server: { kill(): Promise<void>; restart(): Promise<void> },
  ) {}

  async kill(away: number): Promise<void> {
    await this.coming;
    await this.server.kill();
    this.coming = delay(away).then(() => this.server.restart());
  }

  async isBack(): Promise<void> {
    await this.coming;
  }
}

/** Waits until all are ready at the same time; tells what the others wrote last if they do not become it. */
export async function allReady(apps: readonly KeptApp[]): Promise<void> {
  let missing: readonly KeptApp[] = apps;
  await waitFor(
    'all to be ready',
    async () => {
      const ready = await Promise.all(apps.map((app) => app.isReady()));
      missing = apps.filter((_, place) => ready[place] !== true);
      return missing.length === 0;
    },
    { timeout: 120_000, every: 100 },
  ).catch((error: unknown) => {
    throw new Error(missing.map((app) => `${app.name} is not ready:\n${app.lastWords}`).join('\n'), { cause: error });
  });
}
