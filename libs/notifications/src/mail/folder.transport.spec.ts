import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderTransport } from './folder.transport.js';
import { messageIdOf } from './addresses.js';
import type { Mail } from './mail.transport.js';

const mail: Mail = {
  id: '01939b5c-0000-7000-8000-000000000001',
  messageId: messageIdOf('01939b5c-0000-7000-8000-000000000001', 'talkoot.example'),
  to: 'officer@kauhajoki.example',
  from: 'Talkoot <talkoot@talkoot.example>',
  subject: 'Kauhajoki liittyi pilottiin',
  text: 'Ähtäri\n',
  html: '<p>Ähtäri</p>',
  locale: 'fi',
  date: new Date('2014-06-01T09:00:00Z'),
};

let folder: string;
let transport: FolderTransport;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'talkoot-mail-')), 'mail');
  transport = new FolderTransport(folder);
});

afterEach(async () => {
  transport.close();
  await rm(join(folder, '..'), { recursive: true });
});

const written = () => readFile(join(folder, `${mail.id}.eml`), 'utf8');

it('writes a whole message under the id of the mail', async () => {
  expect(await transport.send(mail)).toEqual({ outcome: 'accepted' });
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
  const message = await written();
  expect(message).toContain(`Message-ID: <${mail.id}@talkoot.example>\r\n`);
  expect(message).toContain('To: officer@kauhajoki.example\r\n');
  expect(message).toContain('Date: Sun, 01 Jun 2014 09:00:00 +0000\r\n');
  expect(message).toContain('Auto-Submitted: auto-generated\r\n');
  expect(message).toContain('Content-Language: fi\r\n');
});

it('changes nothing when the same mail is sent again, and would write the same bytes', async () => {
  await transport.send(mail);
  const [message, { mtimeMs, ino }] = [await written(), await stat(join(folder, `${mail.id}.eml`))];
  expect(await transport.send(mail)).toEqual({ outcome: 'accepted' });
  expect(await stat(join(folder, `${mail.id}.eml`))).toMatchObject({ mtimeMs, ino });
  await rm(join(folder, `${mail.id}.eml`));
  await transport.send(mail);
  expect(await written()).toBe(message);
});

it('finishes the draft that a crash left, be it shorter or longer', async () => {
  await transport.send(mail);
  const message = await written();
  await rm(join(folder, `${mail.id}.eml`));
  await writeFile(join(folder, `${mail.id}.eml.draft`), `Half a draft${'x'.repeat(9_999)}`);
  await transport.send(mail);
  expect(await written()).toBe(message);
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
});

it('lets several processes write the same mail at the same time', async () => {
  const others = Array.from({ length: 8 }, () => new FolderTransport(folder));
  const deliveries = await Promise.all(others.map((other) => other.send(mail)));
  expect(deliveries).toEqual(others.map(() => ({ outcome: 'accepted' })));
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
  expect(await written()).toMatch(/--\r\n$/);
});

it('lets no value become a header or a second recipient', async () => {
  await transport.send({ ...mail, subject: 'Hello\r\nBcc: all@example.org\r\n\r\nbody' });
  expect(await written()).not.toMatch(/^Bcc:/m);
  for (const to of ['a@example.org\r\nBcc: b@example.org', 'a@example.org, b@example.org', 'A <a@example.org>', 'a']) {
    expect(await transport.send({ ...mail, id: 'other', to })).toMatchObject({ outcome: 'refused' });
  }
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
});

it('writes nowhere but into its folder', async () => {
  await expect(transport.send({ ...mail, id: '../outside' })).rejects.toThrow('cannot name a file');
});

it('lets nobody else on the machine read mails, also where an older release left the folder open', async () => {
  await mkdir(folder, { mode: 0o755 });
  await transport.send(mail);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, `${mail.id}.eml`))).mode & 0o777).toBe(0o600);
});
