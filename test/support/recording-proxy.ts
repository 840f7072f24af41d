import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A statement as it was sent, with the text of its parameters. */
export interface SentStatement {
  readonly sql: string;
  /** Null stands for NULL. */
  readonly parameters: readonly (string | null)[];
  /** The name that its connection gave itself. */
  readonly application: string;
  /** It did not wait for the answer to the one before it on its connection. */
  readonly pipelined: boolean;
}

/** A proxy before a PostgreSQL that notes every statement, in the order in which they are sent. */
export interface RecordingProxy {
  /** Of the same database, through the proxy. */
  readonly url: string;
  /** What has been sent since the last call. */
  take(): SentStatement[];
  /**
   * From now on answers are passed on only when this is done, so that a statement that is sent without waiting for it is sent first,
   * however quick the server is.
   */
  holdAnswers(until: () => Promise<void>): void;
  stop(): Promise<void>;
}

export async function startRecordingProxy(databaseUrl: string): Promise<RecordingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let sent: SentStatement[] = [];
  let settled = () => Promise.resolve();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    open.add(client);
    const conversation = new Conversation((statement) => sent.push(statement));
    client.on('data', (chunk) => {
      conversation.asks(chunk);
      upstream.write(chunk);
    });
    let held: Buffer[] = [];
    let isPassing = false;
    // Answers are passed on together, once there is one for every statement: how they arrive makes no difference then.
    const pass = async (): Promise<void> => {
      if (isPassing) return;
      isPassing = true;
      while (held.length > 0 && !conversation.isUnanswered()) {
        await settled();
        if (conversation.isUnanswered()) break;
        const answers = Buffer.concat(held);
        held = [];
        conversation.passes(answers);
        client.write(answers);
      }
      isPassing = false;
    };
    upstream.on('data', (chunk) => {
      conversation.answers(chunk);
      held.push(chunk);
      void pass();
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
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    holdAnswers(until) {
      settled = until;
    },
    async stop() {
      for (const client of open) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a client and PostgreSQL say to each other over one connection (PostgreSQL's documentation, "Message Formats"). */
class Conversation {
  private readonly prepared = new Map<string, string>();
  private readonly asked = new Messages(true);
  private readonly answered = new Messages(false);
  private readonly passed = new Messages(false);
  private application = '';
  /** How many statements PostgreSQL has not answered whole. */
  private unanswered = 0;
  /** How many statements the client waits for. */
  private waiting = 0;
  private bound: Pick<SentStatement, 'sql' | 'parameters'> | undefined;

  constructor(private readonly note: (statement: SentStatement) => void) {}

  asks(chunk: Buffer): void {
    for (const { type, body } of this.asked.read(chunk)) this.ask(type, new Body(body));
  }

  isUnanswered(): boolean {
    return this.unanswered > 0;
  }

  /** What PostgreSQL has answered. */
  answers(chunk: Buffer): void {
    for (const { type } of this.answered.read(chunk)) if (type === 'Z' && this.unanswered > 0) this.unanswered -= 1;
  }

  /** What the client is given of it. */
  passes(chunk: Buffer): void {
    for (const { type } of this.passed.read(chunk)) if (type === 'Z' && this.waiting > 0) this.waiting -= 1;
  }

  private ask(type: string, body: Body): void {
    if (type === 'startup') this.application = body.startup().get('application_name') ?? '';
    if (type === 'P') this.prepared.set(body.text(), body.text());
    if (type === 'B') this.bound = this.bind(body);
    if (type === 'Q') this.say({ sql: body.text(), parameters: [] });
    if (type === 'S' && this.bound) {
      this.say(this.bound);
      this.bound = undefined;
    }
  }

  private bind(body: Body): Pick<SentStatement, 'sql' | 'parameters'> {
    body.text();
    const name = body.text();
    for (let formats = body.int16(); formats > 0; formats -= 1) body.int16();
    const parameters = Array.from({ length: body.int16() }, () => body.value());
    return { sql: this.prepared.get(name) ?? '', parameters };
  }

  private say(statement: Pick<SentStatement, 'sql' | 'parameters'>): void {
    this.note({ ...statement, application: this.application, pipelined: this.waiting > 0 });
    this.waiting += 1;
    this.unanswered += 1;
  }
}

interface Message {
  readonly type: string;
  readonly body: Buffer;
}

/** The messages of a stream that arrives in pieces: a byte with the type, the length, the body. The first one of a client has no type. */
class Messages {
  private rest = Buffer.alloc(0);

  constructor(private isStart: boolean) {}

  *read(chunk: Buffer): Generator<Message> {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = this.isStart ? 0 : 1;
      if (this.rest.length < head + 4) return;
      const end = head + this.rest.readInt32BE(head);
      if (this.rest.length < end) return;
      yield {
        type: this.isStart ? 'startup' : this.rest.toString('latin1', 0, 1),
        body: this.rest.subarray(head + 4, end),
      };
      this.isStart = false;
      this.rest = this.rest.subarray(end);
    }
  }
}

/** The fields of a message, from the first to the last. */
class Body {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Up to the zero byte. */
  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  /** A parameter; a negative length says NULL. */
  value(): string | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return null;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  /** The settings of a connection, after the version of the protocol. */
  startup(): Map<string, string> {
    this.at = 4;
    const settings = new Map<string, string>();
    for (let name = this.text(); name !== ''; name = this.text()) settings.set(name, this.text());
    return settings;
  }
}
