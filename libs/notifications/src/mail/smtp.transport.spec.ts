import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { messageIdOf } from './addresses.js';
import type { Mail } from './mail.transport.js';
import { SmtpTransport } from './smtp.transport.js';

const mail: Mail = {
  id: 'mail-1',
  messageId: messageIdOf('mail-1', 'talkoot.example'),
  to: 'officer@kauhajoki.example',
  from: 'Talkoot <talkoot@talkoot.example>',
  subject: 'Ähtäri liittyi pilottiin',
  text: 'Ähtäri\n',
  html: '<p>Ähtäri</p>',
  locale: 'fi',
  date: new Date('2014-06-01T09:00:00Z'),
};

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly message: string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A mail server on a free port, which takes everything unless told otherwise. */
async function given(
  options: SMTPServerOptions,
): Promise<{ received: Received[]; transport: SmtpTransport; connections: () => number }> {
  const received: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_, proceed) => {
      connections += 1;
      proceed();
    },
    onData: (stream, { envelope }, accept) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          message: Buffer.concat(chunks).toString(),
        });
        accept();
      });
    },
    ...options,
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => new Promise((closed) => server.close(closed)));
  return { received, transport: transportTo(portOf(server.server)), connections: () => connections };
}

function transportTo(port: number, deadlineMs?: number): SmtpTransport {
  const transport = new SmtpTransport(`smtp://127.0.0.1:${String(port)}`, deadlineMs);
  closing.push(() => Promise.resolve(transport.close()));
  return transport;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

it('hands the whole message to the server, with the Message-ID of the mail', async () => {
  const { received, transport } = await given({});
  expect(await transport.send(mail)).toEqual({ outcome: 'accepted' });
  const [first] = received;
  expect(first).toMatchObject({ from: 'talkoot@talkoot.example', to: ['officer@kauhajoki.example'] });
  expect(first?.message).toContain('Message-ID: <mail-1@talkoot.example>\r\n');
  expect(first?.message).toContain('Subject: =?UTF-8?');
});

it('keeps a connection for the next mail', async () => {
  const { received, transport, connections } = await given({});
  await transport.send(mail);
  await transport.send(mail);
  expect([received.length, connections()]).toEqual([2, 1]);
});

it.each([
  [550, 'refused'],
  [450, 'postponed'],
])('takes %i to the recipient for %s', async (code, outcome) => {
  const { transport } = await given({
    onRcptTo: (_address, _session, accept) => accept(refusal(code, 'No such mailbox')),
  });
  expect(await transport.send(mail)).toEqual({ outcome, reason: `${String(code)} No such mailbox` });
});

it.each([
  [554, 'refused'],
  [452, 'postponed'],
])('takes %i to the message for %s', async (code, outcome) => {
  const onData: SMTPServerOptions['onData'] = (stream, _session, accept) => {
    stream.resume();
    stream.on('end', () => accept(refusal(code, 'Not this one')));
  };
  const { transport } = await given({ onData });
  expect(await transport.send(mail)).toEqual({ outcome, reason: `${String(code)} Not this one` });
});

it('postpones when the server refuses the sender or the log-in, for that is a matter of settings', async () => {
  const sender = await given({ onMailFrom: (_address, _session, accept) => accept(refusal(550, 'Who are you')) });
  expect(await sender.transport.send(mail)).toEqual({ outcome: 'postponed', reason: '550 Who are you' });
  const login = await given({ authOptional: false, disabledCommands: ['STARTTLS'] });
  expect(await login.transport.send(mail)).toMatchObject({ outcome: 'postponed' });
});

it('postpones when nobody answers at the address', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  expect(await transportTo(port).send(mail)).toMatchObject({ outcome: 'postponed' });
});

it('gives up in time on a server that says nothing, and on one that trickles', async () => {
  const sockets = new Set<Socket>();
  const trickle = setInterval(() => sockets.forEach((socket) => socket.write('250-wait\r\n')), 20);
  const trickling = createServer((socket) => {
    socket.write('220 hello\r\n');
    sockets.add(socket);
  }).listen(0, '127.0.0.1');
  const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
  await Promise.all([once(silent, 'listening'), once(trickling, 'listening')]);
  closing.push(async () => {
    clearInterval(trickle);
    for (const socket of sockets) socket.destroy();
    await Promise.all([silent, trickling].map((server) => once(server.close(), 'close')));
  });
  const begun = Date.now();
  const deliveries = await Promise.all(
    [silent, trickling].map((server) => transportTo(portOf(server), 300).send(mail)),
  );
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(['postponed', 'postponed']);
  expect(Date.now() - begun).toBeLessThan(3_000);
});

it('refuses what is not one address without asking the server', async () => {
  const { transport, connections } = await given({});
  expect(await transport.send({ ...mail, to: 'a@example.org, b@example.org' })).toMatchObject({ outcome: 'refused' });
  expect(connections()).toBe(0);
});
