import { type Operation, suffixOf } from '@talkoot/contracts';
import { toCursor } from './cursor.js';
import { MARK } from './marks.js';
import type { KeptObjects } from './kept-objects.js';
import type { Compute, Form } from './plan.js';
import { AnswerTooLarge, LARGEST_ANSWER } from './read-errors.js';

const UUID_LENGTH = 36;
const marks = new RegExp(`[${MARK.uuid}${MARK.cursor}${MARK.computed}${MARK.type}${MARK.kept}${MARK.keptEnd}]`, 'g');

/** What an answer needs besides its text. */
export interface Finishing {
  readonly form: Form;
  readonly computed: readonly Compute[];
  readonly operation: Operation;
  /** What the process remembers, and the keys of the plan's kept selections in it. */
  readonly memory: KeptObjects;
  readonly keys: readonly string[];
}

/**
 * Puts in the place of the marks what the process makes: TypeIDs, cursors, computed fields. Types are told on to anyone who has to
 * find the way to what is missing (`bubble`), and to nobody else. Objects that are kept are learnt from a whole text, and put
 * into a short one; undefined: one of them is not known.
 */
export async function finish(
  text: string,
  { form, computed, operation, memory, keys }: Finishing,
): Promise<string | undefined> {
  const pieces: string[] = [];
  const coming: Promise<void>[] = [];
  const tellsTypes = text.includes(MARK.missing);
  let done = 0;
  let learning: { readonly key: string; readonly id: string; readonly from: number } | undefined;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    pieces.push(text.slice(done, index));
    const start = index + 1;
    if (mark === MARK.uuid) {
      done = start + UUID_LENGTH;
      pieces.push(suffixOf(text.slice(start, done)));
      continue;
    }
    if (mark === MARK.kept) {
      const colon = text.indexOf(':', start);
      done = colon + 1 + UUID_LENGTH;
      const key = keys[Number(text.slice(start, colon))] ?? '';
      const id = text.slice(colon + 1, done);
      if (form === 'whole') {
        learning = { key, id, from: pieces.length };
        continue;
      }
      const known = memory.find(key, id);
      if (known === undefined) return undefined;
      pieces.push(known);
      continue;
    }
    if (mark === MARK.keptEnd) {
      done = start;
      const learnt = pieces.slice(learning?.from).join('');
      // What is missing has to be seen in the text before anything else of it is read.
      if (learning && !learnt.includes(MARK.missing)) memory.learn(learning.key, learning.id, learnt);
      continue;
    }
    const end = text.indexOf(MARK.end, start);
    done = end + 1;
    const marked = text.slice(start, end);
    if (mark === MARK.type) {
      if (!tellsTypes) continue;
      done += 1;
      pieces.push(`{${JSON.stringify(MARK.type)}:"${marked}"${text[done] === '}' ? '' : ','}`);
      continue;
    }
    const place = pieces.push(mark === MARK.cursor ? JSON.stringify(toCursor(marked)) : '') - 1;
    if (mark !== MARK.computed) continue;
    coming.push(compute(marked, computed, operation).then((made) => void (pieces[place] = made)));
  }
  pieces.push(text.slice(done));
  if (coming.length > 0) await Promise.all(coming);
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
