import { graphql, type Ask } from './questions.js';

/** Seconds in which an operation has to be answered, or refused. */
export const AT_MOST = 1;
const PATIENCE = 20;

/** How the largest operations that the limits let through went. */
export interface LimitProbe {
  readonly title: string;
  /** Rows asked for on each page. */
  readonly page: number;
  readonly outcome: 'answered' | 'refused' | 'not answered';
  readonly seconds: number;
}

/** From a programme to its pilots, back to the programme, and so on: fifteen levels. */
function deepest(first: number): string {
  const level = (depth: number): string =>
    depth === 0
      ? 'code'
      : `code name pilots(first: ${first}) { nodes { code name programme { ${level(depth - 1)} } } }`;
  return `{ pilotProgramme(code: "BENCH-0") { ${level(4)} } }`;
}

/** The same pages side by side, until there are nearly five hundred fields. */
function widest(first: number): string {
  const one = (n: number) =>
    `a${n}: pilots(first: ${first}) { nodes { id code partners(first: ${first}) { nodes { status organisation { name } } } } }`;
  return `{ ${Array.from({ length: 55 }, (_, n) => one(n)).join(' ')} }`;
}

/** Everything below one list, five levels of pages. */
function tree(first: number): string {
  return `{ pilotProgrammes(first: ${first}) { nodes { code name pilots(first: ${first}) { nodes { code name
    themes { name } owner { name } coordinator { name region { name } } partners(first: ${first}) { totalCount nodes {
      organisation { name region { name } } pilot { partners(first: ${first}) { nodes { organisation { name } } } } } } } } } } }`;
}

/** Each with the largest pages first, then with smaller ones until one is let through; nothing more once one is not answered. */
export async function probeLimits(ask: Ask): Promise<LimitProbe[]> {
  const probes: LimitProbe[] = [];
  for (const [title, operation] of Object.entries({
    'as deep as the limits allow': deepest,
    'as wide as the limits allow': widest,
    'everything below the programmes': tree,
  })) {
    for (const page of [100, 50, 20, 10, 5, 2]) {
      const probe = { title, page, ...(await probeOnce(ask, operation(page))) };
      probes.push(probe);
      if (probe.outcome === 'not answered') return probes;
      if (probe.outcome === 'answered') break;
    }
  }
  return probes;
}

async function probeOnce(ask: Ask, query: string): Promise<Pick<LimitProbe, 'outcome' | 'seconds'>> {
  const since = performance.now();
  const seconds = () => (performance.now() - since) / 1000;
  try {
    await ask('talkoot', graphql(query), PATIENCE * 1000);
    return { outcome: 'answered', seconds: seconds() };
  } catch (error) {
    const refused = error instanceof Refused;
    return { outcome: refused ? 'refused' : 'not answered', seconds: seconds() };
  }
}

/** An answer with errors in it. */
export class Refused extends Error {}
