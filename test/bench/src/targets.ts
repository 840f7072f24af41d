import { costOf } from './bodies.js';
import { AT_MOST } from './limits.js';
import type { Findings } from './main.js';
import { medians, type Round } from './measure.js';
import type { Contender } from './options.js';

/** What has to be reached, and what was; one run's ratios, since another machine has other times. */
export interface Target {
  readonly what: string;
  readonly bound: 'at least' | 'at most';
  readonly target: number;
  /** Nothing where this run did not measure it. */
  readonly measured: number | undefined;
}

export const isMet = ({ bound, target, measured = Number.NaN }: Target): boolean =>
  bound === 'at least' ? measured >= target : measured <= target;

export function targets(findings: Findings): Target[] {
  const { limits, sieges } = findings;
  const of = (question: string, contender: Contender) => roundOf(findings, question, contender);
  const speed = (question: string, other: Contender) =>
    ratio(of(question, 'talkoot')?.perSecond, of(question, other)?.perSecond);
  const tail = (question: string) => ratio(of(question, 'talkoot')?.p99, of(question, 'bare')?.p99);
  const depth = (what: string) =>
    ratio(of(`${what}-first`, 'talkoot')?.perSecond, of(`${what}-deep`, 'talkoot')?.perSecond);
  const statements = findings.results.flatMap((each) => (each.contender === 'talkoot' ? (each.statements ?? []) : []));
  const speeds = findings.growth.flatMap(({ contender, round }) => (contender === 'talkoot' ? round.perSecond : []));
  const mutation = (contender: Contender) => mutationRatio(findings, contender);
  const slowest = limits.filter(({ outcome }) => outcome !== 'refused').map(({ seconds }) => seconds);

  return [
    atLeast('The nested query: requests a second, as a share of the bare statement', 0.7, speed('nested', 'bare')),
    atLeast('The nested query: as a multiple of PostGraphile 5', 3.5, speed('nested', 'postgraphile')),
    atLeast('The nested query: as a multiple of the usual NestJS way', 15, speed('nested', 'nest')),
    atLeast('One town by its code: as a share of the bare statement', 0.6, speed('town', 'bare')),
    atLeast('One town by its code: as a multiple of PostGraphile 5', 1.7, speed('town', 'postgraphile')),
    atLeast(
      'One town by its code, signed in: as a share of the same by anybody',
      0.95,
      ratio(of('town-signed-in', 'talkoot')?.perSecond, of('town', 'talkoot')?.perSecond),
    ),
    atMost('Statements of an operation, the most of all questions', 1, most(statements)),
    atMost('Pilots by code: a page near the end, as a multiple of the first', 1.2, depth('pilots')),
    atMost('Organisations by name: a page near the end, as a multiple of the first', 1.2, depth('names')),
    atMost(
      'The nested query, from the fewest to the most partnerships: the slowest as a multiple of the fastest',
      1.5,
      speeds.length < 2 ? undefined : Math.max(...speeds) / Math.min(...speeds),
    ),
    atMost(
      'Of large bodies and of somebody in many: the most that a question costs, as a multiple of a small one',
      1.5,
      most(findings.bodies.map(({ small, large }) => costOf(large) / costOf(small))),
    ),
    atMost('A plan of 5,010 items: statements', 1, findings.plans[0]?.statements),
    atMost('The difference of two such revisions: milliseconds', 200, findings.plans[1]?.median),
    atMost(
      'The job that keeps obligations: the longest that it holds what it changes, in milliseconds',
      1000,
      most(findings.cycles.map(({ longest }) => longest)),
    ),
    atLeast('A mutation with its outbox rows, as a share of the same without them', 0.9, mutation('talkoot')),
    atLeast(
      'A change of a pilot’s name with its event: as a share of the bare change with it',
      0.25,
      ratio(changes(findings, 'talkoot', true), changes(findings, 'bare', true)),
    ),
    atMost('The nested query: p99 at 32 connections, as a multiple of the bare statement’s', 2, tail('nested')),
    atMost('One town by its code: p99 at 32 connections, as a multiple of the bare statement’s', 2, tail('town')),
    atMost(
      'The largest operations that are not refused: seconds',
      AT_MOST,
      limits.length === 0 ? undefined : (most(slowest) ?? 0),
    ),
    atMost(
      'A small query beside the worst requests, sent by 20 at once: seconds',
      1,
      most(sieges.map((each) => each.beside)),
    ),
    atMost('Memory of the gateway meanwhile: megabytes', 700, most(sieges.map(({ memory }) => memory))),
  ];
}

export function roundOf({ results }: Findings, question: string, contender: Contender): Round | undefined {
  const found = results.find((each) => each.question === question && each.contender === contender);
  return found && found.rounds.length > 0 ? medians(found.rounds) : undefined;
}

/** How much of the throughput is left when the rows of the outbox are written. */
export const mutationRatio = (findings: Findings, contender: Contender): number | undefined =>
  ratio(changes(findings, contender, true), changes(findings, contender, false));

/** Changes a second. */
function changes({ mutations }: Findings, contender: Contender, withEvent: boolean): number | undefined {
  const found = mutations.find((each) => each.contender === contender && each.withEvent === withEvent);
  return found && medians(found.rounds).perSecond;
}

const atLeast = (what: string, target: number, measured: number | undefined): Target => ({
  what,
  bound: 'at least',
  target,
  measured,
});

const atMost = (what: string, target: number, measured: number | undefined): Target => ({
  what,
  bound: 'at most',
  target,
  measured,
});

const ratio = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one / other;

const most = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : Math.max(...values));
