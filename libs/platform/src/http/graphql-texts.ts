import type { Locale, Translations } from '@talkoot/contracts';
import type { GraphQLError } from 'graphql';
import { say } from '../messages/index.js';

/** What an error of graphql-js or Apollo says to the reader. */
interface TranslatedError {
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

/**
 * The messages of graphql-js that people meet. It has none but English ones: what stands in them is what a translation is given,
 * besides the message itself, which a language may say as it is.
 */
const MESSAGES = [
  [/^Cannot query field "(?<field>[^"]*)" on type "(?<type>[^"]*)"/, 'graphql.unknownField'],
  [/^Unknown argument "(?<argument>[^"]*)" on \w+ "(?<place>[^"]*)"/, 'graphql.unknownArgument'],
  [/^Unknown type "(?<type>[^"]*)"/, 'graphql.unknownType'],
  [/^Unknown fragment "(?<fragment>[^"]*)"/, 'graphql.unknownFragment'],
  [/^Unknown directive "(?<directive>[^"]*)"/, 'graphql.unknownDirective'],
  [/^Fragment "(?<fragment>[^"]*)" is never used/, 'graphql.unusedFragment'],
  [/^Cannot spread fragment "(?<fragment>[^"]*)" within itself/, 'graphql.endlessFragment'],
  [/^Field "(?<field>[^"]*)" of type "(?<type>[^"]*)" must have a selection of subfields/, 'graphql.needsFields'],
  [/^Field "(?<field>[^"]*)" must not have a selection since type "(?<type>[^"]*)"/, 'graphql.hasNoFields'],
  [
    /^(?:Field|Directive) "(?<place>[^"]*)" argument "(?<argument>[^"]*)" of type "(?<type>[^"]*)" is required/,
    'graphql.argumentMissing',
  ],
  [/^Variable "(?<variable>[^"]*)" is not defined/, 'graphql.unknownVariable'],
  [/^Variable "(?<variable>[^"]*)" is never used/, 'graphql.unusedVariable'],
  [
    /^Variable "(?<variable>[^"]*)" of type "(?<type>[^"]*)" used in position expecting type "(?<expected>[^"]*)"/,
    'graphql.variableOfOtherType',
  ],
  [/^Variable "(?<variable>[^"]*)" of (?:required|non-null) type "(?<type>[^"]*)"/, 'graphql.variableMissing'],
  [/(?:^|; )Field "(?<field>[^"]*)" of required type "(?<type>[^"]*)" was not provided/, 'graphql.fieldMissing'],
  [/(?:^|; )Field "(?<field>[^"]*)" is not defined by type "(?<type>[^"]*)"/, 'graphql.fieldNotOfType'],
  [/(?:^|; )Expected non-nullable type "(?<type>[^"]*)" not to be null/, 'graphql.valueMissing'],
  [/(?:^|; )(?:Expected type|Expected value of type) "(?<type>[^"]*)"/, 'graphql.valueOfOtherType'],
  [/(?:^|; )Value ".*?" does not exist in "(?<type>[^"]*)" enum/, 'graphql.notInEnum'],
  [/(?:^|; )Enum "(?<type>[^"]*)" cannot represent/, 'graphql.notOfEnum'],
  [/(?:^|; )(?<type>Int|Float|String|Boolean|ID) cannot represent/, 'graphql.notOfScalar'],
  [/^Fields "(?<field>[^"]*)" conflict/, 'graphql.fieldsConflict'],
  [/^This anonymous operation must be the only defined operation/, 'graphql.severalOperations'],
  [
    /^There can be only one (?:operation|fragment|variable|argument|input field) named "(?<name>[^"]*)"/,
    'graphql.givenTwice',
  ],
  [/^Argument "(?<argument>[^"]*)" (?:of (?:required|non-null) type|has invalid value)/, 'graphql.badArgument'],
  [/^GET requests only support query/, 'graphql.changeByGet'],
  [/contains more than (?<most>\d+) tokens/, 'graphql.tooLong'],
] as const;

/** What is said where the message is none of those. */
const GENERAL = {
  GRAPHQL_PARSE_FAILED: 'graphql.GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'graphql.GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'graphql.BAD_USER_INPUT',
  BAD_REQUEST: 'graphql.BAD_REQUEST',
} as const;

/**
 * Undefined: it is none of the client's mistakes. `PersistedQueryNotFound` is a word of the protocol, which clients wait for: it
 * is the same in every language.
 */
export function messageOf(error: GraphQLError, locale: Locale): TranslatedError | undefined {
  const message = shortened(error.message);
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (!isGeneral(code)) return { code, message };
  const said = (lacksVersion(error) ? say('graphql.versionMissing') : translated(message, code))[locale];
  // The message itself names the place.
  if (said === message) return { code, message };
  const place = code === 'BAD_USER_INPUT' ? placeOf(message) : undefined;
  return { code, message: `${place === undefined ? '' : `${place}: `}${said}${whereIn(error, locale)}` };
}

function codeOf({ extensions: { code }, message }: GraphQLError): string | undefined {
  if (typeof code === 'string' && (isGeneral(code) || code.startsWith('PERSISTED_QUERY_'))) return code;
  // Without a code it is from execution: of the values that were sent, or a fault.
  return code === undefined && /^(?:(?:Variable|Argument) "|Too many errors processing variables)/.test(message)
    ? 'BAD_USER_INPUT'
    : undefined;
}

/** Whether the version that a change needs is left out, null, or a variable without a value. */
function lacksVersion({ message, source, positions }: GraphQLError): boolean {
  if (/(?:^|; )Field "(?:\w+\.)?expectedVersion" of required type/.test(message)) return true;
  if (/ at "[\w.[\]]*\.expectedVersion"; Expected non-nullable type/.test(message)) return true;
  const text = source?.body ?? '';
  if (message.startsWith('Expected value of type "Int!", found null'))
    return /\bexpectedVersion\s*:\s*$/.test(text.slice(0, positions?.[0]));
  const [, variable] = /^Variable "\$(\w+)" of (?:required|non-null) type/.exec(message) ?? [];
  return variable !== undefined && new RegExp(`\\bexpectedVersion\\s*:\\s*\\$${variable}\\b`).test(text);
}

const isGeneral = (code: string): code is keyof typeof GENERAL => Object.hasOwn(GENERAL, code);

function translated(message: string, code: keyof typeof GENERAL): Translations {
  for (const [pattern, key] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return say(key, { message, ...match.groups });
  }
  return say(GENERAL[code], { message });
}

function whereIn({ locations }: GraphQLError, locale: Locale): string {
  const [first] = locations ?? [];
  if (!first) return '';
  const { line, column } = first;
  return ` ${say('graphql.where', { line, column })[locale]}`;
}
