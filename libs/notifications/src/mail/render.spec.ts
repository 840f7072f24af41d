import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locale } from '@talkoot/contracts';
import { type MailEntry, renderMail } from './render.js';

const joined: MailEntry = {
  text: 'Kauhajoki liittyi pilottiin GREEN.',
  url: 'https://talkoot.example/at/pilot_1?on=2014-11-19&tab=2',
  illustrative: false,
  organisation: 'Kauhajoki',
  inPerson: false,
};

const of = (entries: readonly MailEntry[], locale: Locale = 'fi', details: readonly string[] = []) =>
  renderMail({ locale, entries, details, instance: 'Talkoot' });
const given = (changes: Partial<MailEntry>, locale?: Locale) => of([{ ...joined, ...changes }], locale);

describe('a mail about a notification', () => {
  it('says in its subject, its text and its HTML what happened, and where to look', () => {
    const { subject, text, html } = given({});
    expect(subject).toBe('Talkoot: Kauhajoki liittyi pilottiin GREEN.');
    expect(text).toContain('\nhttps://talkoot.example/at/pilot_1?on=2014-11-19&tab=2\n');
    expect(text).toMatch(/^Kauhajoki liittyi pilottiin GREEN\.\n/);
    expect(html).toContain('Kauhajoki liittyi pilottiin GREEN.</p>');
    expect(html).toContain('href="https://talkoot.example/at/pilot_1?on=2014-11-19&amp;tab=2"');
    expect(html).not.toContain('[[');
  });

  it.each<[Locale, string, string]>([
    ['fi', 'edustat palvelussa Talkoot seuraavaa organisaatiota: Kauhajoki.', 'Esimerkki:'],
    ['sv', 'i tjänsten Talkoot företräder följande organisation: Kauhajoki.', 'Exempel:'],
    ['en', 'because you act for Kauhajoki in Talkoot.', 'Example:'],
  ])('tells in %s why one gets it, and marks illustrative material', (locale, reason, mark) => {
    const plain = given({}, locale);
    const marked = given({ illustrative: true }, locale);
    expect(plain.html).toContain(`<html lang="${locale}"`);
    for (const part of [plain.text, plain.html]) {
      expect(part).toContain(reason);
      expect(part).not.toContain(mark);
    }
    for (const part of [marked.text, marked.html]) expect(part).toContain(mark);
  });

  it.each<[Locale, string]>([
    ['fi', 'koska sinulla on palvelussa Talkoot paikka, kutsu tai tehtävä seuraavassa toimielimessä: Työryhmä.'],
    ['sv', 'har en plats, en inbjudan eller en uppgift i följande organ: Työryhmä.'],
    ['en', 'because you have a seat, an invitation or a task in the body Työryhmä in Talkoot.'],
  ])('tells in %s who sits in a body for nobody that this is why', (locale, reason) => {
    const seated = { ...joined, organisation: 'Työryhmä', inPerson: true };
    const { text } = of([seated], locale);
    expect(text).toContain(reason);
    expect(text).not.toMatch(/edustat|företräder|act for/);
    expect(of([joined, seated], locale).text).toMatch(/(edustat|företräder|act for).*Kauhajoki.*Työryhmä/);
  });

  it('shows markup, slots and quotes in a name as they are written', () => {
    const { text, html } = given({ text: `<script>alert("x")</script> & [[url]] $& 'y'`, organisation: '<b>[[open]]' });
    expect(text).toContain(`<script>alert("x")</script> & [[url]] $& 'y'`);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; [[url]] $&amp; &#39;y&#39;</p>');
    expect(html).toContain('&lt;b&gt;[[open]]');
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('keeps the subject on one line, without invisible turns of direction', () => {
    const { subject, text } = given({
      text: 'Kauhajoki\rBcc: all@example.org\u0000\u2028 \u202eliittyi\nPerustelu: \u202ekyllä',
    });
    expect(subject).toBe('Talkoot: Kauhajoki Bcc: all@example.org liittyi');
    expect(text).toMatch(/^Kauhajoki Bcc: all@example.org liittyi\nPerustelu: kyllä\n\n/);
  });

  it('keeps the no-break spaces of amounts in its subject, its text and its HTML', () => {
    const amount = '180\u00a0000,00\u00a0EUR';
    const { subject, text, html } = given({ text: `Pilotille on myönnetty ${amount}.` });
    for (const part of [subject, text, html]) expect(part).toContain(amount);
  });

  it('tells of several things in their order, each with its link, and of each one together', () => {
    const other = 'https://talkoot.example/other';
    const entries = [
      joined,
      { ...joined, text: 'Toinen.', url: other },
      { ...joined, text: 'Kolmas.', organisation: 'Salo' },
    ];
    const { subject, text, html } = of(entries, 'fi', ['Paikka: Kuopio']);
    expect(subject).toBe('Talkoot: Kauhajoki liittyi pilottiin GREEN. (ja 2 muuta tapahtumaa)');
    expect(text.split('\n\n')).toEqual([
      'Kauhajoki liittyi pilottiin GREEN.',
      'Kolmas.',
      'Paikka: Kuopio',
      `Avaa palvelussa:\n${joined.url}`,
      'Toinen.',
      `Avaa palvelussa:\n${other}`,
      expect.stringMatching(/^-- \n.*: Kauhajoki ja Salo\. /),
    ]);
    expect(html).toMatch(
      /GREEN\.<\/p>.*Kolmas\.<\/p>.*tab=2">Avaa palvelussa<\/a>.*Toinen\.<\/p>[^]*href="https:\/\/talkoot.example\/other"/,
    );
  });

  it('tells a hundred things, and how many more there are', () => {
    const { text, subject } = of(Array.from({ length: 103 }, (_, place) => ({ ...joined, text: `Muutos ${place}.` })));
    expect(text).toContain('Muutos 99.\n\n… ja 3 muuta tapahtumaa.\n');
    expect(text).not.toContain('Muutos 100.');
    expect(subject).toBe('Talkoot: Muutos 0. (ja 102 muuta tapahtumaa)');
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
