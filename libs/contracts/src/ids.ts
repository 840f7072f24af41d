import { TypeID } from 'typeid-js';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { sentAs } from './wire.js';

/** What an id can be of. Each context adds its own kinds. */
export interface IdKinds {
  auditentry: unknown;
  event: unknown;
}
export type IdKind = keyof IdKinds;

/** The prefixes that people see (`pilot_01j…`). None begins with another one and `_`. */
export const ID_KINDS: IdKind[] = ['auditentry', 'event'];

/** A TypeID (github.com/jetify-com/typeid): the kind, then a UUIDv7 in Crockford's base 32. The database keeps the bare UUID. */
export type Id<K extends IdKind> = `${K}_${string}`;

export type OrganisationId = Id<'organisation'>;
export type PersonId = Id<'person'>;
export type EventId = Id<'event'>;

/** What is a collaboration: it shares its key with the collaboration of the registry. Each context adds its own. */
export interface Collaborations {}
export type CollaborationKind = keyof Collaborations & IdKind;
export const COLLABORATION_KINDS: CollaborationKind[] = [];
export type CollaborationId = { [K in CollaborationKind]: Id<K> }[CollaborationKind];

export function newId<K extends IdKind>(kind: K): Id<K> {
  return idOf(kind, uuidv7());
}

/** A new UUIDv7, for parts of an aggregate that nobody outside refers to. */
export const newUuid = (): string => uuidv7();

export function idOf<K extends IdKind>(kind: K, uuid: string): Id<K> {
  return `${kind}_${suffixOf(uuid)}`;
}

const BASE_32 = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz');
const HYPHEN = 45;
const suffix = Buffer.alloc(26);

/**
 * What follows the kind in a TypeID: the UUID's 128 bits, after two that are zero, in Crockford's base 32. An answer has
 * hundreds of them and typeid-js takes six times as long; a test compares the two.
 */
export function suffixOf(uuid: string): string {
  let bits = 0;
  let waiting = 2;
  let length = 0;
  for (let index = 0; index < uuid.length; index += 1) {
    const code = uuid.charCodeAt(index);
    if (code === HYPHEN) continue;
    bits = (bits << 4) | (code < 58 ? code - 48 : code - 87);
    waiting += 4;
    if (waiting < 5) continue;
    waiting -= 5;
    suffix[length++] = BASE_32[(bits >>> waiting) & 31] ?? 0;
    bits &= 31;
  }
  return suffix.toString('latin1');
}

const HEXADECIMAL = Buffer.from('0123456789abcdef');
const GROUPS: ReadonlySet<number> = new Set([8, 13, 18, 23]);
const VALUES = new Map([...BASE_32].map((code, value) => [code, value]));
const uuid = Buffer.alloc(36, HYPHEN);

/** The other way round. A change writes hundreds of them; by typeid-js they took a tenth of a server's time. */
export function uuidOf(id: Id<IdKind>): string {
  let bits = 0;
  let waiting = -2;
  let length = 0;
  for (let index = id.length - suffix.length; index < id.length; index += 1) {
    const value = VALUES.get(id.charCodeAt(index));
    if (value === undefined || (waiting < 0 && value > 7)) throw new Error('An id that is none');
    bits = (bits << 5) | value;
    waiting += 5;
    while (waiting >= 4) {
      waiting -= 4;
      if (GROUPS.has(length)) length += 1;
      uuid[length++] = HEXADECIMAL[(bits >>> waiting) & 15] ?? 0;
    }
    bits &= 15;
  }
  return uuid.toString('latin1');
}

/** From the bare UUIDs of what was found back to the ids that were asked for. */
export function keyedById<I extends Id<IdKind>, V>(
  ids: readonly I[],
  found: readonly (readonly [string, V])[],
): ReadonlyMap<I, V> {
  const byUuid = new Map(ids.map((each) => [uuidOf(each), each]));
  return new Map(
    found.flatMap(([uuid, value]) => {
      const known = byUuid.get(uuid);
      return known === undefined ? [] : [[known, value] as const];
    }),
  );
}

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return kindOf(text) === kind;
}

/** The kind of a collaboration, out of its id. */
export function collaborationKindOf(id: CollaborationId): CollaborationKind {
  const kind = COLLABORATION_KINDS.find((each) => id.startsWith(`${each}_`));
  if (kind === undefined) throw new Error(`Not the id of a collaboration: ${id}`);
  return kind;
}

/** The kind of a well-formed id, or undefined. */
export function kindOf(text: string): IdKind | undefined {
  const kind = ID_KINDS.find((each) => text.startsWith(`${each}_`));
  if (kind === undefined) return undefined;
  try {
    TypeID.fromString(text, kind);
    return kind;
  } catch {
    return undefined;
  }
}

/** How many kinds a refusal names. */
const MOST_KINDS_NAMED = 6;

/** The issue of what is no id of these kinds, with the form of each: `invalid_id:organisation_…, alliance_…`. */
export function invalidId(kinds: readonly IdKind[]): string {
  const named = kinds.slice(0, MOST_KINDS_NAMED).map((kind) => `${kind}_…`);
  return `invalid_id:${[...named, ...(kinds.length > named.length ? ['…'] : [])].join(', ')}`;
}

/** Parses an id of one kind; what is not one is refused with the code `invalid_id`. */
export function id<K extends IdKind>(kind: K): z.ZodType<Id<K>, Id<K>> {
  return sentAs(
    'id',
    z.custom<Id<K>>((value) => typeof value === 'string' && isId(kind, value), { error: () => invalidId([kind]) }),
    () => [kind],
  );
}

/** Parses an id of any kind. */
export const anyId: z.ZodType<Id<IdKind>, Id<IdKind>> = sentAs(
  'id',
  z.custom<Id<IdKind>>((value) => typeof value === 'string' && kindOf(value) !== undefined, {
    error: 'invalid_id:…_…',
  }),
);

/** Parses an id of any of several kinds. */
export const idOfKinds = <K extends IdKind>(kinds: readonly K[]): z.ZodType<{ [E in K]: Id<E> }[K]> =>
  idAmong(() => kinds);

/** The kinds are asked for at each use: contexts may be loaded after the schema was made. */
function idAmong<K extends IdKind>(kindsNow: () => readonly K[]): z.ZodType<{ [E in K]: Id<E> }[K]> {
  return sentAs(
    'id',
    z.custom<{ [E in K]: Id<E> }[K]>(
      (value) => typeof value === 'string' && kindsNow().some((kind) => isId(kind, value)),
      { error: () => invalidId(kindsNow()) },
    ),
    kindsNow,
  );
}

export const collaborationId = idAmong(() => COLLABORATION_KINDS);
export const organisationOrCollaborationId = idAmong(() => ['organisation', ...COLLABORATION_KINDS]);

/** An id for examples: the same at each call, and of nothing that there is. */
export const exampleId = <K extends IdKind>(kind: K, number = 1): Id<K> =>
  idOf(kind, `01960000-0000-7000-8000-${String(number).padStart(12, '0')}`);

/** Every id of the given kinds that stands anywhere in a plain value, each once. */
export function idsIn<K extends IdKind>(value: unknown, kinds: readonly K[]): Id<K>[] {
  const found = new Set<Id<K>>();
  const visit = (each: unknown): void => {
    if (typeof each === 'string') {
      for (const kind of kinds) if (isId(kind, each)) found.add(each);
    } else if (Array.isArray(each)) each.forEach(visit);
    else if (each !== null && typeof each === 'object') Object.values(each).forEach(visit);
  };
  visit(value);
  return [...found];
}
