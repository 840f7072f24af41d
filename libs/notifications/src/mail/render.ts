import type { Locale } from '@talkoot/contracts';
import { layout } from './layout.js';
import { oneLine } from './one-line.js';

/** What a mail about a notification has to say, in the recipient's language. */
export interface MailContent {
  readonly locale: Locale;
  /** The notification's sentence. */
  readonly text: string;
  /** What there is to know besides, in paragraphs of one line or several. */
  readonly details: readonly string[];
  /** Where the thing can be seen: an http or https address. */
  readonly url: string;
  /** Whether the notification tells of example material and not of the world. */
  readonly illustrative: boolean;
  /** The name of the organisation that the recipient acts for, and therefore gets this mail. */
  readonly organisation: string;
  /** The name of this instance of Talkoot. */
  readonly instance: string;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Wording {
  readonly open: string;
  readonly illustrative: string;
  readonly reason: (organisation: string, instance: string) => string;
}

const wordings: Record<Locale, Wording> = {
  fi: {
    open: 'Avaa palvelussa',
    illustrative: 'Esimerkki: viesti koskee havainnollistavaa aineistoa, ei todellista tapahtumaa.',
    reason: (organisation, instance) =>
      `Saat tämän viestin, koska edustat palvelussa ${instance} seuraavaa organisaatiota: ${organisation}. ` +
      'Viesti on lähetetty automaattisesti.',
  },
  sv: {
    open: 'Öppna i tjänsten',
    illustrative: 'Exempel: meddelandet gäller illustrativt material, inte en verklig händelse.',
    reason: (organisation, instance) =>
      `Du får det här meddelandet eftersom du i tjänsten ${instance} företräder följande organisation: ${organisation}. ` +
      'Meddelandet har skickats automatiskt.',
  },
  en: {
    open: 'Open in the service',
    illustrative: 'Example: this message concerns illustrative material, not an actual event.',
    reason: (organisation, instance) =>
      `You receive this message because you act for ${organisation} in ${instance}. ` +
      'It has been sent automatically.',
  },
};

/** Some servers refuse or cut longer subjects; the whole sentence stands in the body. */
const LONGEST_SUBJECT = 150;

/** Writes the mail. Names come from people: whatever they hold, they are text here, never markup and never a header. */
export function renderMail(content: MailContent): RenderedMail {
  const wording = wordings[content.locale];
  const url = webAddress(content.url);
  const instance = oneLine(content.instance);
  const sentence = oneLine(content.text);
  const details = content.details.map((each) => each.split('\n').map(oneLine).join('\n'));
  const paragraphs = [sentence, ...details, ...(content.illustrative ? [wording.illustrative] : [])];
  const reason = wording.reason(oneLine(content.organisation), instance);
  const subject = shortened(`${instance}: ${sentence}`);
  return {
    subject,
    text: [...paragraphs, `${wording.open}:\n${url}`, `-- \n${reason}`].join('\n\n') + '\n',
    html: fill({
      locale: escapeHtml(content.locale),
      subject: escapeHtml(subject),
      instance: escapeHtml(instance),
      message: paragraphs
        .map((paragraph) => `<p style="margin:0 0 12px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
        .join(''),
      url: escapeHtml(url),
      open: escapeHtml(wording.open),
      reason: escapeHtml(reason),
    }),
  };
}

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

/** Cuts between what a reader takes for characters, never within a letter and its accent. */
function shortened(text: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return characters.length <= LONGEST_SUBJECT
    ? text
    : `${characters
        .slice(0, LONGEST_SUBJECT - 1)
        .join('')
        .trimEnd()}…`;
}
