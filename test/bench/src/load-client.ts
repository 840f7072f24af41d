/**
 * The load, as a process of its own: keep-alive connections that each ask again as soon as they are answered. Bare sockets,
 * since the usual clients take as much of the processor as what is measured.
 */
import { connect, type Socket } from 'node:net';

/** What to ask, and for how long. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked one after the other, over all connections, and then again from the first. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly milliseconds: number;
}

/** The outcome. */
export interface Outcome {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');
const REFUSED = Buffer.from('"errors":[{');

/** Every answer has to be there whole, with status 200 and without errors. */
function ask(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = '';
    let awaited = Number.POSITIVE_INFINITY;
    let tail = Buffer.alloc(0);

    const finish = (error?: Error) => {
      socket.off('data', onData).off('error', finish).off('close', onClose);
      if (error) reject(error);
      else resolve();
    };
    const onClose = () => finish(new Error('The connection was closed'));
    const onData = (chunk: Buffer) => {
      const at = chunk.indexOf(REFUSED);
      if (at >= 0) return finish(new Error(`An answer with errors: ${chunk.subarray(at, at + 500).toString()}`));
      let body = chunk;
      if (head === '') {
        const end = chunk.indexOf(END_OF_HEAD);
        head = chunk.subarray(0, end).toString('latin1');
        if (!head.startsWith('HTTP/1.1 200'))
          return finish(new Error(`Not answered: ${chunk.toString().slice(0, 1000)}`));
        body = chunk.subarray(end + END_OF_HEAD.length);
        const length = /content-length: (\d+)/i.exec(head)?.[1];
        if (length !== undefined) awaited = Number(length);
      }
      awaited -= body.length;
      // Where the length was not told, the end of the last chunk tells it.
      tail = Buffer.concat([tail, body]).subarray(-LAST_CHUNK.length);
      if (awaited <= 0 || (!Number.isFinite(awaited) && tail.equals(LAST_CHUNK))) finish();
    };
    socket.on('data', onData).on('error', finish).on('close', onClose);
    socket.write(request);
  });
}

async function run({ port, path, headers, bodies, connections, milliseconds }: Load): Promise<Outcome> {
  const requests = bodies.map((body) => {
    const lines = { host: `127.0.0.1:${port}`, ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
  });
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();

  const worker = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    try {
      while (performance.now() - began < milliseconds) {
        const request = requests[next++ % requests.length] ?? Buffer.alloc(0);
        const since = performance.now();
        await ask(socket, request);
        latencies.push(performance.now() - since);
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));

  const seconds = (performance.now() - began) / 1000;
  latencies.sort((one, other) => one - other);
  const quantile = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { requests: latencies.length, seconds, p50: quantile(0.5), p99: quantile(0.99) };
}

process.on('message', (load: Load) => {
  run(load).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
