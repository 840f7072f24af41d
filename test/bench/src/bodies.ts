import { type Bench, loadServer, medians, type Round } from './measure.js';
import type { Options } from './options.js';
import type { Read } from './plans.js';
import { say } from './progress.js';
import { type Ask, type Asked, graphql } from './questions.js';
import type { Server } from './servers.js';

/** One question about something small and about something large: as much is asked for, and as much is answered. */
export interface Compared {
  readonly title: string;
  readonly small: Round;
  readonly large: Round;
  readonly reads: { readonly small: readonly Read[]; readonly large: readonly Read[] };
}

interface Pair {
  readonly title: string;
  readonly small: Asked;
  readonly large: Asked;
}

/** What a request costs the processors, the server's and PostgreSQL's, in milliseconds: others on the machine change it little. */
export const costOf = ({ server, database }: Round): number => server + database;

const WHO_SITS = `query ($code: String!) { body(code: $code) { name seats(first: 5) {
  nodes { kind basis vacant organisation { name } holder { name } substitutes { name } } } } }`;
const NEXT = `query ($code: String!, $from: Date!) { body(code: $code) { nextMeeting { day }
  meetings(first: 2, filter: { from: $from }) { nodes { day status agenda(first: 5) { nodes { title theme { name } } } } } } }`;
const DECIDED = `query ($code: String!) { body(code: $code) {
  decisions(first: 5) { nodes { outcome text item { title } meeting { day } } } } }`;
const PRESENT = `query ($code: String!, $until: Date!) { body(code: $code) {
  meetings(first: 1, orderBy: LATEST_START, filter: { until: $until }) {
    nodes { day quorate attendance(first: 5) { nodes { present seat { place } mandate { name } } } } } } }`;
const MINE = `query ($from: Date!, $until: Date!) { me { meetings(first: 2, filter: { from: $from, until: $until }) {
  nodes { day body { name } agenda(first: 5, filter: { concernsMe: true }) { nodes { title } } } } } }`;

const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** Loads the bodies, and asks of the small and the large in turn. */
export async function measureBodies(
  bench: Bench,
  server: Server,
  ask: Ask,
  { tokenOf, today, options }: { tokenOf: (name: string) => Promise<string>; today: string; options: Options },
): Promise<Compared[]> {
  await bench.database.add('bodies.sql');
  const about = (title: string, query: string, more: object = {}): Pair => ({
    title,
    small: graphql(query, [{ code: 'SMALL', ...more }]),
    large: graphql(query, [{ code: 'LARGE', ...more }]),
  });
  const bearer = async (name: string) => ({ authorization: `Bearer ${await tokenOf(name)}` });
  const window = { from: today, until: dayAfter(today, 60) };
  const pairs: Pair[] = [
    about('Who sits: of 8 seats, of 200', WHO_SITS),
    about('The next meetings: of 12, of 240', NEXT, { from: today }),
    about('The latest decisions: of 30, of 700', DECIDED),
    about('Who was present at the last meeting: of 8 seats, of 200', PRESENT, { until: today }),
    {
      title: 'My meetings in 60 days: of 1 body, of 100',
      small: graphql(MINE, [window], await bearer('idle')),
      large: graphql(MINE, [window], await bearer('busy')),
    },
  ];
  const found: Compared[] = [];
  for (const { title, small, large } of pairs) {
    const rounds: { small: Round[]; large: Round[] } = { small: [], large: [] };
    for (const asked of [small, large]) {
      await ask('talkoot', asked);
      await loadServer(bench, server, asked, 0.3);
    }
    for (let round = 0; round < options.rounds; round += 1) {
      rounds.small.push(await loadServer(bench, server, small, 0.5));
      rounds.large.push(await loadServer(bench, server, large, 0.5));
    }
    const readsOf = (asked: Asked) => bench.database.readsOf(() => ask('talkoot', asked).then(() => undefined));
    const reads = { small: await readsOf(small), large: await readsOf(large) };
    const compared = { title, small: medians(rounds.small), large: medians(rounds.large), reads };
    say(`${title}: ${costOf(compared.small).toFixed(2)} ms, ${costOf(compared.large).toFixed(2)} ms of processor`);
    found.push(compared);
  }
  return found;
}
