import { storm, type StormPlan } from './storm.js';

/** In every run each process and server once; `npm run test:kills -- --kills 120 --seed 7` for the long one. */
const KILLS = Number(process.env.KILLS ?? 9);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Seconds within which everything stands after the last kill: in the long run, on a machine with nothing else to do, a minute. */
const RECOVERY = process.env.KILLS === undefined ? 240 : 60;

/** Of the whole storm, in milliseconds. */
const TIMEOUT = 480_000 + KILLS * 6_000;

const STORMS: readonly Pick<StormPlan, 'queues' | 'mails'>[] = [
  { queues: 'PostgreSQL', mails: 'folder' },
  { queues: 'Redis', mails: 'SMTP' },
];

test.each(STORMS)(
  'whateverIsKilled_nothingAcknowledgedIsLostOrDoneTwice: queues on $queues, mails by $mails',
  async (plan) => {
    const { discrepancies, collapses, recovery, figures } = await storm({ ...plan, kills: KILLS, seed: SEED });
    process.stdout.write(
      `Storm: queues on ${plan.queues}, mails by ${plan.mails}, seed ${SEED}: ${JSON.stringify(figures)}\n` +
        `Recovery: everything stood ${recovery} s after the last kill (at most ${RECOVERY} s)\n`,
    );
    expect({ seed: SEED, discrepancies, collapses }).toEqual({ seed: SEED, discrepancies: [], collapses: [] });
    expect(recovery).toBeLessThanOrEqual(RECOVERY);
  },
  TIMEOUT,
);
