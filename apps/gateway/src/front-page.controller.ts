import { Controller, Get, Header, Headers, Inject, Res } from '@nestjs/common';
import { type Locale, preferredLocale } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';

interface Texts {
  readonly title: string;
  readonly what: string;
  readonly tryIt: string;
  readonly api: string;
  readonly health: string;
}

const TEXTS: Readonly<Record<Locale, Texts>> = {
  fi: {
    title: 'Talkoot, alueellisten yhteistyöverkostojen avoin taustajärjestelmä',
    what: 'Kuka tekee yhteistyötä kenen kanssa, minkä parissa, millä rahalla, missä siitä päätettiin ja miten se etenee: kysy GraphQL-rajapinnasta.',
    tryIt: 'Kokeile rajapintaa selaimessa: valmiita kysymyksiä',
    api: 'Rajapinnan osoite ohjelmille (POST)',
    health: 'Palvelun tila',
  },
  sv: {
    title: 'Talkoot, det öppna bakomliggande systemet för regionala samarbetsnätverk',
    what: 'Vem samarbetar med vem, kring vad, med vilka pengar, var beslutades det och hur går det: fråga GraphQL-gränssnittet.',
    tryIt: 'Prova gränssnittet i webbläsaren: färdiga frågor',
    api: 'Gränssnittets adress för program (POST)',
    health: 'Tjänstens tillstånd',
  },
  en: {
    title: 'Talkoot, the open backend of regional collaboration networks',
    what: 'Who works with whom, on what, with which money, decided where, and how it goes: ask the GraphQL API.',
    tryIt: 'Try the API in the browser: questions that work as they stand',
    api: 'Address of the API for programs (POST)',
    health: 'State of the service',
  },
};

const STYLE =
  'body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}a{color:#0b5394}';
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What this is and where to go, for people who open the service's address, until there is a console. */
@Controller()
export class FrontPageController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CONTENT_SECURITY_POLICY)
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  @Header('cache-control', 'public, max-age=300')
  @Header('vary', 'Accept-Language')
  page(
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const locale = preferredLocale(languages);
    void reply.header('content-language', locale);
    return pageIn(locale, { isTryable: this.config.GRAPHIQL === 'on' });
  }
}

function pageIn(locale: Locale, { isTryable }: { readonly isTryable: boolean }): string {
  const { title, what, tryIt, api, health } = TEXTS[locale];
  const links = [
    ...(isTryable ? [`<li><a href="graphql">${tryIt}</a></li>`] : []),
    `<li>${api}: <code>/graphql</code></li>`,
    `<li><a href="health/ready">${health}</a></li>`,
  ];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Talkoot</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${what}</p>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
