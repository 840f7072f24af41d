import { grouped } from '@talkoot/contracts';

/** `name: told anybody, stranger; else told own`: what each viewer is told, those who are told the same together. */
export function lineOf<V extends string>(name: string, viewers: readonly V[], told: (viewer: V) => string): string {
  const same = [...grouped(viewers, told)].map(([each, who]) => [each, who.join(', ')] as const);
  const [first] = same;
  if (first && same.length === 1) return `${name}: ${first[0]} everybody`;
  return `${name}: ${same.map((each) => each.join(' ')).join('; ')}`;
}

/** In the order of the alphabet, each line once. */
export const textOf = (lines: Iterable<string>): string => `${[...new Set(lines)].toSorted().join('\n')}\n`;
