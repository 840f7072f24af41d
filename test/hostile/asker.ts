import { Agent, request } from 'node:http';
import { TRACES } from './payloads.js';

/** Requests under way: one caller has a bounded number of them (`OVERLOADED`). */
const AT_ONCE = 4;
/** The largest body that the gateway reads. */
const LARGEST = 1024 * 1024;
/** Milliseconds that an answer takes at most. */
const MOST = 1_000;
/** How often a slow answer is asked for again: others use the processors too. */
const TRIES = 3;
/** What the smallest question takes at the same time, by this number, is the machine's: alone it takes a few milliseconds. */
const OF_MACHINE = 20;

/** What nobody outside should read: words of PostgreSQL, of a stack or of a path. */
const INTERNAL =
  /INTERNAL_SERVER_ERROR|syntax error at or near|invalid byte sequence|violates \w+(-\w+)? constraint|QueryFailedError|TypeError:|node_modules|\n\s+at .+:\d+:\d+|\/(dist|libs)\//;

const JSON_BODY = { 'content-type': 'application/json' };

interface Told {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

interface Judged extends Told {
  readonly isFault: boolean;
}

/** Sends hostile requests over few connections that are kept, and judges the answers. */
export class Asker {
  /** What was wrong with answers, with the requests. */
  readonly faults: string[] = [];
  readonly statuses = new Map<number, number>();
  asked = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly port: string;

  constructor(
    url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    ({ port: this.port } = new URL(url));
  }

  /** Asks; what is wrong with the answer becomes a fault. */
  async ask(body: string | Buffer, headers: Readonly<Record<string, string>> = JSON_BODY): Promise<Judged> {
    const told = await this.send(body, headers);
    this.asked += 1;
    this.statuses.set(told.status, (this.statuses.get(told.status) ?? 0) + 1);
    const fault = faultIn(told) ?? (told.milliseconds > MOST ? await this.slowness(body, headers) : undefined);
    if (fault !== undefined)
      this.faults.push(`${fault}: ${shortened(body.toString())}: ${told.status} ${shortened(told.text)}`);
    return { ...told, isFault: fault !== undefined };
  }

  /** Works through all, a few at a time. */
  async each<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
    const left = all[Symbol.iterator]();
    const worker = async (): Promise<void> => {
      for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  close(): void {
    this.agent.destroy();
  }

  /** Undefined: it was the machine, on which a small question took long as well, or it was so only once. */
  private async slowness(
    body: string | Buffer,
    headers: Readonly<Record<string, string>>,
  ): Promise<string | undefined> {
    const over: number[] = [];
    for (let time = 0; time < TRIES; time += 1) {
      const [slow, small] = await Promise.all([this.send(body, headers), this.send(SMALL, JSON_BODY)]);
      over.push(slow.milliseconds - OF_MACHINE * small.milliseconds);
    }
    return Math.min(...over) > MOST ? `At least ${Math.round(Math.min(...over))} ms` : undefined;
  }

  private send(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Told> {
    const since = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port: this.port,
          host: '127.0.0.1',
          path: '/graphql',
          method: 'POST',
          agent: this.agent,
          headers: { ...this.headers, ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              milliseconds: performance.now() - since,
            }),
          );
        },
      );
      sent.on('error', (cause: NodeJS.ErrnoException) => {
        // What is too large is refused before it is read, and who is still sending may see only that.
        const isCutOff = Buffer.byteLength(body) > LARGEST && /^(EPIPE|ECONNRESET)$/.test(cause.code ?? '');
        if (isCutOff) resolve({ status: 413, text: '', milliseconds: performance.now() - since });
        else reject(new Error(`No answer to ${shortened(body.toString())}`, { cause }));
      });
      sent.end(body);
    });
  }
}

const SMALL = '{"query":"{ __typename }"}';

function faultIn({ status, text }: Told): string | undefined {
  if (status >= 500) return 'A fault';
  const found = INTERNAL.exec(text) ?? TRACES.answer.exec(text);
  return found ? `An answer that tells ${found[0]}` : undefined;
}

const shortened = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text);
