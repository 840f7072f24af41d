import type { Translations } from '@talkoot/contracts';
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValidationContext,
} from 'graphql';
import { RequestRefused } from '../http/index.js';

/** In characters. Long texts belong into variables. */
const LONGEST_DOCUMENT = 100_000;
const MOST_TOKENS = 15_000;
/** Brackets of any kind within each other: what reads a document calls itself for each. */
const DEEPEST_BRACKETS = 50;
/** Operations and fragments: a chain of fragments is at most this long. */
const MOST_DEFINITIONS = 100;
const DEEPEST = 15;
/** Introspection by the usual tools selects about 120 fields. */
const MOST_FIELDS = 500;
const MOST_CHANGES = 20;

/** Of a body with all that is in it: each key and each item of a list counts. */
const MOST_VALUES = 8_000;
const DEEPEST_VALUE = 25;
/** Of each text in the variables: more than any field takes, so that the field itself can say what is wrong. */
const LONGEST_TEXT = 120_000;
const LONGEST_KEY = 100;

const TEXTS = {
  documentTooLong: {
    fi: `Kysely on liian pitkä: enintään ${LONGEST_DOCUMENT} merkkiä ja ${MOST_TOKENS} sanaa. Anna arvot muuttujina tai jaa kysely.`,
    sv: `Frågan är för lång: högst ${LONGEST_DOCUMENT} tecken och ${MOST_TOKENS} ord. Ge värdena som variabler eller dela upp frågan.`,
    en: `The query is too long: at most ${LONGEST_DOCUMENT} characters and ${MOST_TOKENS} words. Give values as variables, or split it.`,
  },
  tooManyDefinitions: {
    fi: `Kyselyssä on liikaa osia: enintään ${MOST_DEFINITIONS} operaatiota ja fragmenttia.`,
    sv: `Frågan har för många delar: högst ${MOST_DEFINITIONS} operationer och fragment.`,
    en: `The query has too many parts: at most ${MOST_DEFINITIONS} operations and fragments.`,
  },
  tooManyBrackets: {
    fi: `Kysely on liian syvä: enintään ${DEEPEST_BRACKETS} sulkeet sisäkkäin.`,
    sv: `Frågan är för djup: högst ${DEEPEST_BRACKETS} parenteser inuti varandra.`,
    en: `The query is too deep: at most ${DEEPEST_BRACKETS} brackets within each other.`,
  },
  tooDeep: {
    fi: `Kysely on liian syvä. Enintään ${DEEPEST} tasoa.`,
    sv: `Frågan är för djup. Högst ${DEEPEST} nivåer.`,
    en: `The query is too deep. At most ${DEEPEST} levels.`,
  },
  tooWide: {
    fi: `Kyselyssä on liikaa kenttiä. Enintään ${MOST_FIELDS}; jaa se osiin.`,
    sv: `Frågan har för många fält. Högst ${MOST_FIELDS}; dela upp den.`,
    en: `The query has too many fields. At most ${MOST_FIELDS}; split it.`,
  },
  tooManyChanges: {
    fi: `Yhdessä pyynnössä voi tehdä enintään ${MOST_CHANGES} muutosta. Jaa ne useaan pyyntöön.`,
    sv: `En begäran kan göra högst ${MOST_CHANGES} ändringar. Dela upp dem på flera.`,
    en: `One request can make at most ${MOST_CHANGES} changes. Split them into several.`,
  },
  introspectionOff: {
    fi: 'Tämä palvelu ei kerro rajapinnastaan kyselyillä. Sen kuvaus on tiedostossa schema.graphql.',
    sv: 'Denna tjänst beskriver inte sitt gränssnitt i svar på frågor. Beskrivningen finns i filen schema.graphql.',
    en: 'This service does not answer questions about its API. Its description is the file schema.graphql.',
  },
  tooManyValues: {
    fi: `Pyynnössä on liikaa arvoja: enintään ${MOST_VALUES} avainta ja luettelon kohtaa.`,
    sv: `Begäran har för många värden: högst ${MOST_VALUES} nycklar och poster i listor.`,
    en: `The request has too many values: at most ${MOST_VALUES} keys and items of lists.`,
  },
  bodyTooDeep: {
    fi: `Pyyntö on liian syvä: enintään ${DEEPEST_VALUE} tasoa.`,
    sv: `Begäran är för djup: högst ${DEEPEST_VALUE} nivåer.`,
    en: `The request is too deep: at most ${DEEPEST_VALUE} levels.`,
  },
  textTooLong: {
    fi: `Pyynnössä on liian pitkä teksti: enintään ${LONGEST_TEXT} merkkiä.`,
    sv: `Begäran har en för lång text: högst ${LONGEST_TEXT} tecken.`,
    en: `The request has a text that is too long: at most ${LONGEST_TEXT} characters.`,
  },
  keyTooLong: {
    fi: `Pyynnössä on liian pitkä avain: enintään ${LONGEST_KEY} merkkiä.`,
    sv: `Begäran har en för lång nyckel: högst ${LONGEST_KEY} tecken.`,
    en: `The request has a key that is too long: at most ${LONGEST_KEY} characters.`,
  },
} as const satisfies Record<string, Translations>;

const refuse = (code: string, text: Translations): RequestRefused => new RequestRefused(400, code, text);

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Looks through a document word by word: the parser and what reads the parsed document call themselves for each level, and would
 * overflow the stack.
 */
