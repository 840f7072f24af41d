import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '@talkoot/contracts';
import { IntlMessageFormat } from 'intl-messageformat';
import ts from 'typescript';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const messagesOf = z.record(z.string(), z.string());

/** A call with its key written out, or such a row of a table (`'KEY': (…) => [{ … }]`), and the names of the arguments that it gives. */
interface Call {
  readonly place: string;
  readonly key: string;
  readonly given: readonly string[];
}

/** Every library and every app, such as `libs/pilots`. */
const homes = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`),
);

/** The console loads texts of its own, in two parts; no key of it is one of the servers. */
const CONSOLE = 'apps/console';
const folders = [...homes.map((home) => [home, 'src/messages'] as const), [CONSOLE, 'src/acting/messages'] as const];

const catalogues = folders.flatMap(([home, within]) => {
  const folder = join(root, home, within);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const languages = files.filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
  const texts = languages.map((language) => {
    const messages = messagesOf.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
    return { place: `${home}/${language}`, language, messages };
  });
  return texts.length === 0 ? [] : [{ home, languages, texts, keys: new Set(texts.flatMap(keysOf)) }];
});

const sources = homes.flatMap((home) =>
  readdirSync(join(root, home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|db-spec)\.ts$/.test(file) && file !== 'api/operations.ts')
    .map((file) => `${home}/src/${file}`)
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })),
);

function keysOf({ messages }: { readonly messages: Readonly<Record<string, string>> }): string[] {
  return Object.keys(messages);
}

/** The names of the placeholders of a message, each once. */
function placeholdersOf(message: string, language: string): string[] {
  const names = new Set<string>();
  const parts: unknown[] = [...new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()];
  for (const part of parts) {
    const { type, value, options } = anElement.parse(part);
    if (type !== LITERAL && type !== POUND) names.add(value ?? '');
    for (const option of Object.values(options ?? {})) parts.push(...option.value);
  }
  return [...names].sort();
}

const LITERAL = 0;
const POUND = 7;
const anElement = z.object({
  type: z.number(),
  value: z.string().optional(),
  options: z.record(z.string(), z.object({ value: z.array(z.unknown()) })).optional(),
});

/** A sentence, or a part of one, that begins with what to do, or the statuses in which it can be done. */
const SAYS_WHAT_TO_DO = new RegExp(
  `(?:^|[.:;,{}] |\\{|, or )(?:It would have to be|(?:${[
    'add|adopt|approve|ask|begin|change|check|choose|complete|correct|decide|draft|edit|end|give|go|invite|leave|link|name|plan|propose',
    'read|record|refer|remove|request|revoke|send|shorten|state|submit|type|use|wait|widen|withdraw|write',
  ].join('|')})\\b)`,
  'i',
);

/** A message of graphql-js, in the language that it is in already. */
const ITSELF = '{message}';

/** What says a message, and which of its arguments are those of the message. */
const CALLS: Readonly<Record<string, number>> = { refuse: 2, say: 1, sentence: 1 };

function callsIn({ file, text }: { readonly file: string; readonly text: string }): Call[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const calls: Call[] = [];
  const add = (key: ts.Node | undefined, given: ts.Node | undefined): void => {
    if (!key || !ts.isStringLiteral(key) || (given && !ts.isObjectLiteralExpression(given))) return;
    const properties = given?.properties ?? [];
    if (properties.some(ts.isSpreadAssignment)) return;
    const names = properties.map((each) => each.name?.getText() ?? '').sort();
    calls.push({ place: `${file}: ${key.text}`, key: key.text, given: names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const position = CALLS[node.expression.getText()];
      if (position !== undefined) add(node.arguments[0], node.arguments[position]);
    }
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer)) {
      const { body } = node.initializer;
      if (ts.isArrayLiteralExpression(body) && body.elements[0]) add(node.name, body.elements[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

const SIDES: readonly (readonly [string, (file: string) => boolean])[] = [
  ['the servers', (file) => !file.startsWith(CONSOLE)],
  ['the console', (file) => file.startsWith(CONSOLE)],
];

describe('the messages', () => {
  it('are there', () => {
    expect(catalogues.map(({ home }) => home)).toEqual(
      expect.arrayContaining(['libs/alliances', 'libs/contracts', 'apps/standalone', CONSOLE]),
    );
  });

  it('have a file in every language, and no other', () => {
    const faults = catalogues.filter(({ languages }) => [...languages].sort().join() !== [...LOCALES].sort().join());
    expect(faults.map(({ home, languages }) => `${home}: ${languages.join(', ')}`)).toEqual([]);
  });

  it('have the same keys in every language', () => {
    const faults = catalogues.flatMap(({ keys, texts }) =>
      texts.flatMap(({ place, messages }) =>
        [...keys].filter((key) => !messages[key]).map((key) => `${place}: ${key}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it.each(SIDES)('have a key in one catalogue only: %s', (_, isOfSide) => {
    const all = catalogues.filter(({ home }) => isOfSide(home)).flatMap(({ keys }) => [...keys]);
    expect(all.filter((key, place) => all.indexOf(key) !== place)).toEqual([]);
  });

  it('parse, and have the same placeholders in every language', () => {
    const faults = catalogues.flatMap(({ keys, texts }) =>
      [...keys].flatMap((key) => {
        const [first, ...others] = texts
          .filter(({ messages }) => messages[key] !== ITSELF)
          .map(({ place, language, messages }) => ({ place, names: placeholders(messages[key] ?? '', language) }));
        return others
          .filter(({ names }) => names !== first?.names)
          .map(({ place, names }) => `${place}: ${key}: ${names}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  it('of a refusal say what to do', () => {
    const english = catalogues.flatMap(({ texts }) => texts.filter(({ language }) => language === 'en'));
    const refusals = english
      .flatMap(({ messages }) => Object.entries(messages))
      .filter(([key]) => /^[A-Z]+_[A-Z_]+(\.|$)/.test(key));
    expect(refusals.length).toBeGreaterThan(100);
    expect(refusals.filter(([, message]) => !SAYS_WHAT_TO_DO.test(message))).toEqual([]);
  });

  it('are all used', () => {
    const faults = catalogues.flatMap(({ home, keys }) => {
      // What the contracts say is theirs and everybody's.
      const users = sources.filter(({ file }) => home === 'libs/contracts' || file.startsWith(`${home}/`));
      return [...keys].filter((key) => !users.some(({ text }) => names(text, key)));
    });
    expect(faults).toEqual([]);
  });

  it.each(SIDES)('get the arguments that they name, and no others: %s', (_, isOfSide) => {
    const messages = new Map(
      catalogues
        .filter(({ home }) => isOfSide(home))
        .flatMap(({ texts }) =>
          texts.flatMap(({ language, messages: all }) =>
            Object.entries(all).map(([key, message]) => [key, { language, message }] as const),
          ),
        ),
    );
    const calls = sources
      .filter(({ file, text }) => isOfSide(file) && /\b(refuse|say|sentence)\(|\bSentences</.test(text))
      .flatMap(callsIn);
    const faults = calls.filter(({ key, given }) => {
      const known = messages.get(key);
      return known && given.join(', ') !== placeholdersOf(known.message, known.language).join(', ');
    });
    expect(calls.length).toBeGreaterThan(50);
    expect(faults.map(({ place, given }) => `${place} is given ${given.join(', ') || 'nothing'}`)).toEqual([]);
  });
});

describe('the code', () => {
  it('names no language but in the list of them', () => {
    const others = sources.filter(({ file }) => file !== LIST && !/\/(migrations|testing)\//.test(file));
    expect(others.flatMap(languagesIn)).toEqual([]);
  });

  it.each([
    `const NAMES = { fi: 'vuosi', sv: 'år', en: 'year' };`,
    `const isFinnish = locale === 'fi';`,
    'log(text.en);',
    'const { sv } = text;',
  ])('would be found to name one: %s', (text) => {
    expect(languagesIn({ file: 'new.ts', text })).not.toEqual([]);
  });
});

const LIST = 'libs/contracts/src/locales.ts';

/** Where a source names a language as a name or a text: what is said in each belongs to a catalogue. Examples may be in any. */
function languagesIn({ file, text }: { readonly file: string; readonly text: string }): string[] {
  if (!LOCALES.some((locale) => new RegExp(`\\b${locale}\\b`).test(text))) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'example') return;
    const isNamed = ts.isIdentifier(node) || ts.isStringLiteralLike(node);
    if (isNamed && LOCALES.some((locale) => node.text === locale))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a source names the key, or names a family of keys with a value at their end: `relation.${each}`. */
function names(text: string, key: string): boolean {
  const [family = ''] = key.split('.');
  const families = [family, key.slice(0, key.lastIndexOf('.'))];
  const isOfFamily = ['say(', 'isSaid(', '[', '= '].some((before) =>
    families.some((each) => text.includes(`${before}\`${each}.\${`)),
  );
  return text.includes(`'${key}'`) || text.includes(`"${key}"`) || isOfFamily;
}

/** What does not parse differs from what does. */
function placeholders(message: string, language: string): string {
  try {
    return placeholdersOf(message, language).join(', ');
  } catch (error) {
    return String(error);
  }
}
