import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** PostgreSQL's ReadyForQuery, idle. */
const READY = Buffer.from('Z\0\0\0\u0005I', 'latin1');

/** The tag of the answer to a COMMIT. */
const COMMITTED = Buffer.from('COMMIT\0', 'latin1');

/** How a connection ends: it is closed (FIN), or reset (RST) as by a machine that knows nothing of it any more. */
type Cut = 'closed' | 'reset';

/** A proxy before a PostgreSQL that can end connections where it hurts most. */
export interface CuttingProxy {
  /** Of the same database, through the proxy. */
  url: string;
  /** From now on each connection ends in the very packet in which the server says that it is ready; those that are open end too. */
  cut(): void;
  /** From now on each connection of the read path ends as soon as something is asked over it. */
  cutReads(): void;
  /** The connection over which these words were sent ends once its transaction is committed, before anybody hears of that. */
  cutCommitOf(words: string, how?: Cut): void;
  /** The next connection over which these words are sent ends in the very packet of the answer. */
  cutAnswerTo(words: string): void;
  /** All is well again. */
  mend(): void;
  /** How many connections were ended. */
  cuts(): number;
  stop(): Promise<void>;
}

/** ErrorResponse, as a server that is shut down sends it (PostgreSQL's documentation, "Message Formats"). */
function shutDown(): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to administrator command'];
  const body = Buffer.from(`${fields.join('\0')}\0\0`, 'latin1');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let cutting = false;
  let cuttingReads = false;
  let words: string | undefined;
  let how: Cut = 'closed';
  let asked: string | undefined;
  let cuts = 0;
  const end = (client: Socket, last: Buffer) => {
    cuts += 1;
    client.end(Buffer.concat([last, shutDown()]));
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    open.add(client);
    let isReading: boolean | undefined;
    let hasWords = false;
    let isCommitting = false;
    let isAnswered = false;
    client.on('data', (chunk) => {
      // The first message of a connection says whose it is.
      isReading ??= chunk.includes('talkoot read path');
      if (isReading && cuttingReads) return void client.destroy();
      hasWords ||= words !== undefined && chunk.includes(words);
      isCommitting = hasWords && chunk.includes('COMMIT');
      if (asked !== undefined && chunk.includes(asked)) {
        asked = undefined;
        isAnswered = true;
      }
      return void upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (client.writableEnded) return;
      // What is answered before the commit is held back: it is committed once the server says so.
      if (isCommitting) {
        if (chunk.includes(COMMITTED)) void (how === 'reset' ? client.resetAndDestroy() : client.destroy());
      } else if (isAnswered || (cutting && chunk.includes(READY))) end(client, chunk);
      else client.write(chunk);
    });
    const close = () => {
      open.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', close).on('close', close);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    cut() {
      cutting = true;
      for (const client of open) end(client, Buffer.alloc(0));
    },
    cutReads() {
      cuttingReads = true;
    },
    cutCommitOf(sent, ending = 'closed') {
      words = sent;
      how = ending;
    },
    cutAnswerTo(sent) {
      asked = sent;
    },
    mend() {
      cutting = false;
      cuttingReads = false;
      words = undefined;
    },
    cuts: () => cuts,
    async stop() {
      for (const client of open) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
