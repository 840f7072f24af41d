import {
  type AffiliationRole,
  DEFAULT_LOCALE,
  grouped,
  inEachLanguage,
  type LocalDate,
  type Locale,
  LOCALES,
  oneLine,
  shortened,
  tagOf,
  type Translations,
} from '@talkoot/contracts';
import { say } from '../messages/index.js';
import { layout } from './layout.js';

/** What a mail about notifications has to say, in the recipient's language. */
export interface MailContent {
  readonly locale: Locale;
  /** What happened, in its order. */
  readonly entries: readonly MailEntry[];
  /** What there is to know besides of what is told first, in paragraphs of one line or several. */
  readonly details: readonly string[];
  /** The name of this instance of Talkoot. */
  readonly instance: string;
}

/** One notification. */
export interface MailEntry {
  /** The notification's sentence; what there is to know besides follows in lines of its own. */
  readonly text: string;
  /** Where the thing can be seen: an http or https address. */
  readonly url: string;
  /** Whether the notification tells of example material and not of the world. */
  readonly illustrative: boolean;
  /** The name of the organisation that the recipient acts for, and therefore is told; of a body where they are told in person. */
  readonly organisation: string;
  readonly inPerson: boolean;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Some servers refuse or cut longer subjects; the whole sentence stands in the body. */
const LONGEST_SUBJECT = 150;

/** So much of what happened is told; the rest is counted, and read in the service. */
const MOST_ENTRIES = 100;

/** What is told of one thing, with the address where it can be seen. */
interface Block {
  readonly url: string;
  readonly paragraphs: readonly string[];
}

/** Writes the mail. Names come from people: whatever they hold, they are text here, never markup and never a header. */
export function renderMail(content: MailContent): RenderedMail {
  const { locale } = content;
  const open = say('mail.open')[locale];
  const instance = oneLine(content.instance);
  const blocks = blocksOf(content);
  const last = blocks.at(-1);
  if (!last) throw new Error('A mail that tells of nothing');
  const reason = reasonOf(content);
  const subject = subjectOf(content);
  const others = blocks.slice(0, -1).map((each) => `${html(each)}<p style="margin:0 0 24px">${anchor(each, open)}</p>`);
  return {
    subject,
    text:
      [...blocks.flatMap(({ paragraphs, url }) => [...paragraphs, `${open}:\n${url}`]), `-- \n${reason}`].join('\n\n') +
      '\n',
    html: fill({
      locale: escapeHtml(locale),
      subject: escapeHtml(subject),
      instance: escapeHtml(instance),
      message: [...others, html(last)].join(''),
      url: escapeHtml(last.url),
      open: escapeHtml(open),
      reason: escapeHtml(reason),
    }),
  };
}

/** What a mail about an invitation to a seat has to say to an address that nobody here has. */
export interface InvitationContent {
  /** The organisation that invites. */
  readonly inviter: Translations;
  /** The last day on which the invitation can be accepted. */
  readonly until: Translations;
  /** Where the service is. */
  readonly url: string;
  readonly instance: string;
}

/** Writes the mail in every language, since the reader's is not known. */
export function renderInvitation({ inviter, until, url, instance }: InvitationContent): RenderedMail {
  const address = webAddress(url);
  const name = oneLine(instance);
  const message = say('mail.invitation', {
    inviter: inEachLanguage((locale) => oneLine(inviter[locale])),
    until,
    instance: name,
  });
  const [first, ...others] = LOCALES.map((locale) => ({ url: address, paragraphs: message[locale].split('\n') }));
  if (!first) throw new Error('A mail in no language');
  const title = say('mail.invitationTitle');
  const titles = LOCALES.map((locale) => title[locale]).join(' – ');
  const subject = shortened(`${name}: ${titles}`, LONGEST_SUBJECT);
  return {
    subject,
    text: [...[first, ...others].flatMap(({ paragraphs }) => paragraphs), address].join('\n\n') + '\n',
    html: fill({
      locale: DEFAULT_LOCALE,
      subject: escapeHtml(subject),
      instance: escapeHtml(name),
      message: [first, ...others].map(html).join('<p style="margin:0 0 12px">–</p>'),
      url: escapeHtml(address),
      open: escapeHtml(name),
      reason: '',
    }),
  };
}

/** What a mail about an invitation to act for an organisation has to say. */
export interface ColleagueInvitationContent {
  readonly locale: Locale;
  readonly organisation: string;
  readonly role: AffiliationRole;
  /** The last day on which it can be answered. */
  readonly until: LocalDate;
  /** Where it is answered: it has the secret. */
  readonly url: string;
  readonly instance: string;
}

/** Writes the mail in the language that the inviter chose. */
export function renderColleagueInvitation(content: ColleagueInvitationContent): RenderedMail {
  const { locale, role, until, url, instance } = content;
  const address = webAddress(url);
  const name = oneLine(instance);
  const organisation = oneLine(content.organisation);
  const paragraphs = say('mail.colleague', { organisation, role, until, instance: name })[locale].split('\n');
  const open = say('mail.openInvitation')[locale];
  const subject = shortened(`${name}: ${say('mail.colleagueTitle', { organisation })[locale]}`, LONGEST_SUBJECT);
  return {
    subject,
    text: `${[...paragraphs, `${open}:\n${address}`].join('\n\n')}\n`,
    html: fill({
      locale,
      subject: escapeHtml(subject),
      instance: escapeHtml(name),
      message: html({ url: address, paragraphs }),
      url: escapeHtml(address),
      open: escapeHtml(open),
      reason: escapeHtml(say('mail.automatic')[locale]),
    }),
  };
}

/** What is told of each thing, the things in the order in which they are first told of. */
function blocksOf({ locale, entries, details }: MailContent): Block[] {
  const more = entries.length - MOST_ENTRIES;
  const byUrl = grouped(entries.slice(0, MOST_ENTRIES), ({ url }) => webAddress(url));
  return [...byUrl].map(([url, entries], place) => ({
    url,
    paragraphs: [
      ...entries.map(({ text }) => lines(text)),
      ...(place === 0 ? details.map(lines) : []),
      ...(entries.some(({ illustrative }) => illustrative) ? [say('mail.illustrative')[locale]] : []),
      ...(place === byUrl.size - 1 && more > 0 ? [`… ${say('mail.others', { count: more })[locale]}.`] : []),
    ],
  }));
}

/** Why somebody gets the mail: for whom they act, and where they sit. */
function reasonOf({ locale, entries, instance }: MailContent): string {
  const sentences = (['mail.acts', 'mail.inPerson'] as const).flatMap((key) => {
    const some = entries.filter(({ inPerson }) => inPerson === (key === 'mail.inPerson'));
    const names = new Intl.ListFormat(tagOf(locale)).format(
      new Set(some.map(({ organisation }) => oneLine(organisation))),
    );
    return some.length > 0 ? say(key, { names, instance: oneLine(instance) })[locale] : [];
  });
  return [...sentences, say('mail.automatic')[locale]].join(' ');
}

/** The first sentence, and how many others there are. */
function subjectOf({ locale, entries, instance }: MailContent): string {
  const [first] = entries;
  const [sentence = ''] = (first?.text ?? '').split('\n');
  const others = entries.length > 1 ? ` (${say('mail.others', { count: entries.length - 1 })[locale]})` : '';
  return `${shortened(`${oneLine(instance)}: ${oneLine(sentence)}`, LONGEST_SUBJECT - others.length)}${others}`;
}

const lines = (text: string): string => text.split('\n').map(oneLine).join('\n');

const html = ({ paragraphs }: Block): string =>
  paragraphs.map((each) => `<p style="margin:0 0 12px">${escapeHtml(each).replaceAll('\n', '<br>')}</p>`).join('');

const anchor = ({ url }: Block, open: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(open)}</a>`;

type Slot = 'locale' | 'subject' | 'instance' | 'message' | 'url' | 'open' | 'reason';

/** Fills all slots in one go, so that a value which looks like a slot stays what it is. */
function fill(values: Record<Slot, string>): string {
  const known = new Map<string, string>(Object.entries(values));
  return layout.replace(/\[\[(\w+)\]\]/g, (_, slot: string) => {
    const value = known.get(slot);
    if (value === undefined) throw new Error(`The layout of mails has a slot that nothing fills: ${slot}`);
    return value;
  });
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`A mail links to web addresses only, not to ${protocol}`);
  return href;
}
