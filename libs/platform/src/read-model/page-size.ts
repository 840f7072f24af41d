import { DomainError, InvalidInput } from '@talkoot/contracts';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

class PageTooLarge extends DomainError {
  constructor(path: string) {
    super('INVALID_INPUT', [path], {
      fi: `Sivulla voi olla 0–${LARGEST_PAGE} kohdetta.`,
      sv: `En sida kan ha 0–${LARGEST_PAGE} poster.`,
      en: `A page has 0 to ${LARGEST_PAGE} items.`,
    });
  }
}

const FROM_ONE_END = {
  fi: 'Anna joko first ja after tai last ja before, ei kumpiakin.',
  sv: 'Ange antingen first och after eller last och before, inte båda.',
  en: 'Give either first and after or last and before, not both.',
};

/** How many a page has; throws when that is too many, or it is read from both ends. */
export function pageSize({ first, after, last, before }: Readonly<Record<string, unknown>>): number {
  if ((isGiven(first) || isGiven(after)) && (isGiven(last) || isGiven(before)))
    throw new InvalidInput([{ code: 'INVALID_INPUT', path: ['last'], text: FROM_ONE_END }]);
  return size(first, 'first') ?? size(last, 'last') ?? DEFAULT_PAGE;
}

/** The same for a plan: what is refused when it runs may be planned as any. */
export function plannedSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const asked = [first, last].find((each) => typeof each === 'number' && each >= 0 && each <= LARGEST_PAGE);
  return typeof asked === 'number' ? asked : DEFAULT_PAGE;
}

function size(value: unknown, path: string): number | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value !== 'number' || value < 0 || value > LARGEST_PAGE) throw new PageTooLarge(path);
  return value;
}

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
