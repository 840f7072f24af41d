import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locale } from '@talkoot/contracts';
import { renderMail, type MailContent } from './render.js';

const joined: MailContent = {
  locale: 'fi',
  text: 'Kauhajoki liittyi pilottiin GREEN.',
  details: [],
  url: 'https://talkoot.example/graphql?query=%7B%20me%20%7D&tab=2',
  illustrative: false,
  organisation: 'Kauhajoki',
  instance: 'Talkoot',
};

const given = (changes: Partial<MailContent>) => renderMail({ ...joined, ...changes });

describe('a mail about a notification', () => {
  it('says in its subject, its text and its HTML what happened, and where to look', () => {
    const { subject, text, html } = given({});
    expect(subject).toBe('Talkoot: Kauhajoki liittyi pilottiin GREEN.');
    expect(text).toContain('\nhttps://talkoot.example/graphql?query=%7B%20me%20%7D&tab=2\n');
    expect(text).toMatch(/^Kauhajoki liittyi pilottiin GREEN\.\n/);
    expect(html).toContain('Kauhajoki liittyi pilottiin GREEN.</p>');
    expect(html).toContain('href="https://talkoot.example/graphql?query=%7B%20me%20%7D&amp;tab=2"');
    expect(html).not.toContain('[[');
  });

  it.each<[Locale, string, string]>([
    ['fi', 'edustat palvelussa Talkoot seuraavaa organisaatiota: Kauhajoki.', 'Esimerkki:'],
    ['sv', 'i tjänsten Talkoot företräder följande organisation: Kauhajoki.', 'Exempel:'],
    ['en', 'because you act for Kauhajoki in Talkoot.', 'Example:'],
  ])('tells in %s why one gets it, and marks illustrative material', (locale, reason, mark) => {
    const plain = given({ locale });
    const marked = given({ locale, illustrative: true });
    expect(plain.html).toContain(`<html lang="${locale}"`);
    for (const part of [plain.text, plain.html]) {
      expect(part).toContain(reason);
      expect(part).not.toContain(mark);
    }
    for (const part of [marked.text, marked.html]) expect(part).toContain(mark);
  });

  it('shows markup, slots and quotes in a name as they are written', () => {
    const { text, html } = given({ text: `<script>alert("x")</script> & [[url]] $& 'y'`, organisation: '<b>[[open]]' });
    expect(text).toContain(`<script>alert("x")</script> & [[url]] $& 'y'`);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; [[url]] $&amp; &#39;y&#39;</p>');
    expect(html).toContain('&lt;b&gt;[[open]]');
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('keeps the subject on one line, without invisible turns of direction', () => {
    const { subject } = given({
      text: 'Kauhajoki\r\nBcc: all@example.org\u0000\u2028 \u202eliittyi',
      instance: 'Tal\nkoot',
    });
    expect(subject).toBe('Tal koot: Kauhajoki Bcc: all@example.org liittyi');
  });

  it('cuts a long subject between characters and keeps the whole sentence in the body', () => {
    const { subject, text } = given({ text: `${'x'.repeat(138)}e\u0301${'y'.repeat(50)}` });
    expect(subject).toBe(`Talkoot: ${'x'.repeat(138)}e\u0301y…`);
    expect(text).toContain('y'.repeat(50));
  });

  it('links to nothing but the web', () => {
    expect(() => given({ url: 'javascript:alert(1)' })).toThrow('not to javascript:');
  });
});

it('is laid out as layout.mjml says', async () => {
  await expect(promisify(execFile)(process.execPath, ['scripts/mail-layout.mjs', '--check'])).resolves.toBeDefined();
});
