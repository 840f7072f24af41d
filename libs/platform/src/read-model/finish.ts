import { type Operation, suffixOf } from '@talkoot/contracts';
import { toCursor } from './cursor.js';
import { MARK } from './marks.js';
import type { Compute } from './plan.js';

const UUID_LENGTH = 36;
const marks = new RegExp(`[${MARK.uuid}${MARK.cursor}${MARK.computed}${MARK.type}]`, 'g');

/**
 * Puts in the place of the marks what the process makes: TypeIDs, cursors, computed fields. Types are told on to whoever has to
 * find the way to what is missing (`bubble`), and to nobody else.
 */
export async function finish(text: string, computed: readonly Compute[], operation: Operation): Promise<string> {
  const pieces: string[] = [];
  const coming: Promise<void>[] = [];
  const tellsTypes = text.includes(MARK.missing);
  let done = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    pieces.push(text.slice(done, index));
    const start = index + 1;
    if (mark === MARK.uuid) {
      done = start + UUID_LENGTH;
      pieces.push(suffixOf(text.slice(start, done)));
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
  return pieces.join('');
}

async function compute(marked: string, computed: readonly Compute[], operation: Operation): Promise<string> {
  const colon = marked.indexOf(':');
  const made: unknown = await computed[Number(marked.slice(0, colon))]?.(
    JSON.parse(marked.slice(colon + 1)),
    operation,
  );
  return JSON.stringify(made ?? null);
}
