/**
 * Measures what the README promises of the embedded default, on an instance of its own:
 *
 *   npm run measure
 *
 * The time from the command to the first answered query on a warm folder (median of five starts), and the memory of all its
 * processes, PostgreSQL included (proportional set size, from /proc: Linux only), after a thousand queries and some changes.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'talkoot-measure-'));
const PORT = '4399';
const environment = { ...process.env, DATA_DIR: folder, PORT, DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' };
const pilots = readFileSync(join(root, 'examples/1-pilots.graphql'), 'utf8');

const ask = (query, headers = {}) =>
  fetch(`http://127.0.0.1:${PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(query),
  }).then((answer) => answer.json());

/** Seconds until the first query is answered, and the process. */
async function start() {
  const since = performance.now();
  const child = spawn('npm', ['start', '--silent'], { cwd: root, env: environment, stdio: 'ignore', detached: true });
  for (;;) {
    if (child.exitCode !== null) throw new Error('npm start ended');
    const answer = await ask({ query: pilots }).catch(() => undefined);
    if (answer?.data?.pilotProgramme) return { child, seconds: (performance.now() - since) / 1000 };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stop(child) {
  const exit = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await exit;
}

/** Proportional set sizes, in MB, of a process and all that descend from it; the server of the database descends from nobody. */
function memory(root) {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended since.
    }
  }
  const roots = [root, Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])];
  const isOurs = (pid) => pid !== undefined && (roots.includes(pid) || isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs).flatMap((pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      return [{ name, megabytes: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024 }];
    } catch {
      return [];
    }
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const cold = await start();
  await stop(cold.child);
  const warm = [];
  for (let run = 0; run < 5; run += 1) {
    const { child, seconds } = await start();
    warm.push(seconds);
    await stop(child);
  }
  const { child } = await start();
  const token = execFileSync(
    process.execPath,
    ['dist/apps/cli/src/main.js', 'token', '--organisation', 'TEM', '--role', 'manager'],
    {
      cwd: root,
      env: environment,
    },
  )
    .toString()
    .trim();
  for (let round = 0; round < 100; round += 1)
    await Promise.all(Array.from({ length: 10 }, () => ask({ query: pilots })));
  const { data } = await ask({
    query: '{ pilot(code: "GREEN") { id } municipalities: municipality(country: FI, code: "734") { id } }',
  });
  await ask(
    {
      query: `mutation ($pilot: ID!, $town: ID!) {
        joinPilot(input: { pilot: $pilot, organisation: $town, on: "2014-06-01" }) { errors { message } }
      }`,
      variables: { pilot: data.pilot.id, town: data.municipalities.id },
    },
    { authorization: `Bearer ${token}` },
  );
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const sizes = memory(child.pid);
  const total = sizes.reduce((sum, { megabytes }) => sum + megabytes, 0);
  await stop(child);
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  console.log(`first start, data imported:   ${cold.seconds.toFixed(1)} s`);
  console.log(
    `warm start, median of ${warm.length}:      ${median(warm).toFixed(1)} s (${warm.map((each) => each.toFixed(1)).join(', ')})`,
  );
  console.log(`memory of all ${sizes.length} processes:   ${total.toFixed(0)} MB`);
  for (const name of new Set(sizes.map((each) => each.name))) {
    const ours = sizes.filter((each) => each.name === name);
    const megabytes = ours.reduce((sum, each) => sum + each.megabytes, 0);
    console.log(`  ${ours.length} ${name.padEnd(18)} ${megabytes.toFixed(0)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
