import { refuse } from '../messages/index.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

/** How many a page has; throws when that is too many, or it is read from both ends. */
export function pageSize({ first, after, last, before }: Readonly<Record<string, unknown>>): number {
  if ((isGiven(first) || isGiven(after)) && (isGiven(last) || isGiven(before)))
    throw refuse('INVALID_INPUT.fromOneEnd', ['last']);
  return size(first, 'first') ?? size(last, 'last') ?? DEFAULT_PAGE;
}

/** The same for a plan: what is refused when it runs may be planned as any. */
export function plannedSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const asked = [first, last].find((each) => typeof each === 'number' && each >= 0 && each <= LARGEST_PAGE);
  return typeof asked === 'number' ? asked : DEFAULT_PAGE;
}

function size(value: unknown, path: string): number | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value !== 'number' || value < 0 || value > LARGEST_PAGE)
    throw refuse('INVALID_INPUT.pageTooLarge', [path], { most: LARGEST_PAGE });
  return value;
}

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
