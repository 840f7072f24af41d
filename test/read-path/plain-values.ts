import { ID_KINDS, type IdKind, idOf } from '@talkoot/contracts';
import { getNamedType, getNullableType, type GraphQLOutputType, isListType } from 'graphql';
import pg from 'pg';
import { z } from 'zod';
import { models, sql, type ValueField } from './declarations.js';

const texts = z.array(z.string().nullable());
/** `text[]`, by its number in PostgreSQL's catalogue. */
const TEXTS = 1009;
const parseTexts = pg.types.getTypeParser(Number(TEXTS)) as (sent: string) => unknown;

/** What PostgreSQL sent for a field, as what graphql-js makes the answer of. */
export function plainValue(field: ValueField, type: GraphQLOutputType, sent: string | null): unknown {
  if (sent === null) return null;
  const leaf = getNamedType(type).name;
  // The declaration has chosen the language already; `readText` is held against it by a test of its own.
  if (field.localised) return JSON.parse(sent);
  if (leaf === 'ID') return typeId(field, sent);
  if (!isListType(getNullableType(type))) return plainLeaf(leaf, sent);
  return texts.parse(parseTexts(sent)).map((each) => (each === null ? null : plainLeaf(leaf, each)));
}

function plainLeaf(type: string, sent: string): unknown {
  switch (type) {
    case 'Int':
    case 'Float':
      return Number(sent);
    case 'Boolean':
      return sent === 't';
    case 'DateTime':
      return new Date(sent);
    case 'JSON':
    case 'JSONObject':
      return JSON.parse(sent);
    default:
      // Texts, days, decimals; an enum's own value, which graphql-js names.
      return sent;
  }
}

/** The kind of an id stands nowhere but before the UUID, or in the value itself. */
function typeId(field: ValueField, sent: string): string {
  const [kind = '', uuid = ''] = `${beforeId(field)}${sent}`.replaceAll('"', '').split(/_\u0001/);
  const known = ID_KINDS.find((each) => each === kind);
  if (known === undefined) throw new Error(`No kind of id: ${kind}`);
  return idOf(known, uuid);
}

function beforeId(field: ValueField): string {
  const [before] = field.encode(sql`id`);
  return typeof before === 'string' ? before : '';
}

/** The kind of a model's ids, whether or not its things are found by `node`. */
export function kindOfModel(name: string): IdKind | undefined {
  const field = models.get(name)?.fields.get('id');
  if (field?.kind !== 'value') return undefined;
  const before = beforeId(field);
  return ID_KINDS.find((kind) => before.startsWith(`"${kind}_`));
}
