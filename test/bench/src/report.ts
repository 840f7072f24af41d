import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import prettier from 'prettier';
import { COMPANIES, EVENTS } from './database.js';
import { type Compared, costOf } from './bodies.js';
import type { Findings } from './main.js';
import { CONNECTIONS, medians, pgbenchVersion, POOL, type Round } from './measure.js';
import type { Contender } from './options.js';
import { say } from './progress.js';
import { nodeOfPostgraphile, type Places } from './servers.js';
import { isMet, mutationRatio, roundOf, type Target, targets } from './targets.js';

const BEGIN = '<!-- Written by `npm run bench`; what stands between these lines is replaced by the next whole run. -->';
const END = '<!-- The end of what `npm run bench` writes. -->';

const NAMES: Readonly<Record<Contender, string>> = {
  talkoot: 'Talkoot',
  postgraphile: 'PostGraphile 5',
  nest: 'the usual NestJS way',
  bare: 'the bare statement',
  pgbench: 'pgbench',
};

/** Writes what was found: of a whole run into the documentation, of another beside it. */
export async function writeReport(findings: Findings, { root, bench, folder }: Places): Promise<void> {
  const document = join(root, 'docs/performance.md');
  const target = findings.options.isWhole ? document : join(folder, 'performance.md');
  const [before, after] = around(readFileSync(document, 'utf8'));
  const text = `${before}${BEGIN}\n\n${generated(findings, root, bench)}\n\n${END}${after}`;
  const options = (await prettier.resolveConfig(document)) ?? {};
  writeFileSync(target, await prettier.format(text, { ...options, parser: 'markdown' }));
  console.log(`\n${summary(targets(findings))}\n`);
  say(`wrote ${target}`);
}

/** What a person wrote before and after the generated part. */
function around(text: string): [string, string] {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error('docs/performance.md has lost the lines between which the bench writes');
  return [text.slice(0, begin), text.slice(end + END.length)];
}

