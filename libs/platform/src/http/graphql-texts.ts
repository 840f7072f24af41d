import type { Locale } from '@talkoot/contracts';
import type { GraphQLError } from 'graphql';

/** What an error of graphql-js or Apollo says to the reader. */
interface Said {
  readonly code: string;
  readonly message: string;
}

/** A message that repeats what was sent never repeats all of it: its beginning stays, and its end, where the reason stands. */
const BEGINNING = 150;
const END = 349;

export const shortened = (message: string): string =>
  message.length <= BEGINNING + END ? message : `${message.slice(0, BEGINNING)}…${message.slice(-END)}`;

/**
 * Names the field that an argument or variable was given for, out of graphql-js' own message. Values that were sent stand in it
 * too: only what looks like a place is taken for one.
 */
export const placeOf = (message: string): string | undefined =>
  / at "([\w.[\]]{1,200})"[;:]/.exec(shortened(message))?.[1] ?? /"\$(\w{1,100})"/.exec(shortened(message))?.[1];

/** The messages of graphql-js that people meet, in Finnish and Swedish; it has none but English ones. */
const MESSAGES: readonly (readonly [RegExp, fi: string, sv: string])[] = [
  [/^Cannot query field "([^"]*)" on type "([^"]*)"/, 'Tyypillä $2 ei ole kenttää $1.', 'Typen $2 har inget fält $1.'],
  [/^Unknown argument "([^"]*)" on \w+ "([^"]*)"/, 'Kohdalla $2 ei ole argumenttia $1.', '$2 har inget argument $1.'],
  [/^Unknown type "([^"]*)"/, 'Tyyppiä $1 ei ole.', 'Typen $1 finns inte.'],
  [/^Unknown fragment "([^"]*)"/, 'Fragmenttia $1 ei ole.', 'Fragmentet $1 finns inte.'],
  [/^Unknown directive "([^"]*)"/, 'Direktiiviä $1 ei ole.', 'Direktivet $1 finns inte.'],
  [/^Fragment "([^"]*)" is never used/, 'Fragmenttia $1 ei käytetä.', 'Fragmentet $1 används inte.'],
  [
    /^Cannot spread fragment "([^"]*)" within itself/,
    'Fragmentti $1 sisältää itsensä.',
    'Fragmentet $1 innehåller sig självt.',
  ],
  [
    /^Field "([^"]*)" of type "([^"]*)" must have a selection of subfields/,
    'Valitse kentästä $1 ($2) alikenttiä.',
    'Välj underfält i fältet $1 ($2).',
  ],
  [
    /^Field "([^"]*)" must not have a selection since type "([^"]*)"/,
    'Kentällä $1 ($2) ei ole alikenttiä.',
    'Fältet $1 ($2) har inga underfält.',
  ],
  [
    /^(?:Field|Directive) "([^"]*)" argument "([^"]*)" of type "([^"]*)" is required/,
    'Kohdalta $1 puuttuu argumentti $2 ($3).',
    '$1 saknar argumentet $2 ($3).',
  ],
  [/^Variable "([^"]*)" is not defined/, 'Muuttujaa $1 ei ole määritelty.', 'Variabeln $1 är inte definierad.'],
  [/^Variable "([^"]*)" is never used/, 'Muuttujaa $1 ei käytetä.', 'Variabeln $1 används inte.'],
  [
    /^Variable "([^"]*)" of type "([^"]*)" used in position expecting type "([^"]*)"/,
    'Muuttujan $1 tyyppi on $2, mutta sen paikalla pitää olla $3.',
    'Variabeln $1 är av typen $2, men på dess plats ska $3 stå.',
  ],
  [
    /^Variable "([^"]*)" of (?:required|non-null) type "([^"]*)"/,
    'Muuttuja $1 ($2) puuttuu.',
    'Variabeln $1 ($2) saknas.',
  ],
  [
    /(?:^|; )Field "([^"]*)" of required type "([^"]*)" was not provided/,
    'Kenttä $1 ($2) puuttuu.',
    'Fältet $1 ($2) saknas.',
  ],
  [
    /(?:^|; )Field "([^"]*)" is not defined by type "([^"]*)"/,
    'Tyypillä $2 ei ole kenttää $1.',
    'Typen $2 har inget fält $1.',
  ],
  [/(?:^|; )Expected non-nullable type "([^"]*)" not to be null/, 'Arvo puuttuu ($1).', 'Värdet saknas ($1).'],
  [
    /(?:^|; )(?:Expected type|Expected value of type) "([^"]*)"/,
    'Arvon tyyppi on väärä: tarvitaan $1.',
    'Värdet har fel typ: $1 behövs.',
  ],
  [
    /(?:^|; )Value ".*?" does not exist in "([^"]*)" enum/,
    'Arvoa ei ole luettelossa $1.',
    'Värdet finns inte i listan $1.',
  ],
  [
    /(?:^|; )Enum "([^"]*)" cannot represent/,
    'Arvon pitää olla jokin luettelon $1 arvoista.',
    'Värdet ska vara ett av värdena i listan $1.',
  ],
  [
    /(?:^|; )(Int|Float|String|Boolean|ID) cannot represent/,
    'Arvon tyyppi on väärä: tarvitaan $1.',
    'Värdet har fel typ: $1 behövs.',
  ],
  [
    /^Fields "([^"]*)" conflict/,
    'Samalla nimellä $1 pyydetään eri asioita. Anna niille eri nimet (alias).',
    'Samma namn $1 används för olika saker. Ge dem olika namn (alias).',
  ],
  [
    /^This anonymous operation must be the only defined operation/,
    'Anna jokaiselle operaatiolle nimi, kun niitä on useita.',
    'Ge varje operation ett namn när de är flera.',
  ],
  [
    /^There can be only one (?:operation|fragment|variable|argument|input field) named "([^"]*)"/,
    'Nimi $1 esiintyy kahdesti.',
    'Namnet $1 förekommer två gånger.',
  ],
  [
    /^Argument "([^"]*)" (?:of (?:required|non-null) type|has invalid value)/,
    'Argumentin $1 arvo puuttuu tai on väärä.',
    'Argumentet $1 saknar värde eller har fel värde.',
  ],
  [/^GET requests only support query/, 'Lähetä muutos POST-menetelmällä.', 'Skicka ändringen med POST.'],
  [
    /contains more than (\d+) tokens/,
    'Kysely on liian pitkä: enintään $1 sanaa ja merkkiä.',
    'Frågan är för lång: högst $1 ord och tecken.',
  ],
];

