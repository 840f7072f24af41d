import type { Translations } from '@talkoot/contracts';

/** A request that is refused before anything of it runs. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Translations,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${code}: ${text.en}`);
  }
}

/** The form that a request to the API has; it stands at the end of each refusal of another form. */
const FORM: Translations = {
  fi: 'Lähetä se muodossa {"query": "…", "variables": {…}}.',
  sv: 'Skicka den som {"query": "…", "variables": {…}}.',
  en: 'Send it as {"query": "…", "variables": {…}}.',
};

export const badRequest = (text: Translations): RequestRefused => new RequestRefused(400, 'BAD_REQUEST', text);

export const wrongField = (field: string): RequestRefused =>
  badRequest({
    fi: `Pyynnön kenttä ${field} on väärää muotoa. ${FORM.fi}`,
    sv: `Begärans fält ${field} har fel form. ${FORM.sv}`,
    en: `The field ${field} of the request has the wrong form. ${FORM.en}`,
  });

export const wrongMethod = (allowed: string): RequestRefused =>
  new RequestRefused(
    405,
    'METHOD_NOT_ALLOWED',
    {
      fi: `Tämä osoite ei ota vastaan tällaista pyyntöä. Sallittu: ${allowed}.`,
      sv: `Adressen tar inte emot en sådan begäran. Tillåtet: ${allowed}.`,
      en: `This address does not take such a request. Allowed: ${allowed}.`,
    },
    { allow: allowed },
  );

export const WRONG_ADDRESS = badRequest({
  fi: 'Osoite on virheellinen. Rajapinta on osoitteessa /graphql.',
  sv: 'Adressen är felaktig. Gränssnittet finns på /graphql.',
  en: 'The address is malformed. The API is at /graphql.',
});

/** We decompress nothing, and JSON is UTF-8 (RFC 8259). */
export const UNREADABLE_BODY = new RequestRefused(
  415,
  'UNSUPPORTED_MEDIA_TYPE',
  {
    fi: 'Pyynnön sisältöä ei voi lukea. Lähetä se pakkaamattomana ja merkistöllä UTF-8.',
    sv: 'Begärans innehåll går inte att läsa. Skicka det okomprimerat och som UTF-8.',
    en: 'The body of the request cannot be read. Send it uncompressed and in UTF-8.',
  },
  { 'accept-encoding': 'identity' },
);

/** What a server that ends says to a connection that was still open. */
export const ENDING = new RequestRefused(
  503,
  'SERVICE_UNAVAILABLE',
  {
    fi: 'Palvelu on käynnistymässä uudelleen. Yritä hetken päästä uudelleen.',
    sv: 'Tjänsten håller på att startas om. Försök igen om en stund.',
    en: 'The service is restarting. Try again in a moment.',
  },
  { 'retry-after': '1' },
);

const BY_STATUS: Readonly<Record<number, { readonly code: string; readonly text: Translations }>> = {
  400: {
    code: 'BAD_REQUEST',
    text: {
      fi: `Pyyntö ei ole kelvollista JSONia. ${FORM.fi}`,
      sv: `Begäran är inte giltig JSON. ${FORM.sv}`,
      en: `The request is not valid JSON. ${FORM.en}`,
    },
  },
  403: {
    code: 'FORBIDDEN',
    text: { fi: 'Tähän ei ole oikeutta.', sv: 'Det finns ingen rätt till detta.', en: 'This is not allowed.' },
  },
  404: {
    code: 'NOT_FOUND',
    text: {
      fi: 'Tällaista sivua ei ole. Rajapinta on osoitteessa /graphql.',
      sv: 'Det finns ingen sådan sida. Gränssnittet finns på /graphql.',
      en: 'There is no such page. The API is at /graphql.',
    },
  },
  406: {
    code: 'NOT_ACCEPTABLE',
    text: {
      fi: 'Vastaus annetaan vain JSONina. Pyydä sitä otsakkeella Accept: application/json.',
      sv: 'Svaret ges bara som JSON. Be om det med rubriken Accept: application/json.',
      en: 'The answer is JSON only. Ask for it with the header Accept: application/json.',
    },
  },
  408: {
    code: 'REQUEST_TIMEOUT',
    text: {
      fi: 'Pyyntö ei tullut perille ajoissa. Lähetä se uudelleen.',
      sv: 'Begäran kom inte fram i tid. Skicka den på nytt.',
      en: 'The request did not arrive in time. Send it again.',
    },
  },
  413: {
    code: 'REQUEST_TOO_LARGE',
    text: {
      fi: 'Pyyntö on liian suuri: enintään 1 MiB.',
      sv: 'Begäran är för stor: högst 1 MiB.',
      en: 'The request is too large: at most 1 MiB.',
    },
  },
  414: {
    code: 'ADDRESS_TOO_LONG',
    text: {
      fi: 'Osoite on liian pitkä. Lähetä pyyntö POST-menetelmällä.',
      sv: 'Adressen är för lång. Skicka begäran med POST.',
      en: 'The address is too long. Send the request by POST.',
    },
  },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    text: {
      fi: 'Pyynnön sisältö ei ole JSONia. Lähetä se otsakkeella Content-Type: application/json.',
      sv: 'Begärans innehåll är inte JSON. Skicka den med rubriken Content-Type: application/json.',
      en: 'The body of the request is not JSON. Send it with the header Content-Type: application/json.',
    },
  },
  431: {
    code: 'HEADERS_TOO_LARGE',
    text: {
      fi: 'Pyynnön otsakkeet ovat liian suuret.',
      sv: 'Begärans rubriker är för stora.',
      en: 'The headers of the request are too large.',
    },
  },
};

/** The refusal of a status that the HTTP server or the framework came to. */
export function refusalOf(status: number): RequestRefused {
  const known = BY_STATUS[status];
  if (known) return new RequestRefused(status, known.code, known.text);
  const other = refusalOf(400);
  return new RequestRefused(status, other.code, other.text);
}