function generated(findings: Findings, root: string, bench: string): string {
  const { options, growth, bodies, plans, cycles, mutations, limits, sieges, memory } = findings;
  const largest = Math.max(...options.sizes);
  return [
    '## What has to be reached',
    table(
      ['', 'Target', 'Measured', ''],
      targets(findings).map((each) => [
        each.what,
        `${each.bound} ${each.target}`,
        figure(each.measured),
        verdict(each),
      ]),
    ),
    '## The questions',
    `${CONNECTIONS} connections with keep-alive; each contender has ${POOL} connections to the database. Medians of ` +
      `${options.rounds} rounds of ${options.seconds} s, in turn (A B C A B C …), at ${number(largest)} partnerships, ` +
      `${number(COMPANIES)} companies and ${number(EVENTS)} events. Latencies in milliseconds. The processor is in milliseconds ` +
      'per request, the server’s and all of PostgreSQL’s. What pgbench tells in the place of the median is the mean.',
    ...findings.questions.flatMap(({ name, title }) => [`### ${title}`, questionTable(findings, name)]),
    '## Growth',
    'The nested query while other programmes are added.',
    table(
      ['Partnerships', 'Contender', 'Requests/s', 'p50', 'p99'],
      growth.map(({ partnerships, contender, round }) => [
        number(partnerships),
        NAMES[contender],
        ...speedAndLatency(round),
      ]),
    ),
    '## Bodies, small and large',
    'The same question, with the same page, of a body with 8 seats and a year of monthly meetings, and of one with 200 seats and ' +
      '20 years of them; of somebody who sits in one body, and of somebody who sits in 100. Milliseconds of processor per request.',
    table(
      ['', 'Small: server', 'PostgreSQL', 'Large: server', 'PostgreSQL', 'Large, of small'],
      bodies.map(({ title, small, large }) => [
        title,
        ...processor(small),
        ...processor(large),
        figure(costOf(large) / costOf(small)),
      ]),
    ),
    'The plans, as PostgreSQL executed them: how many rows it read for one answer, and by which index.',
    table(['', 'Rows by', 'Small', 'Large'], bodies.flatMap(planRows)),
    '## Programmes',
    'A plan of 5,010 items, and its second revision of which every tenth measure is renamed, every tenth dropped and every tenth new. ' +
      'Asked alone, 15 times; milliseconds until the answer.',
    table(
      ['', 'Statements', 'Median', 'Slowest', 'Kilobytes'],
      plans.map(({ title, statements, median, slowest, bytes }) => [
        title,
        number(statements),
        ...[median, slowest, bytes / 1000].map((each) => each.toFixed(0)),
      ]),
    ),
    'The job that keeps the obligations of programmes, five for each municipality, by one process. How long its longest transaction ' +
      'was open is looked at every 20 milliseconds.',
    table(
      ['', 'Programmes', 'Seconds', 'Programmes/s', 'Obligations made', 'Longest transaction, ms'],
      cycles.map(({ title, programmes, seconds, made, longest }) => [
        title,
        number(programmes),
        seconds.toFixed(0),
        (programmes / seconds).toFixed(0),
        number(made),
        longest.toFixed(0),
      ]),
    ),
    '## A mutation and its events',
    'The name of a pilot is changed, by 32 at once and each another pilot. Talkoot without outbox rows is the same process ' +
      'while a trigger drops them: the statement that inserts them is still sent, so this shows what the rows cost, not that ' +
      'round trip. The bare change is the opposite end: it checks nothing and reads nothing, and without its event there is ' +
      'no such statement at all. After each round the events are counted: one for each change, or none.',
    table(
      ['', 'Outbox rows', 'Changes/s', 'p50', 'p99', 'Server', 'PostgreSQL', 'With, of without'],
      mutations.map(({ contender, withEvent, rounds }) => [
        NAMES[contender],
        withEvent ? 'yes' : 'no',
        ...speedAndLatency(medians(rounds)),
        ...processor(medians(rounds)),
        withEvent ? figure(mutationRatio(findings, contender)) : '',
      ]),
    ),
    '## The largest operations',
    'Operations of the greatest depth and breadth, with pages of 100, then of fewer until one is let through.',
    table(
      ['', 'Page', '', 'Seconds'],
      limits.map(({ title, page, outcome, seconds }) => [title, String(page), outcome, seconds.toFixed(2)]),
    ),
    '## The worst requests',
    'Bodies of at most 1 MiB that anybody can send: of the largest of each kind and of random ones, the ten that take the most ' +
      'of the processor (milliseconds, when they are sent alone). Each is then sent by 20 at once, while `{ __typename }` is asked again ' +
      'and again.',
    table(
      ['Begins with', 'Bytes', 'Server', 'PostgreSQL', 'Seconds, of 20', 'Answered', '`__typename`, at most s', 'MB'],
      sieges.map(({ body, bytes, server, database, seconds, statuses, beside, memory: megabytes }) => [
        `\`${body.replaceAll('|', '\\|')}\``,
        number(bytes),
        number(server),
        number(database),
        seconds.toFixed(2),
        statuses,
        beside.toFixed(2),
        megabytes.toFixed(0),
      ]),
    ),
    '## Memory',
    'Resident megabytes of each server’s process, at the most.',
    table(
      ['', 'MB'],
      Object.entries(memory).map(([name, megabytes]) => [NAMES[name as Contender], megabytes.toFixed(0)]),
    ),
    '## With what',
    versions(findings, root, bench),
    'One PostgreSQL, the one that comes with Talkoot, with `fsync` on, 1 GB of shared buffers and no autovacuum during the run; ' +
      'all made-up data in Talkoot’s own schema, analysed after each step of loading. Every server runs with ' +
      '`NODE_ENV=production` and `--max-semi-space-size=64`, Talkoot with its defaults (it logs each request, the others do ' +
      'not). The load comes from a process of its own, over bare sockets, on the same cores. Before anything is measured the contenders have to give the ' +
      'same answer. PostGraphile reads views that say what the others say in code, and runs on a newer Node.js since it needs ' +
      'one; the usual NestJS way is TypeORM entities, a field resolver for every relation and DataLoader, over Fastify; the ' +
      'bare statement is tuned by hand, prepared, and its JSON passed through.',
  ].join('\n\n');
}

