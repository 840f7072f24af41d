import { createHash } from 'node:crypto';
import type { Locale } from '@talkoot/contracts';

/** A piece of a page: whatever is put into it by `html` is escaped, unless it is a piece itself. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | Html | readonly Html[];

/** A template of a page: html`<p>${name}</p>`. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, place) => text + written(parts[place] ?? '')).join(''));
}

function written(part: Part): string {
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
  return part instanceof Html ? part.text : part.map(({ text }) => text).join('\n');
}

const STYLE = `body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
a{color:#0b5394}
button{font:inherit;padding:.3rem 1rem;cursor:pointer}
input{font:inherit;padding:.3rem .5rem}
.people li{margin:.4rem 0}
.note{color:#555;font-size:.9rem}`;

/** Its text has the hash below to the letter, so no formatter may put spaces around it. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** No script, no style but this one, nothing from elsewhere; forms lead to ourselves. */
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** Of a page that shows who is signed in: nobody keeps it. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  // The browser tells its origin to our own forms, and nobody else where it was.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  vary: 'Accept-Language, Cookie',
} as const;

export interface PageContent {
  readonly title: string;
  readonly body: Html;
  /** Where the browser goes on to by itself. A form may lead to ourselves alone, also over a redirect. */
  readonly onwardTo?: string;
}

/** A whole page. */
export function page(locale: Locale, { title, body, onwardTo }: PageContent): string {
  const onward = onwardTo === undefined ? '' : html`<meta http-equiv="refresh" content="0; url=${onwardTo}" />`;
  return html`<!DOCTYPE html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${onward}
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;
}
