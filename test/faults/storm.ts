import { setTimeout as delay } from 'node:timers/promises';
import { CONSUMERS } from '@talkoot/contracts';
import { type Aftermath, settle } from './aftermath.js';
import type { Victim } from './fleet.js';
import type { Change, Entry } from './ledger.js';
import { dueMails, type KillNote, sentMails, writtenMails } from './mails.js';
import { discrepancies } from './reconciliation.js';
import { openScene, type Scene, type Setting } from './scene.js';
import { type Kill, schedule } from './schedule.js';
import { Writers } from './writers.js';

export interface StormPlan extends Setting {
  readonly kills: number;
  readonly seed: number;
}

/** How many changes of each kind were acknowledged. */
type Acknowledged = Record<Change['kind'], number>;

/** A storm in which nothing of a kind was done would prove nothing of it. */
const MUST_BE_DONE = ['join', 'register', 'fulfil', 'retime'] as const;

/** The outcome of a storm. */
export interface StormReport {
  /** Promises that were broken: none is the aim. */
  readonly discrepancies: string[];
  /** What fell over without being killed. */
  readonly collapses: string[];
  /** Seconds from the last kill until everything stood. */
  readonly recovery: number;
  readonly figures: Readonly<Record<string, number> & Acknowledged>;
}

/** Changes things while everything is killed again and again, then waits until all is quiet and holds it against the ledger. */
export async function storm({ kills, seed, ...setting }: StormPlan): Promise<StormReport> {
  const began = Date.now();
  const scene = await openScene(setting);
  try {
    const ready = Date.now();
    const writers = new Writers(scene.world, scene.gateways, seed);
    const names = scene.victims.map(({ name }) => name);
    const killed = await rage(schedule(seed, kills, names), scene.victims);
    await scene.isWhole();
    const whole = Date.now();
    await writers.haveDoneEach(MUST_BE_DONE);
    const waited = Date.now() - whole;
    const ledger = await writers.stop();
    const calm = Date.now();
    const aftermath = await settle(scene.postgres.url, CONSUMERS);
    const settled = Date.now();
    await scene.stop();
    return {
      discrepancies: [
        ...discrepancies({ world: scene.world, ledger, aftermath }),
        ...(await ofMails(scene, aftermath, killed)),
      ],
      collapses: scene.apps.flatMap(({ collapses }) => collapses),
      recovery: seconds(killed.at(-1)?.at ?? ready, settled - waited),
      figures: {
        kills: killed.length,
        ...figures(scene, ledger, aftermath),
        'seconds of preparation': seconds(began, ready),
        'seconds of storm': seconds(ready, calm),
        'seconds until quiet': seconds(calm, settled),
      },
    };
  } finally {
    await scene.clear();
  }
}

async function rage(kills: readonly Kill[], victims: readonly Victim[]): Promise<KillNote[]> {
  const notes: KillNote[] = [];
  for (const { victim, after, away } of kills) {
    await delay(after);
    notes.push({ victim, at: Date.now() });
    await victims.find(({ name }) => name === victim)?.kill(away);
  }
  return notes;
}

function ofMails({ smtp, mailFolder }: Scene, { notices }: Aftermath, kills: readonly KillNote[]) {
  if (!smtp) return writtenMails(notices, mailFolder);
  const deadly = kills.filter(({ victim }) => victim.startsWith('notifications-worker'));
  return sentMails(notices, smtp.received, deadly);
}

function figures({ smtp }: Scene, ledger: readonly Entry[], { events, notices, deliveries }: Aftermath) {
  const answered = (outcome: Entry['answer']['outcome']) =>
    ledger.filter(({ answer }) => answer.outcome === outcome).length;
  return {
    acknowledged: answered('acknowledged'),
    ...acknowledgedByKind(ledger),
    refused: answered('refused'),
    unknown: answered('unknown'),
    events: events.filter(({ origin }) => origin === 'request').length,
    notifications: notices.length,
    'jobs sent again': deliveries.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0),
    mails: dueMails(notices).length,
    'mails sent again': smtp ? smtp.received.length - dueMails(notices).length : 0,
  };
}

function acknowledgedByKind(ledger: readonly Entry[]): Acknowledged {
  const counts: Acknowledged = { join: 0, report: 0, register: 0, fulfil: 0, retime: 0 };
  for (const { change, answer } of ledger) if (answer.outcome === 'acknowledged') counts[change.kind] += 1;
  return counts;
}

const seconds = (from: number, to: number): number => Math.round((to - from) / 1000);