function refusalOfWords(source: string): RequestRefused | undefined {
  if (source.length > LONGEST_DOCUMENT) return refuse('QUERY_TOO_LONG', TEXTS.documentTooLong);
  const lexer = new Lexer(new Source(source));
  let [tokens, depth, definitions] = [0, 0, 0];
  while (lexer.advance().kind !== TokenKind.EOF) {
    const { kind } = lexer.token;
    tokens += 1;
    if (tokens > MOST_TOKENS) return refuse('QUERY_TOO_LONG', TEXTS.documentTooLong);
    if (OPENING.has(kind)) depth += 1;
    if (CLOSING.has(kind)) depth -= 1;
    if (depth > DEEPEST_BRACKETS) return refuse('QUERY_TOO_DEEP', TEXTS.tooManyBrackets);
    if (kind === TokenKind.BRACE_R && depth === 0) definitions += 1;
    if (definitions > MOST_DEFINITIONS) return refuse('QUERY_TOO_WIDE', TEXTS.tooManyDefinitions);
  }
  return undefined;
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/** How deep and how wide selections are, fragments counted wherever they are spread. */
class Sizes {
  private readonly known = new Map<string, Size>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of({ selections }: SelectionSetNode): Size {
    const sizes = selections.map((selection): Size => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(selection.name.value);
      const below = selection.selectionSet ? this.of(selection.selectionSet) : { depth: 0, fields: 0 };
      return selection.kind === Kind.FIELD ? { depth: below.depth + 1, fields: below.fields + 1 } : below;
    });
    return {
      depth: sizes.reduce((most, { depth }) => Math.max(most, depth), 0),
      fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
    };
  }

  private ofFragment(name: string): Size {
    const known = this.known.get(name);
    if (known) return known;
    // A fragment that spreads itself is refused by another rule; here it must only end.
    this.known.set(name, { depth: 0, fields: 0 });
    const fragment = this.fragments.get(name);
    const size = fragment ? this.of(fragment.selectionSet) : { depth: 0, fields: 0 };
    this.known.set(name, size);
    return size;
  }

  /** Fields at the top, which of a mutation are its changes; each fragment counts once, as it does when they are collected. */
  changes({ selections }: SelectionSetNode, visited = new Set<string>()): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + this.changes(selection.selectionSet, visited);
      const name = selection.name.value;
      const fragment = visited.has(name) ? undefined : this.fragments.get(name);
      visited.add(name);
      return sum + (fragment ? this.changes(fragment.selectionSet, visited) : 0);
    }, 0);
  }
}

function refusalOfDocument({ definitions }: DocumentNode): RequestRefused | undefined {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const sizes = new Sizes(new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { depth, fields } = sizes.of(definition.selectionSet);
    if (depth > DEEPEST) return refuse('QUERY_TOO_DEEP', TEXTS.tooDeep);
    if (fields > MOST_FIELDS) return refuse('QUERY_TOO_WIDE', TEXTS.tooWide);
    const isMutation =
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION;
    if (isMutation && sizes.changes(definition.selectionSet) > MOST_CHANGES)
      return refuse('TOO_MANY_CHANGES', TEXTS.tooManyChanges);
  }
  return undefined;
}

/**
 * Refuses a document that asks too much, before it is validated: validation compares its fields with each other. What is no
 * document at all is for Apollo to tell.
 */
export function refuseDocument(source: string): void {
  const refusal = refusalOfSource(source);
  if (refusal) throw refusal;
}

function refusalOfSource(source: string): RequestRefused | undefined {
  try {
    return refusalOfWords(source) ?? refusalOfDocument(parse(source, { noLocation: true }));
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** A validation rule for where introspection is off. */
export function noIntrospection(context: ValidationContext): ASTVisitor {
  const text = TEXTS.introspectionOff;
  return {
    Field(node) {
      if (node.name.value === '__schema' || node.name.value === '__type')
        context.reportError(
          new GraphQLError(text.en, { nodes: node, extensions: { reason: 'INTROSPECTION_OFF', text } }),
        );
    },
  };
}

const [QUOTE, BACKSLASH, COLON, COMMA, BRACKET_L, BRACKET_R, BRACE_L, BRACE_R] = [
  '"',
  '\\',
  ':',
  ',',
  '[',
  ']',
  '{',
  '}',
].map((each) => each.charCodeAt(0));

/** What a body is refused for, before it is parsed: to make objects of it takes many times as long as to look through it. */
export function refusalOfJson(json: string): RequestRefused | undefined {
  let [depth, values, length] = [0, 0, 0];
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case QUOTE: {
        const from = at + 1;
        for (at = from; at < json.length && json.charCodeAt(at) !== QUOTE; at += 1)
          if (json.charCodeAt(at) === BACKSLASH) at += 1;
        length = at - from;
        if (length > LONGEST_TEXT) return refuse('REQUEST_TOO_LARGE', TEXTS.textTooLong);
        break;
      }
      case COLON:
        if (length > LONGEST_KEY) return refuse('REQUEST_TOO_LARGE', TEXTS.keyTooLong);
        break;
      case BRACKET_L:
      case BRACE_L:
        depth += 1;
        values += 1;
        if (depth > DEEPEST_VALUE) return refuse('REQUEST_TOO_LARGE', TEXTS.bodyTooDeep);
        break;
      case BRACKET_R:
      case BRACE_R:
        depth -= 1;
        break;
      case COMMA:
        values += 1;
    }
    if (values > MOST_VALUES) return refuse('REQUEST_TOO_LARGE', TEXTS.tooManyValues);
  }
  return undefined;
}