function questionTable(findings: Findings, question: string): string {
  const { results } = findings;
  const bare = roundOf(findings, question, 'bare');
  return table(
    ['', 'Requests/s', 'p50', 'p99', 'Server', 'PostgreSQL', 'Statements', 'Of the bare'],
    results
      .filter((each) => each.question === question)
      .map(({ contender, skipped, statements, rounds }) => {
        if (skipped !== undefined) return [`${NAMES[contender]}: ${skipped}`];
        const round = medians(rounds);
        return [
          NAMES[contender],
          ...speedAndLatency(round),
          ...processor(round),
          statements === undefined ? '' : figure(statements),
          figure(bare && round.perSecond / bare.perSecond),
        ];
      }),
  );
}

const speedAndLatency = ({ perSecond, p50, p99 }: Round): string[] => [
  number(Math.round(perSecond)),
  p50.toFixed(1),
  p99 === undefined ? '' : p99.toFixed(1),
];

const processor = ({ server, database }: Round): string[] => [
  server === 0 ? '' : server.toFixed(2),
  database.toFixed(2),
];

function versions({ postgresql, load }: Findings, root: string, bench: string): string {
  const ofPackage = (folder: string, name: string) => {
    const file = join(folder, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    return `${name} ${version}`;
  };
  const other = execFileSync(nodeOfPostgraphile(), ['--version']).toString().trim();
  const ours = ['@nestjs/core', '@apollo/server', 'graphql', 'fastify', 'typeorm', 'pg'];
  return [
    `${new Date().toISOString().slice(0, 10)}: ${cpus()[0]?.model ?? 'an unknown processor'}, ${availableParallelism()} cores, ` +
      `${(totalmem() / 2 ** 30).toFixed(0)} GiB; load ${load.toFixed(1)} before the run`,
    `Node.js ${process.version} (PostGraphile: ${other}), PostgreSQL ${postgresql}, pgbench ${pgbenchVersion() ?? 'not there'}`,
    [
      ...ours.map((name) => ofPackage(root, name)),
      ...['postgraphile', 'dataloader'].map((name) => ofPackage(bench, name)),
    ].join(', '),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function verdict(target: Target): string {
  const { target: wanted, measured } = target;
  if (measured === undefined) return 'not measured';
  if (isMet(target)) return 'reached';
  return `missed by ${Math.round(Math.abs(measured / wanted - 1) * 100)} %`;
}

const summary = (all: readonly Target[]): string =>
  all
    .filter(({ measured }) => measured !== undefined)
    .map(
      (each) =>
        `${isMet(each) ? '  ' : '✗ '}${each.what}: ${figure(each.measured)} (${each.bound} ${each.target}), ${verdict(each)}`,
    )
    .join('\n');

/** How many rows were read by each index, for the small and for the large. */
function planRows({ title, reads }: Compared): string[][] {
  const counted = [reads.small, reads.large].map((each) => new Map(each.map(({ by, rows }) => [by, rows])));
  const all = new Set(counted.flatMap((each) => [...each.keys()]));
  return [...all].map((by, place) => [
    place === 0 ? title : '',
    by,
    ...counted.map((each) => number(each.get(by) ?? 0)),
  ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'Not measured in this run.';
  const line = (cells: readonly string[]) => `| ${head.map((_, place) => cells[place] ?? '').join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

const number = (value: number): string => value.toLocaleString('en');

const figure = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));
