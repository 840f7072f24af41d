import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { openEmbedded } from '@talkoot/platform/embedded';
import { type Compared, measureBodies } from './bodies.js';
import { Database, EVENTS } from './database.js';
import { besiege, type Siege } from './hostile.js';
import { type LimitProbe, probeLimits, Refused } from './limits.js';
import { LoadClient } from './load.js';
import { type Bench, loadServer, medians, type Round, runPgbench } from './measure.js';
import { measureMutation, type MutationResult } from './mutation.js';
import { type Contender, type Options, type Part, readOptions } from './options.js';
import { say } from './progress.js';
import { type CycleRun, measureCycles, measurePlans, type PlanAnswer } from './programmes.js';
import {
  type Ask,
  type Asked,
  changes,
  facts,
  list,
  names,
  nested,
  pilots,
  type Question,
  town,
  townSignedIn,
} from './questions.js';
import { writeReport } from './report.js';
import { type Places, Server, type ServerName, SERVERS } from './servers.js';

/** How one contender did at one question; or why it was not put under load. */
export interface Result {
  readonly question: string;
  readonly contender: Contender;
  readonly rounds: Round[];
  statements?: number;
  skipped?: string;
}

/** The nested query while the number of partnerships grows. */
export interface Growth {
  readonly partnerships: number;
  readonly contender: Contender;
  readonly round: Round;
}

/** All that a run found. */
export interface Findings {
  readonly options: Options;
  readonly questions: { readonly name: string; readonly title: string }[];
  readonly results: Result[];
  readonly growth: Growth[];
  readonly bodies: Compared[];
  readonly plans: PlanAnswer[];
  readonly cycles: CycleRun[];
  readonly mutations: MutationResult[];
  readonly limits: LimitProbe[];
  readonly sieges: Siege[];
  /** Megabytes, at the most. */
  readonly memory: Partial<Record<ServerName, number>>;
  postgresql: string;
  /** How many processes wanted a processor in the minute before. */
  readonly load: number;
}

type Servers = Readonly<Record<ServerName, Server>>;

/** The load of the machine before the bench began. */
const [BUSY = 0] = loadavg();
const QUIET = 0.5;

/** An answer that takes longer, alone, is not asked for by 32 at once. */
const TOO_SLOW = 2000;
/** Which of the bodies all have to answer alike, besides the first: their places among all. */
const SAMPLES = [0.3, 0.5, 1];
/** Requests whose statements are counted. */
const COUNTED = 20;

/** Runs the bench; `open` starts PostgreSQL as the product does. */
export async function main(args: string[], places: Places, open: typeof openEmbedded): Promise<void> {
  const options = readOptions(args);
  if (!options) return;
  if (BUSY > QUIET) say(`the machine is busy (load ${BUSY.toFixed(1)}): what is measured now says little`);
  await mkdir(places.folder, { recursive: true });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format();
  const data = join(places.folder, 'data');
  const database = await Database.open(data, join(places.bench, 'data'), open, (url) => cli(places, url, ['migrate']));
  say('PostgreSQL is up');
  const started: Server[] = [];
  const client = new LoadClient();
  const end = async () => {
    client.stop();
    await Promise.all(started.map((server) => server.stop()));
    await database.stop();
    await rm(data, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(1)));
  try {
    await database.grow(options.sizes[0] ?? 0);
    for (const name of SERVERS) started.push(await Server.start(name, database.url, today, places));
    say('all contenders are up');
    const servers = Object.fromEntries(started.map((server) => [server.name, server])) as Servers;
    const bench = { database, client, places, milliseconds: options.seconds * 1000 };
    await writeReport(await new Run(bench, servers, options, today).all(), places);
  } finally {
    await end();
  }
}

class Run {
  private readonly findings: Findings;
  private readonly ask: Ask;

  constructor(
    private readonly bench: Bench,
    private readonly servers: Servers,
    private readonly options: Options,
    private readonly today: string,
  ) {
    this.findings = {
      options,
      questions: [],
      results: [],
      growth: [],
      bodies: [],
      plans: [],
      cycles: [],
      mutations: [],
      limits: [],
      sieges: [],
      memory: {},
      postgresql: '',
      load: BUSY,
    };
    this.ask = (server, asked, milliseconds = 30_000) => askOnce(servers[server], asked, milliseconds);
  }

