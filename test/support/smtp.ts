import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  messageId: string;
  /** The addresses of the envelope. */
  recipients: string[];
  /** Headers and body as they came over the wire. */
  raw: string;
  /** When it was taken, in milliseconds as of Date.now(). */
  at: number;
}

/**
 * What the server does with the next mails: take them; refuse them permanently (550) or for now (451); say nothing at all; or
 * take them and break the connection before saying so, which leaves the sender in doubt.
 */
export type SmtpBehaviour = 'accept' | 'refuse' | 'defer' | 'hang' | 'drop';

/** A real SMTP server, without TLS and sign-in. */
export interface TestSmtp {
  /** For `SMTP_URL`. */
  url: string;
  /** Every mail taken so far, in order. */
  received: readonly ReceivedMail[];
  behave(behaviour: SmtpBehaviour): void;
  stop(): Promise<void>;
}

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    address: string,
  ) {
    super(`${responseCode === 550 ? 'No such mailbox' : 'Try again later'}: <${address}>`);
  }
}

/** Starts the server on a free port of 127.0.0.1; it accepts everything at first. */
export async function startSmtp(): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const sockets = new Map<number, Socket>();
  let behaviour: SmtpBehaviour = 'accept';

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, answer) {
      if (behaviour === 'hang') return;
      answer(
        behaviour === 'refuse'
          ? new Refusal(550, address)
          : behaviour === 'defer'
            ? new Refusal(451, address)
            : undefined,
      );
    },
    onData(stream, session, answer) {
      text(stream).then(
        (raw) => {
          received.push(mail(raw, session));
          if (behaviour === 'drop') sockets.get(session.remotePort)?.destroy();
          else answer();
        },
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A connection that breaks is what these tests are about.
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });

  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave(next) {
      behaviour = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => smtp.close(resolve));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function mail(raw: string, { envelope }: SMTPServerSession): ReceivedMail {
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const messageId = /^message-id:\s*(\S+)/im.exec(headers)?.[1] ?? '';
  return { messageId, recipients: envelope.rcptTo.map(({ address }) => address), raw, at: Date.now() };
}
