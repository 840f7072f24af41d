import { grouped, type Locale, LOCALES, type Translations } from '@talkoot/contracts';
import { layout } from './layout.js';
import { oneLine } from '../domain/one-line.js';
import { shortened } from '../domain/shortened.js';

/** What a mail about notifications has to say, in the recipient's language. */
export interface MailContent {
  readonly locale: Locale;
  /** What happened, in its order. */
  readonly told: readonly MailEntry[];
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

interface Wording {
  readonly open: string;
  /** How many other things happened, in a subject. */
  readonly others: (count: number) => string;
  readonly illustrative: string;
  readonly acts: (organisations: string, instance: string) => string;
  /** For no organisation. */
  readonly inPerson: (bodies: string, instance: string) => string;
  readonly automatic: string;
}

const wordings: Record<Locale, Wording> = {
  fi: {
    open: 'Avaa palvelussa',
    others: (count) => (count === 1 ? 'ja 1 muu tapahtuma' : `ja ${count} muuta tapahtumaa`),
    illustrative: 'Esimerkki: viesti koskee havainnollistavaa aineistoa, ei todellista tapahtumaa.',
    acts: (organisations, instance) =>
      `Saat tämän viestin, koska edustat palvelussa ${instance} seuraavaa organisaatiota: ${organisations}.`,
    inPerson: (bodies, instance) =>
      `Saat tämän viestin, koska sinulla on palvelussa ${instance} paikka, kutsu tai tehtävä seuraavassa toimielimessä: ${bodies}.`,
    automatic: 'Viesti on lähetetty automaattisesti.',
  },
  sv: {
    open: 'Öppna i tjänsten',
    others: (count) => (count === 1 ? 'och 1 händelse till' : `och ${count} händelser till`),
    illustrative: 'Exempel: meddelandet gäller illustrativt material, inte en verklig händelse.',
    acts: (organisations, instance) =>
      `Du får det här meddelandet eftersom du i tjänsten ${instance} företräder följande organisation: ${organisations}.`,
    inPerson: (bodies, instance) =>
      `Du får det här meddelandet eftersom du i tjänsten ${instance} har en plats, en inbjudan eller en uppgift i följande organ: ${bodies}.`,
    automatic: 'Meddelandet har skickats automatiskt.',
  },
  en: {
    open: 'Open in the service',
    others: (count) => (count === 1 ? 'and 1 other event' : `and ${count} other events`),
    illustrative: 'Example: this message concerns illustrative material, not an actual event.',
    acts: (organisations, instance) => `You receive this message because you act for ${organisations} in ${instance}.`,
    inPerson: (bodies, instance) =>
      `You receive this message because you have a seat, an invitation or a task in the body ${bodies} in ${instance}.`,
    automatic: 'It has been sent automatically.',
  },
};

/** Some servers refuse or cut longer subjects; the whole sentence stands in the body. */
const LONGEST_SUBJECT = 150;

/** So much of what happened is told; the rest is counted, and read in the service. */
const MOST_TOLD = 100;

/** What is told of one thing, with the address where it can be seen. */
interface Block {
  readonly url: string;
  readonly paragraphs: readonly string[];
}

/** Writes the mail. Names come from people: whatever they hold, they are text here, never markup and never a header. */
export function renderMail(content: MailContent): RenderedMail {
  const { locale } = content;
  const wording = wordings[locale];
  const instance = oneLine(content.instance);
  const blocks = blocksOf(content);
  const last = blocks.at(-1);
  if (!last) throw new Error('A mail that tells of nothing');
  const reason = reasonOf(content, wording);
  const subject = subjectOf(content);
  const others = blocks
    .slice(0, -1)
    .map((each) => `${html(each)}<p style="margin:0 0 24px">${anchor(each, wording)}</p>`);
  return {
    subject,
    text:
      [...blocks.flatMap(({ paragraphs, url }) => [...paragraphs, `${wording.open}:\n${url}`]), `-- \n${reason}`].join(
        '\n\n',
      ) + '\n',
    html: fill({
      locale: escapeHtml(locale),
      subject: escapeHtml(subject),
      instance: escapeHtml(instance),
      message: [...others, html(last)].join(''),
      url: escapeHtml(last.url),
      open: escapeHtml(wording.open),
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

const INVITATION: Record<Locale, (inviter: string, until: string, instance: string) => readonly string[]> = {
  fi: (inviter, until, instance) => [
    `”${inviter}” kutsuu sinut toimielimen paikalle palvelussa ${instance}.`,
    'Palvelussa ei ole vielä ketään, jolla on tämä sähköpostiosoite. Pyydä omaa organisaatiotasi tai kutsujaa huolehtimaan, että sinut lisätään palveluun tällä osoitteella. Sen jälkeen näet kutsun ja voit hyväksyä tai hylätä sen.',
    `Kutsu on voimassa ${until} asti. Jos et halua paikkaa, sinun ei tarvitse tehdä mitään: kutsu raukeaa ja osoitteesi poistetaan. Viesti on lähetetty automaattisesti.`,
  ],
  sv: (inviter, until, instance) => [
    `”${inviter}” bjuder in dig till en plats i ett organ i tjänsten ${instance}.`,
    'Ingen i tjänsten har ännu denna e-postadress. Be din egen organisation eller den som bjudit in dig att se till att du läggs till i tjänsten med adressen. Därefter ser du inbjudan och kan tacka ja eller nej.',
    `Inbjudan gäller till och med den ${until}. Om du inte vill ha platsen behöver du inte göra något: inbjudan förfaller och din adress tas bort. Meddelandet har skickats automatiskt.`,
  ],
  en: (inviter, until, instance) => [
    `“${inviter}” invites you to a seat in a body, in the service ${instance}.`,
    'Nobody in the service has this e-mail address yet. Ask your own organisation, or the one that invites you, to have you added to the service with this address. Then you see the invitation and can accept or decline it.',
    `The invitation is open until ${until}. If you do not want the seat, you need not do anything: the invitation lapses and your address is deleted. This message has been sent automatically.`,
  ],
};

/** Writes the mail in every language, since the reader's is not known. */
export function renderInvitation({ inviter, until, url, instance }: InvitationContent): RenderedMail {
  const address = webAddress(url);
  const name = oneLine(instance);
  const [first, ...others] = LOCALES.map((locale) => ({
    url: address,
    paragraphs: INVITATION[locale](oneLine(inviter[locale]), until[locale], name),
  }));
  if (!first) throw new Error('A mail in no language');
  const subject = shortened(`${name}: Kutsu – Inbjudan – Invitation`, LONGEST_SUBJECT);
  return {
    subject,
    text: [...[first, ...others].flatMap(({ paragraphs }) => paragraphs), address].join('\n\n') + '\n',
    html: fill({
      locale: escapeHtml('fi'),
      subject: escapeHtml(subject),
      instance: escapeHtml(name),
      message: [first, ...others].map(html).join('<p style="margin:0 0 12px">–</p>'),
      url: escapeHtml(address),
      open: escapeHtml(name),
      reason: '',
    }),
  };
}

/** What is told of each thing, the things in the order in which they are first told of. */
function blocksOf({ locale, told, details }: MailContent): Block[] {
  const wording = wordings[locale];
  const more = told.length - MOST_TOLD;
  const byUrl = grouped(told.slice(0, MOST_TOLD), ({ url }) => webAddress(url));
  return [...byUrl].map(([url, entries], place) => ({
    url,
    paragraphs: [
      ...entries.map(({ text }) => lines(text)),
      ...(place === 0 ? details.map(lines) : []),
      ...(entries.some(({ illustrative }) => illustrative) ? [wording.illustrative] : []),
      ...(place === byUrl.size - 1 && more > 0 ? [`… ${wording.others(more)}.`] : []),
    ],
  }));
}

/** Why somebody gets the mail: for whom they act, and where they sit. */
function reasonOf({ locale, told, instance }: MailContent, { acts, inPerson, automatic }: Wording): string {
  const sentences = [acts, inPerson].flatMap((sentence) => {
    const names = told.flatMap((each) => (each.inPerson === (sentence === inPerson) ? oneLine(each.organisation) : []));
    const list = new Intl.ListFormat(locale).format(new Set(names));
    return names.length > 0 ? sentence(list, oneLine(instance)) : [];
  });
  return [...sentences, automatic].join(' ');
}

/** The first sentence, and how many others there are. */
function subjectOf({ locale, told, instance }: MailContent): string {
  const [first] = told;
  const [sentence = ''] = (first?.text ?? '').split('\n');
  const others = told.length > 1 ? ` (${wordings[locale].others(told.length - 1)})` : '';
  return `${shortened(`${oneLine(instance)}: ${oneLine(sentence)}`, LONGEST_SUBJECT - others.length)}${others}`;
}

const lines = (text: string): string => text.split('\n').map(oneLine).join('\n');

const html = ({ paragraphs }: Block): string =>
  paragraphs.map((each) => `<p style="margin:0 0 12px">${escapeHtml(each).replaceAll('\n', '<br>')}</p>`).join('');

const anchor = ({ url }: Block, { open }: Wording): string => `<a href="${escapeHtml(url)}">${escapeHtml(open)}</a>`;

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