  async all(): Promise<Findings> {
    const { database } = this.bench;
    const { findings, ask, today } = this;
    for (const [place, size] of this.options.sizes.entries()) {
      if (place > 0) await database.grow(size);
      if (this.has('growth')) await this.grown(size);
    }
    if (this.has('town')) {
      const token = cli(this.bench.places, database.url, ['token', '--organisation', 'MIN', '--role', 'manager']);
      await this.inTurn([town(today), townSignedIn(today, token)]);
    }
    if (this.has('nested')) await this.question(nested(today));
    if (this.has('list')) await this.question(await list(today, ask, database));
    if (this.has('pilots')) await this.pages('pilots', () => pilots(ask, database));
    if (this.has('names')) await this.pages('names', () => names(today, ask, database));
    if (this.has('changes')) await this.question(await changes(ask, EVENTS));
    if (this.has('bodies')) {
      const tokenOf = async (name: string) => {
        const { code } = await database.one<{ code: string }>(
          'SELECT code FROM registry.organisation JOIN bench.officer ON town_id = organisation.id WHERE name = $1',
          [name],
        );
        return cli(this.bench.places, database.url, ['token', '--organisation', code, '--role', 'editor']);
      };
      const given = { tokenOf, today, options: this.options };
      findings.bodies.push(...(await measureBodies(this.bench, this.servers.talkoot, ask, given)));
    }
    if (this.has('plans') || this.has('cycles')) await database.add('programmes.sql');
    if (this.has('plans')) findings.plans.push(...(await measurePlans(this.bench, ask)));
    if (this.has('cycles')) findings.cycles.push(...(await measureCycles(this.bench, this.options)));
    if (this.has('mutation')) {
      const token = cli(this.bench.places, database.url, ['token', '--organisation', 'MIN', '--role', 'manager']);
      findings.mutations.push(...(await measureMutation(this.bench, this.servers, ask, token, this.options)));
    }
    if (this.has('limits')) findings.limits.push(...(await probeLimits(ask)));
    if (this.has('hostile')) findings.sieges.push(...(await besiege(this.servers.talkoot, database)));
    for (const server of Object.values(this.servers)) findings.memory[server.name] = server.memory;
    const { version } = await database.one<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    findings.postgresql = version;
    return findings;
  }

  private has(part: Part): boolean {
    return this.options.only.includes(part);
  }

  private takesPart(contender: Contender): boolean {
    return this.options.contenders.includes(contender);
  }

  /** The nested query, of Talkoot and of the bare statement, at one size. */
  private async grown(partnerships: number): Promise<void> {
    const { asked } = nested(this.today);
    const contenders = (['talkoot', 'bare'] as const).filter((each) => this.takesPart(each));
    const rounds = new Map<ServerName, Round[]>(contenders.map((each) => [each, []]));
    // At the first size the servers have just been started: until they are compiled, it is their age that would be measured.
    const warmUp = partnerships === this.options.sizes[0] ? 2 : 0.5;
    for (const each of contenders) await loadServer(this.bench, this.servers[each], asked[each], warmUp);
    for (let round = 0; round < this.options.rounds; round += 1)
      for (const each of contenders)
        rounds.get(each)?.push(await loadServer(this.bench, this.servers[each], asked[each], 0.5));
    for (const [contender, measured] of rounds)
      this.findings.growth.push({ partnerships, contender, round: medians(measured) });
    say(`the nested query at ${partnerships} partnerships`);
  }

  private async pages(what: string, find: () => ReturnType<typeof pilots>): Promise<void> {
    try {
      const { first, deep } = await find();
      await this.inTurn([first, deep]);
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      say(`${what}: ${error.message}`);
      this.findings.questions.push({ name: what, title: `The pages of ${what}` });
      this.findings.results.push({ question: what, contender: 'talkoot', rounds: [], skipped: error.message });
    }
  }

  private question(question: Question): Promise<void> {
    return this.inTurn([question]);
  }

