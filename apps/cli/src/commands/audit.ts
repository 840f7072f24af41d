import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Clock } from '@talkoot/contracts';
import { jobOperation } from '@talkoot/platform/auth';
import { Command, InvalidArgumentError } from 'commander';
import { Refused, say, withContexts, withDatabase } from '../instance.js';

/** Progress is told each time after this number of entries. */
const ENTRIES_BETWEEN = 100_000;

const moment = (text: string): string => {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('Give a day or a moment, such as 2026-12-01.');
  return at.toISOString();
};

export const auditCommand = (): Command =>
  new Command('audit')
    .description('Verify, export and look after the audit trail (docs/audit.md).')
    .addCommand(
      new Command('verify')
        .description('Prove that no entry was removed, altered, moved or inserted; else name the first that is wrong.')
        .option('--head <hash>', 'the hash of an entry that you wrote down: it has to be there')
        .option('--file <path>', 'verify an export instead of the database')
        .action(({ head, file }: { head?: string; file?: string }) =>
          file === undefined ? verify(head) : verifyFile(file, head),
        ),
    )
    .addCommand(
      new Command('export')
        .description('Write entries as JSON lines to standard output, with their hashes.')
        .option('--since <moment>', 'of this moment or later', moment)
        .option('--until <moment>', 'before this moment', moment)
        .action(exportEntries),
    )
    .addCommand(
      new Command('remove')
        .description('Remove the entries that are older than AUDIT_RETENTION_DAYS; the rest still verifies.')
        .action(removeOld),
    );

const verify = (head: string | undefined): Promise<void> =>
  withConnection(async (connection, { LONGEST_WAIT, verifyStored }, { AUDIT_KEY }) => {
    const { entries, end, fault, unsealedBefore, waiting } = await verifyStored(connection, {
      key: AUDIT_KEY,
      head,
      progress: (done) => {
        if (done % ENTRIES_BETWEEN === 0) say(`${done} entries are whole …`);
      },
    });
    if (fault) return tellFault(fault);
    say(`The audit trail is whole (entries: ${entries}).`);
    if (AUDIT_KEY === undefined) say('AUDIT_KEY is not set: the checkpoints are not sealed.');
    if (unsealedBefore !== undefined) say(`Checkpoints before entry ${unsealedBefore} were made without this key.`);
    tellEnd(end);
    if (waiting.count > 0) say(`Entries that wait for their place: ${waiting.count}, for up to ${waiting.seconds} s.`);
    if (waiting.seconds <= LONGEST_WAIT) return;
    say('They wait too long: see whether the outbox-publisher runs, and what it logs.');
    process.exitCode = 1;
  });

async function verifyFile(path: string, head: string | undefined): Promise<void> {
  const { ChainWalk, linkIn } = await import('@talkoot/platform/audit');
  const walk = new ChainWalk(undefined, head);
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines += 1;
    const link = linkIn(line);
    if (!link) throw new Refused(`Line ${lines} is no entry of an export. Export it again.`);
    const fault = walk.next(link);
    if (fault) return tellFault(fault);
    if (lines % ENTRIES_BETWEEN === 0) say(`${lines} entries are whole …`);
  }
  const fault = walk.finish();
  if (fault) return tellFault(fault);
  say(`The export is whole (entries: ${lines}).`);
  tellEnd(walk.end);
}

function tellFault({ sequence, what }: { sequence: number; what: string }): void {
  say(`Entry ${sequence} ${what}.`);
  process.exitCode = 1;
}

/** The hash alone goes to standard output, to be kept where nobody who can change the database can change it. */
function tellEnd({ sequence, hash }: { sequence: number; hash: string }): void {
  say(`The newest entry is ${sequence}; keep its hash in another place, for the next --head:`);
  process.stdout.write(`${hash}\n`);
}

/** That it was begun is noted first: a reader who stops has read some. */
async function exportEntries(period: { since?: string; until?: string }): Promise<void> {
  await withContexts(async (contexts) => {
    const { AuditTrail } = await import('@talkoot/platform/audit');
    const { since = null, until = null } = period;
    const note = { outcome: 'done', detail: { since, until } } as const;
    await contexts.get(AuditTrail).note(jobOperation(contexts.get(Clock), 'audit.exported'), note);
  });
  await withConnection(async (connection, { lineOf, links }) => {
    let written = 0;
    for await (const batch of links(connection, period)) {
      // A reader that is slower than the database is waited for.
      if (!process.stdout.write(batch.map((each) => `${lineOf(each)}\n`).join(''))) await once(process.stdout, 'drain');
      written += batch.length;
      if (written % ENTRIES_BETWEEN === 0) say(`${written} entries are written …`);
    }
    say(`Written: ${written} entries.`);
  });
}

const removeOld = (): Promise<void> =>
  withConnection(async (connection, { removeBefore }, { AUDIT_KEY, AUDIT_RETENTION_DAYS }) => {
    if (AUDIT_RETENTION_DAYS === undefined)
      throw new Refused('Entries are kept permanently. Set AUDIT_RETENTION_DAYS to remove old ones.');
    const before = new Date(Date.now() - AUDIT_RETENTION_DAYS * 86_400_000).toISOString();
    const removed = await removeBefore(connection, before, AUDIT_KEY);
    say(
      removed
        ? `Removed: entries ${removed.first} to ${removed.last}, all of before ${before}. The rest begins with entry ${removed.last + 1}.`
        : `Nothing is older than ${before}.`,
    );
  });

type Audit = typeof import('@talkoot/platform/audit');
type Lent = Parameters<Parameters<typeof withDatabase>[0]>[1];
type Client = InstanceType<(typeof import('@talkoot/platform/database'))['Connection']>;

/** As the owner of the database, whose role removes. */
const withConnection = (work: (connection: Client, audit: Audit, config: Lent) => Promise<void>): Promise<void> =>
  withDatabase(async (connectionString, config) => {
    const { Connection } = await import('@talkoot/platform/database');
    const connection = new Connection({ connectionString, application_name: 'talkoot audit' });
    await connection.connect();
    try {
      await work(connection, await import('@talkoot/platform/audit'), config);
    } finally {
      await connection.end();
    }
  });
