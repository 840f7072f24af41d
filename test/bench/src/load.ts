import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Load, Outcome } from './load-client.js';

type Reply = { readonly outcome: Outcome } | { readonly error: string };

/** The process that makes the load. */
export class LoadClient {
  private readonly child: ChildProcess = fork(join(import.meta.dirname, 'load-client.js'));

  async run(load: Load): Promise<Outcome> {
    const replied = once(this.child, 'message');
    this.child.send(load);
    const [reply] = (await replied) as [Reply];
    if ('error' in reply) throw new Error(`${load.path} on port ${load.port}: ${reply.error}`);
    return reply.outcome;
  }

  stop(): void {
    this.child.kill();
  }
}