  /**
   * Loads the contenders in turn, each with all the questions: those that are compared with each other are asked of it one right
   * after the other, since the machine is not the same a minute later.
   */
  private async inTurn(questions: readonly Question[]): Promise<void> {
    const prepared: { readonly question: Question; readonly results: readonly Result[] }[] = [];
    for (const question of questions) prepared.push({ question, results: await this.prepared(question) });
    for (let round = 0; round < this.options.rounds; round += 1)
      for (const contender of this.options.contenders)
        for (const { question, results } of prepared) await this.round(question, results, contender);
    for (const { question, results } of prepared) {
      this.findings.questions.push({ name: question.name, title: question.title });
      this.findings.results.push(...results);
      const told = results.map(({ contender, rounds, skipped }) =>
        skipped === undefined ? `${contender} ${medians(rounds).perSecond.toFixed(0)}/s` : `${contender} ${skipped}`,
      );
      say(`${question.name}: ${told.join(', ')}`);
    }
  }

  private async round({ asked, script }: Question, results: readonly Result[], contender: Contender): Promise<void> {
    const result = results.find((each) => each.contender === contender);
    if (!result || result.skipped !== undefined) return;
    const measured =
      contender === 'pgbench'
        ? runPgbench(this.bench, [script])
        : await loadServer(this.bench, this.servers[contender], asked[contender]);
    if (measured) result.rounds.push(measured);
  }

  /** Checks that all answer the same, counts their statements, and warms them up. */
  private async prepared({ name, asked }: Question): Promise<Result[]> {
    const results: Result[] = [];
    let agreed: unknown;
    for (const server of SERVERS.filter((each) => this.takesPart(each))) {
      const result: Result = { question: name, contender: server, rounds: [] };
      results.push(result);
      const since = performance.now();
      try {
        const answers = [await this.answer(server, asked[server], 0)];
        const alone = performance.now() - since;
        for (const place of SAMPLES) answers.push(await this.answer(server, asked[server], place));
        agreed ??= answers;
        if (!isDeepStrictEqual(answers, agreed)) throw new Disagreement(name, server, answers, agreed);
        if (alone > TOO_SLOW)
          throw new TooSlow(`took ${(alone / 1000).toFixed(1)} s alone, and was not put under load`);
        result.statements = await this.statements(server, asked[server]);
      } catch (error) {
        if (!(error instanceof TooSlow)) throw error;
        result.skipped = error.message;
      }
    }
    for (const { contender, skipped } of results)
      if (skipped === undefined && contender !== 'pgbench')
        await loadServer(this.bench, this.servers[contender], asked[contender], 0.7);
    if (this.takesPart('pgbench')) results.push({ question: name, contender: 'pgbench', rounds: [] });
    return results;
  }

  /** What it says to the body at this place among all, from 0 to 1. */
  private async answer(server: ServerName, asked: Asked, place: number): Promise<unknown> {
    const bodies = asked.bodies.slice(Math.round(place * (asked.bodies.length - 1)));
    const [answer] = Object.values((await this.ask(server, { ...asked, bodies })) as Record<string, unknown>);
    return facts(answer);
  }

  private async statements(server: ServerName, asked: Asked): Promise<number> {
    const calls = await this.bench.database.statementsOf(async () => {
      for (let n = 0; n < COUNTED; n += 1)
        await this.ask(server, { ...asked, bodies: asked.bodies.slice(n % asked.bodies.length) });
    });
    return calls / COUNTED;
  }
}

class TooSlow extends Error {}

class Disagreement extends Error {
  constructor(question: string, server: ServerName, answer: unknown, agreed: unknown) {
    const [one, other] = [answer, agreed].map((each) => JSON.stringify(each));
    super(`${question}: ${server} answers differently:\n${one?.slice(0, 2000)}\ninstead of\n${other?.slice(0, 2000)}`);
  }
}

/** The data of an answer to the first of the bodies. */
async function askOnce(
  { name, port }: Server,
  { path, headers, bodies }: Asked,
  milliseconds: number,
): Promise<unknown> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const [body = ''] = bodies;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body, signal });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (errors !== undefined || data === undefined) throw new Refused(`${name}: ${text.slice(0, 2000)}`);
    return data;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new TooSlow(`did not answer within ${milliseconds / 1000} s`, { cause: error });
  }
}

function cli({ root, folder }: Places, url: string, args: string[]): string {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url,
    DATA_DIR: folder,
    SECRET_KEY: 'a key for the bench alone, made up for it',
  };
  const command = [join(root, 'dist/apps/cli/src/main.js'), ...args];
  return execFileSync(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}
