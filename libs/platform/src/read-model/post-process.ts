import { type Operation, suffixOf } from '@talkoot/contracts';
import { toCursor } from './cursor.js';
import { MARKER } from './markers.js';
import type { ObjectCache } from './object-cache.js';
import type { Compute, Form } from './plan.js';
import { AnswerTooLarge, LARGEST_ANSWER } from './read-errors.js';

const UUID_LENGTH = 36;
const MARKERS = new RegExp(
  `[${MARKER.uuid}${MARKER.cursor}${MARKER.computed}${MARKER.type}${MARKER.cached}${MARKER.cachedEnd}${MARKER.personal}]`,
  'g',
);

/** The first marker from this place on. Not `matchAll`, which compiles the expression anew for each text. */
function markerFrom(text: string, place: number): RegExpExecArray | null {
  MARKERS.lastIndex = place;
  return MARKERS.exec(text);
}

/** What the text of an answer is completed with. */
export interface PostProcessOptions {
  readonly form: Form;
  readonly computed: readonly Compute[];
  readonly operation: Operation;
  /** The cache, and the keys of the plan's cached selections in it. */
  readonly cache: ObjectCache;
  readonly keys: readonly string[];
  /** Those whose personal data is in it are added. */
  readonly persons: Set<string>;
}

/**
 * Replaces the markers by what the process makes: TypeIDs, cursors, computed fields. Types stay in the text only where
 * `propagateNulls` needs them to find a missing value. Cached objects are stored from the text of a whole statement, and put into
 * that of a short one; undefined: one of them is not in the cache.
 */
export async function postProcess(
  text: string,
  { form, computed, operation, cache, keys, persons }: PostProcessOptions,
): Promise<string | undefined> {
  const pieces: string[] = [];
  const pending: Promise<void>[] = [];
  const tellsTypes = text.includes(MARKER.missing);
  let done = 0;
  let caching: { readonly key: string; readonly id: string; readonly from: number } | undefined;
  for (let found = markerFrom(text, 0); found; found = markerFrom(text, done)) {
    const { 0: mark, index } = found;
    pieces.push(text.slice(done, index));
    const start = index + 1;
    if (mark === MARKER.uuid) {
      done = start + UUID_LENGTH;
      pieces.push(suffixOf(text.slice(start, done)));
      continue;
    }
    if (mark === MARKER.cached) {
      const colon = text.indexOf(':', start);
      done = colon + 1 + UUID_LENGTH;
      const key = keys[Number(text.slice(start, colon))] ?? '';
      const id = text.slice(colon + 1, done);
      if (form === 'whole') {
        caching = { key, id, from: pieces.length };
        continue;
      }
      const known = cache.get(key, id);
      if (known === undefined) return undefined;
      pieces.push(known);
      continue;
    }
    if (mark === MARKER.cachedEnd) {
      done = start;
      const cachedText = pieces.slice(caching?.from).join('');
      // What is missing has to be seen in the text before anything else of it is read.
      if (caching && !cachedText.includes(MARKER.missing)) cache.set(caching.key, caching.id, cachedText);
      continue;
    }
    const end = text.indexOf(MARKER.end, start);
    done = end + 1;
    const marked = text.slice(start, end);
    if (mark === MARKER.personal) {
      const [kind = '', uuid = ''] = marked.split(':');
      if (uuid !== '') persons.add(`${kind}_${suffixOf(uuid)}`);
      continue;
    }
    if (mark === MARKER.type) {
      if (!tellsTypes) continue;
      done += 1;
      pieces.push(`{${JSON.stringify(MARKER.type)}:"${marked}"${text[done] === '}' ? '' : ','}`);
      continue;
    }
    const place = pieces.push(mark === MARKER.cursor ? JSON.stringify(toCursor(marked)) : '') - 1;
    if (mark !== MARKER.computed) continue;
    pending.push(compute(marked, computed, operation).then((made) => void (pieces[place] = made)));
  }
  pieces.push(text.slice(done));
  if (pending.length > 0) await Promise.all(pending);
  const finished = pieces.join('');
  // What is remembered may be longer than the mark in its place.
  if (finished.length > LARGEST_ANSWER) throw new AnswerTooLarge();
  return finished;
}

async function compute(marked: string, computed: readonly Compute[], operation: Operation): Promise<string> {
  const colon = marked.indexOf(':');
  const made: unknown = await computed[Number(marked.slice(0, colon))]?.(
    JSON.parse(marked.slice(colon + 1)),
    operation,
  );
  return JSON.stringify(made ?? null);
}
