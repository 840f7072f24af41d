import { DomainError, InvalidInput } from '@talkoot/contracts';
import type { Call, Run } from './plan.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

class PageTooLarge extends DomainError {
  constructor(path: string) {
    super('INVALID_INPUT', [path], {
      fi: `Sivulla voi olla 1–${LARGEST_PAGE} kohdetta.`,
      sv: `En sida kan ha 1–${LARGEST_PAGE} poster.`,
      en: `A page has 1 to ${LARGEST_PAGE} items.`,
    });
  }
}

const FROM_ONE_END = {
  fi: 'Anna joko first ja after tai last ja before, ei kumpiakin.',
  sv: 'Ange antingen first och after eller last och before, inte båda.',
  en: 'Give either first and after or last and before, not both.',
};

/** How many a page of the call has; throws when that is too many, or it is read from both ends. */
export function pageSize(call: Call, run: Run): number {
  const { first, after, last, before } = run.calls[call.index] ?? {};
  if ((isGiven(first) || isGiven(after)) && (isGiven(last) || isGiven(before)))
    throw new InvalidInput([{ code: 'INVALID_INPUT', path: ['last'], text: FROM_ONE_END }]);
  return size(first, 'first') ?? size(last, 'last') ?? DEFAULT_PAGE;
}

function size(value: unknown, path: string): number | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value !== 'number' || value < 1 || value > LARGEST_PAGE) throw new PageTooLarge(path);
  return value;
}

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
