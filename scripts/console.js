/**
 * Builds the console: types of its operations from schema.graphql, then its pages into a folder.
 *
 *   node scripts/console.js      only what is made from other files, for the compiler
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { codegen } from '@graphql-codegen/core';
import * as typesOfOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, isEnumType, Kind, parse, print, visit } from 'graphql';
import { feature } from 'topojson-client';
import { actingOperations } from './acting.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const console_ = join(root, 'apps/console');

/** Scalars as they come over the wire. */
const SCALARS = {
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  JSONObject: 'Record<string, unknown>',
};

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((one, other) => (one < other ? -1 : 1));

/** The text of an operation with the fragments that it uses, also those within others. */
function textOf(operation, fragments) {
  const used = new Map();
  const follow = (definition) => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`There is no fragment ${value}`);
        if (used.has(value)) return;
        used.set(value, fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [operation, ...used.values()].map((each) => print(each)).join('\n\n');
}

/** Writes the types of the operations, and each one as the hash by which the server knows it; gives their texts by hash. */
export async function generateOperations() {
  const files = filesOf(join(console_, 'src')).filter((file) => file.endsWith('.graphql'));
  const documents = files.map((location) => ({ location, document: parse(readFileSync(location, 'utf8')) }));
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
  );
  const schemaAst = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  const types = await codegen({
    schema: parse('type Query { a: Int }'),
    schemaAst,
    documents,
    filename: 'operations.ts',
    config: {},
    plugins: [
      {
        typesOfOperations: {
          scalars: SCALARS,
          strictScalars: true,
          useTypeImports: true,
          enumsAsTypes: true,
          immutableTypes: true,
          dedupeFragments: true,
          avoidOptionals: { field: true },
        },
      },
    ],
    pluginMap: { typesOfOperations },
  });
  const texts = {};
  const constants_ = definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const name = operation.name.value;
      const type = `${operation.operation[0].toUpperCase()}${operation.operation.slice(1)}`;
      const text = textOf(operation, fragments);
      const hash = createHash('sha256').update(text).digest('hex');
      texts[hash] = text;
      return `export const ${name}: Document<${name}${type}, ${name}${type}Variables> = { name: '${name}', hash: '${hash}' };`;
    });
  const values = Object.values(schemaAst.getTypeMap())
    .filter((type) => isEnumType(type) && !type.name.startsWith('__') && !type.name.endsWith('Order'))
    .map(
      (type) =>
        `export const ${type.name}Values = ${JSON.stringify(type.getValues().map(({ name }) => name))} as const;`,
    );
  const head = `// Made from the .graphql files by scripts/console.js.\nimport type { Document } from './document.js';\n`;
  const text = [head, types, ...constants_, ...values, ''].join('\n');
  const forms = JSON.parse(readFileSync(join(console_, 'src/acting/forms.json'), 'utf8'));
  const acting = actingOperations(schemaAst, forms);
  writeChanged(join(console_, 'src/api/operations.ts'), text);
  writeChanged(join(console_, 'src/acting/operations.json'), JSON.stringify(acting.operations));
  return { ...texts, ...acting.texts };
}

/** A file that stays the same keeps its time: who watches it has nothing to do. */
function writeChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** The land of these countries (ISO 3166-1, numeric), and of those around them. */
const COUNTRIES = { of: ['246', '752'], around: ['578', '208', '233', '428', '440'] };
/** West, south, east and north of what a map can show, in degrees. */
const [WEST, SOUTH, EAST, NORTH] = [9, 54, 33, 71];

/** Writes the outlines for maps: the source has the whole world. Hundredths of a degree are a kilometre. */
export function generateLand() {
  const world = JSON.parse(readFileSync(join(root, 'node_modules/world-atlas/countries-50m.json'), 'utf8'));
  const near = (ring) => ring.some(([x, y]) => x > WEST && x < EAST && y > SOUTH && y < NORTH);
  const rounded = (ring) => ring.map((place) => place.map((degrees) => Math.round(degrees * 100) / 100));
  const land = (wanted) =>
    world.objects.countries.geometries
      .filter(({ id }) => wanted.includes(id))
      .flatMap((country) => {
        const { type, coordinates } = feature(world, country).geometry;
        const polygons = type === 'Polygon' ? [coordinates] : coordinates;
        return polygons.filter(([outer]) => near(outer)).map(([outer]) => [rounded(outer)]);
      });
  const of = (wanted) => ({ type: 'MultiPolygon', coordinates: land(wanted) });
  writeFileSync(
    join(console_, 'src/pictures/land.json'),
    JSON.stringify({ of: of(COUNTRIES.of), around: of(COUNTRIES.around) }),
  );
}

/** Builds the pages into a folder, each file also compressed. */
export async function buildConsole(folder) {
  const texts = await generateOperations();
  generateLand();
  const { build } = await import('vite');
  await build({ root: console_, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  writeFileSync(join(folder, 'console/operations.json'), JSON.stringify(texts));
  await Promise.all(
    filesOf(folder)
      .filter((file) => /\.(js|css|html|json|svg)$/.test(file))
      .map(async (file) => {
        const content = readFileSync(file);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
        writeFileSync(`${file}.gz`, await promisify(gzip)(content));
      }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await generateOperations();
  generateLand();
}