/** What is said where the message is none of those. */
const GENERAL: Readonly<Record<string, Readonly<Record<'fi' | 'sv', string>>>> = {
  GRAPHQL_PARSE_FAILED: { fi: 'Kyselyssä on kirjoitusvirhe.', sv: 'Frågan innehåller ett skrivfel.' },
  GRAPHQL_VALIDATION_FAILED: { fi: 'Kysely ei vastaa skeemaa.', sv: 'Frågan passar inte schemat.' },
  BAD_USER_INPUT: { fi: 'Arvo puuttuu tai on väärää muotoa.', sv: 'Värdet saknas eller har fel form.' },
  BAD_REQUEST: { fi: 'Pyyntö on väärää muotoa.', sv: 'Begäran har fel form.' },
};

/**
 * Undefined: it is none of the client's mistakes. `PersistedQueryNotFound` is a word of the protocol, which clients wait for: it
 * is the same in every language.
 */
export function messageOf(error: GraphQLError, locale: Locale): Said | undefined {
  const message = shortened(error.message);
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (locale === 'en' || code.startsWith('PERSISTED_QUERY_')) return { code, message };
  const said = translated(message, locale) ?? GENERAL[code]?.[locale];
  if (said === undefined) return undefined;
  const place = code === 'BAD_USER_INPUT' ? placeOf(message) : undefined;
  return { code, message: `${place === undefined ? '' : `${place}: `}${said}${whereIn(error, locale)}` };
}

function codeOf({ extensions: { code }, message }: GraphQLError): string | undefined {
  if (typeof code === 'string' && (code in GENERAL || code.startsWith('PERSISTED_QUERY_'))) return code;
  // Without a code it is from execution: of the values that were sent, or a fault.
  return code === undefined && /^(?:(?:Variable|Argument) "|Too many errors processing variables)/.test(message)
    ? 'BAD_USER_INPUT'
    : undefined;
}

function translated(message: string, locale: 'fi' | 'sv'): string | undefined {
  for (const [pattern, fi, sv] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return (locale === 'fi' ? fi : sv).replaceAll(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  }
  return undefined;
}

function whereIn({ locations }: GraphQLError, locale: 'fi' | 'sv'): string {
  const [first] = locations ?? [];
  if (!first) return '';
  const { line, column } = first;
  return locale === 'fi' ? ` (Rivi ${line}, merkki ${column}.)` : ` (Rad ${line}, tecken ${column}.)`;
}
