import { OPERATORS_LOCALE, type Translations } from '@talkoot/contracts';
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
import { say } from '../messages/index.js';

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
/** The same field within one selection, under whatever names: for many things there is `nodes(ids: …)`. */
const MOST_REPEATS = 100;
const MOST_CHANGES = 20;

/** Of a body with all that is in it: each key and each item of a list counts. */
const MOST_VALUES = 8_000;
const DEEPEST_VALUE = 25;
/** Of each text in the variables: more than any field takes, so that the field itself can say what is wrong. */
const LONGEST_TEXT = 120_000;
const LONGEST_KEY = 100;

const TEXTS = {
  documentTooLong: say('limits.documentTooLong', { characters: LONGEST_DOCUMENT, words: MOST_TOKENS }),
  tooManyDefinitions: say('limits.tooManyDefinitions', { most: MOST_DEFINITIONS }),
  tooManyBrackets: say('limits.tooManyBrackets', { most: DEEPEST_BRACKETS }),
  tooDeep: say('limits.tooDeep', { most: DEEPEST }),
  tooWide: say('limits.tooWide', { most: MOST_FIELDS }),
  tooManyRepeats: say('limits.tooManyRepeats', { most: MOST_REPEATS }),
  tooManyChanges: say('limits.tooManyChanges', { most: MOST_CHANGES }),
  introspectionOff: say('limits.introspectionOff'),
  tooManyValues: say('limits.tooManyValues', { most: MOST_VALUES }),
  bodyTooDeep: say('limits.bodyTooDeep', { most: DEEPEST_VALUE }),
  textTooLong: say('limits.textTooLong', { most: LONGEST_TEXT }),
  keyTooLong: say('limits.keyTooLong', { most: LONGEST_KEY }),
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
  /** How often the same field stands within one selection at most. */
  readonly repeats: number;
}

const NOTHING: Size = { depth: 0, fields: 0, repeats: 0 };

function mostOften(selections: SelectionSetNode['selections']): number {
  const counts = new Map<string, number>();
  for (const selection of selections)
    if (selection.kind === Kind.FIELD) counts.set(selection.name.value, (counts.get(selection.name.value) ?? 0) + 1);
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** How deep and how wide selections are, fragments counted wherever they are spread. */
class Sizes {
  private readonly known = new Map<string, Size>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of({ selections }: SelectionSetNode): Size {
    const sizes = selections.map((selection): Size => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(selection.name.value);
      const below = selection.selectionSet ? this.of(selection.selectionSet) : NOTHING;
      return selection.kind === Kind.FIELD ? { ...below, depth: below.depth + 1, fields: below.fields + 1 } : below;
    });
    return {
      depth: sizes.reduce((most, { depth }) => Math.max(most, depth), 0),
      fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
      repeats: sizes.reduce((most, { repeats }) => Math.max(most, repeats), mostOften(selections)),
    };
  }

  private ofFragment(name: string): Size {
    const known = this.known.get(name);
    if (known) return known;
    // A fragment that spreads itself is refused by another rule; here it must only end.
    this.known.set(name, NOTHING);
    const fragment = this.fragments.get(name);
    const size = fragment ? this.of(fragment.selectionSet) : NOTHING;
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
    const { depth, fields, repeats } = sizes.of(definition.selectionSet);
    if (depth > DEEPEST) return refuse('QUERY_TOO_DEEP', TEXTS.tooDeep);
    if (fields > MOST_FIELDS) return refuse('QUERY_TOO_WIDE', TEXTS.tooWide);
    if (repeats > MOST_REPEATS) return refuse('QUERY_TOO_WIDE', TEXTS.tooManyRepeats);
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
          new GraphQLError(text[OPERATORS_LOCALE], { nodes: node, extensions: { reason: 'INTROSPECTION_OFF', text } }),
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
