import { Instant, newId, type Operation, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { Connection, platformDatabase, type Transaction, UnitOfWork } from '../database/index.js';
import { Log } from '../logging/index.js';
import { OPERATOR, type TestContext, testContext, testOperation } from '../testing/index.js';
import { AuditChain } from './audit-chain.js';
import { AuditTrail } from './audit-trail.js';
import { removeBefore } from './removal.js';
import { links, verifyStored } from './stored-chain.js';

const KEY = 'a key that the database does not know';

const renamed = (): RecordedEvent => {
  const organisation = newId('organisation');
  return {
    id: newId('event'),
    name: 'organisation.renamed.v1',
    aggregate: organisation,
    version: 1,
    data: { name: { fi: 'Uusi nimi' }, on: testOperation().today },
    organisations: [organisation],
    restricted: false,
  };
};

describe('the audit trail', () => {
  let context: TestContext;
  let owner: Connection;
  beforeEach(async () => {
    context = await testContext([platformDatabase], []);
    owner = new Connection({ connectionString: context.databaseUrl });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await context.close();
  });

  const asking: Operation = {
    ...testOperation({
      ...OPERATOR,
      person: newId('person'),
      organisation: newId('organisation'),
      credential: { kind: 'key', id: 'key-1', name: 'register' },
    }),
    action: 'renameOrganisation',
    address: '192.0.2.7',
  };
  const run = (work: (transaction: Transaction) => Promise<void>, operation = asking) =>
    context.get(UnitOfWork).run(operation, work);
  const change = () => run((transaction) => transaction.record([renamed()]));
  const chained = () => new AuditChain(KEY, Log.for({ LOG_LEVEL: 'silent' }, 'test')).go(owner);
  const stored = async () => {
    await chained();
    const entries: unknown[] = [];
    for await (const batch of links(owner)) entries.push(...batch.map(({ text }): unknown => JSON.parse(text)));
    return entries;
  };
  const verdict = (head?: string) => verifyStored(owner, { key: KEY, head, progress: () => undefined });
  const fault = async (head?: string) => (await verdict(head)).fault;
  const threeChanges = async () => {
    for (let n = 0; n < 3; n += 1) await change();
    await chained();
  };

  it('has_whoDidWhatForWhomByWhichCredentialFromWhere_withItsEvents', async () => {
    const event = renamed();
    await run((transaction) => transaction.record([event]));
    const { person, organisation } = asking.viewer;
    expect(await stored()).toEqual([
      expect.objectContaining({
        sequence: 1,
        action: 'renameOrganisation',
        outcome: 'done',
        subjectKind: 'organisation',
        subjectId: uuidOf(event.aggregate),
        events: [uuidOf(event.id)],
        person: person && uuidOf(person),
        organisation: organisation && uuidOf(organisation),
        credentialKind: 'key',
        credentialId: 'key-1',
        credentialName: 'register',
        address: '192.0.2.7',
        origin: 'request',
        requestId: asking.requestId,
        occurredAt: '2014-11-19T10:00:00.000000Z',
      }),
    ]);
  });

  it('has_oneEntryAChange_ofAJobWithoutAddress_andNoneOfWhatIsRolledBackOrOnlyRead', async () => {
    const { address: _, ...quiet } = asking;
    await run((transaction) => transaction.record([renamed()]), { ...quiet, origin: 'job', action: 'calls.opened' });
    await run(async (transaction) => void (await transaction.rows('SELECT 1')));
    await run((transaction) => transaction.execute('SELECT 1', []), { ...quiet, origin: 'job', action: 'mails.sent' });
    await expect(
      run(async (transaction) => {
        await transaction.record([renamed()]);
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await stored()).toEqual([
      expect.objectContaining({ action: 'calls.opened', address: 'none', origin: 'job' }),
    ]);
  });

  it('has_whatIsNoted_inPlaceOfTheChangesOwn', async () => {
    const trail = context.get(AuditTrail);
    await run(async (transaction) => {
      await transaction.record([renamed()]);
      await trail.record(transaction, { action: 'key.revoked', outcome: 'done', detail: { key: 'key-2' } });
    });
    await trail.note(asking, { action: 'session.begun', outcome: 'refused' });
    expect(await stored()).toEqual([
      expect.objectContaining({ action: 'key.revoked', detail: { key: 'key-2' } }),
      expect.objectContaining({ action: 'session.begun', outcome: 'refused', events: [] }),
    ]);
  });

  it('isWhole_underConcurrentChangesAndChainers', async () => {
    const many = Array.from({ length: 40 }, change);
    await Promise.all([...many, chained()]);
    await chained();
    expect(await verdict()).toMatchObject({ entries: 40, fault: undefined, waiting: { count: 0 } });
  });

  it('isNeitherChangedNorWritten_byTheApplication', async () => {
    await threeChanges();
    await change();
    await owner.query('SET ROLE talkoot_app');
    for (const table of ['audit_entry', 'audit_waiting', 'audit_subject', 'audit_head', 'audit_checkpoint'])
      for (const statement of [`DELETE FROM platform.${table}`, `TRUNCATE platform.${table}`])
        await expect(owner.query(statement)).rejects.toThrow('permission denied');
    for (const statement of [
      `UPDATE platform.audit_entry SET action = 'nothing'`,
      `UPDATE platform.audit_waiting SET action = 'nothing'`,
      `UPDATE platform.audit_head SET sequence = 1`,
      `UPDATE platform.audit_checkpoint SET sequence = 1`,
      `INSERT INTO platform.audit_entry SELECT * FROM platform.audit_entry`,
      `INSERT INTO platform.audit_subject VALUES (gen_random_uuid(), 1)`,
    ])
      await expect(owner.query(statement)).rejects.toThrow('permission denied');
    await owner.query('SELECT platform.chain_audit(10)');
    await owner.query('RESET ROLE');
    expect(await verdict()).toMatchObject({ entries: 4, fault: undefined });
  });

  it.each([
    ['an altered entry', `UPDATE platform.audit_entry SET address = '192.0.2.8' WHERE sequence = 2`, 2],
    ['a removed entry', 'DELETE FROM platform.audit_entry WHERE sequence = 2', 2],
    ['the removed beginning', 'DELETE FROM platform.audit_entry WHERE sequence = 1', 1],
    ['the removed end', 'DELETE FROM platform.audit_entry WHERE sequence = 3', 3],
    [
      'the removed end with its note',
      `DELETE FROM platform.audit_entry WHERE sequence > 1;
       UPDATE platform.audit_head SET sequence = 1, hash = (SELECT hash FROM platform.audit_entry WHERE sequence = 1)`,
      2,
    ],
    [
      'entries in another order',
      `UPDATE platform.audit_entry SET sequence = 4 WHERE sequence = 2;
       UPDATE platform.audit_entry SET sequence = 2 WHERE sequence = 3;
       UPDATE platform.audit_entry SET sequence = 3 WHERE sequence = 4`,
      2,
    ],
    [
      'an altered event',
      `UPDATE platform.event SET data = '{}' WHERE id = (SELECT events[1] FROM platform.audit_entry WHERE sequence = 2)`,
      2,
    ],
    [
      'a foreign entry with a hash of its own',
      `WITH copy AS (SELECT * FROM platform.audit_entry WHERE sequence = 3)
       UPDATE platform.audit_entry e SET id = gen_random_uuid(), action = 'foreign', hash = encode(sha256('foreign'), 'hex') WHERE e.sequence = 3`,
      3,
    ],
    ['a removed row of what it is about', 'DELETE FROM platform.audit_subject WHERE sequence = 2', 2],
    ['an added row of what it is about', 'INSERT INTO platform.audit_subject VALUES (gen_random_uuid(), 3)', 3],
    ['a row of what no entry is about', 'INSERT INTO platform.audit_subject VALUES (gen_random_uuid(), 9)', 9],
    ['a forged checkpoint', `UPDATE platform.audit_checkpoint SET at = '2026-01-01T00:00:00.000Z'`, 3],
  ])('tells_%s', async (_, statement, sequence) => {
    await threeChanges();
    expect(await fault()).toBeUndefined();
    await owner.query(statement);
    expect(await fault()).toMatchObject({ sequence });
  });

  it('tells_anEndThatWasRewrittenWhole_byTheCheckpoint_andByTheHashThatWasWrittenDown', async () => {
    await threeChanges();
    const { end } = await verdict();
    await owner.query(`
      DELETE FROM platform.audit_subject WHERE sequence = 3;
      DELETE FROM platform.audit_entry WHERE sequence = 3;
      UPDATE platform.audit_head SET sequence = 2, hash = (SELECT hash FROM platform.audit_entry WHERE sequence = 2)`);
    await change();
    await owner.query('SELECT platform.chain_audit(10)');
    expect((await fault())?.what).toContain('checkpoint');
    await owner.query('DELETE FROM platform.audit_checkpoint');
    expect(await fault()).toBeUndefined();
    expect(await fault(end.hash)).toMatchObject({ sequence: 3 });
  });

  it('losesItsOldestStretch_andTheRestVerifies', async () => {
    await threeChanges();
    const moment = new Date(Date.now() + 60_000).toISOString();
    expect(await removeBefore(owner, '2014-01-01T00:00:00Z', KEY)).toBeUndefined();
    expect(await removeBefore(owner, moment, KEY)).toEqual({ first: 1, last: 3 });
    await change();
    await chained();
    expect(await verdict()).toMatchObject({ entries: 2, fault: undefined, end: { sequence: 5 } });
    await owner.query(`UPDATE platform.audit_checkpoint SET sequence = 4 WHERE kind = 'removed'`);
    expect(await fault()).toBeDefined();
  });

  it('isWhole_whenTheKeyIsSetLater_butNotWithoutASealAfterIt_norWithOneOfAnotherKey', async () => {
    const unsealed = new AuditChain(undefined, Log.for({ LOG_LEVEL: 'silent' }, 'test'));
    for (let n = 0; n < 3; n += 1) await change();
    await unsealed.go(owner);
    expect(await verdict()).toMatchObject({ fault: undefined, unsealedBefore: 4 });
    expect(await removeBefore(owner, new Date(Date.now() + 60_000).toISOString(), undefined)).toBeDefined();
    const sealed = new AuditChain(KEY, Log.for({ LOG_LEVEL: 'silent' }, 'test'));
    await sealed.go(owner);
    await change();
    await sealed.go(owner);
    expect(await verdict()).toMatchObject({ fault: undefined, unsealedBefore: 4 });
    expect(
      await verifyStored(owner, { key: `another ${KEY}`, head: undefined, progress: () => undefined }),
    ).toMatchObject({
      fault: { what: expect.stringContaining('not made with the key') as string },
    });
    await owner.query(
      `UPDATE platform.audit_checkpoint SET sequence = 4, hash = (SELECT hash FROM platform.audit_entry WHERE sequence = 4) WHERE kind = 'removed'`,
    );
    expect((await fault())?.what).toContain('checkpoint (removed');
  });

  it('isSealed_withTheNextEntry_whereTheNewestCheckpointHasNoSealYet', async () => {
    await change();
    await new AuditChain(undefined, Log.for({ LOG_LEVEL: 'silent' }, 'test')).go(owner);
    const sealed = new AuditChain(KEY, Log.for({ LOG_LEVEL: 'silent' }, 'test'));
    await sealed.go(owner);
    await change();
    await sealed.go(owner);
    expect(await verdict()).toMatchObject({ fault: undefined, unsealedBefore: 2 });
    await change();
    await owner.query('SELECT platform.chain_audit(10)');
    expect(await fault()).toBeUndefined();
    await owner.query(
      `INSERT INTO platform.audit_checkpoint SELECT 'head', sequence, hash, '2026-12-01', NULL FROM platform.audit_head`,
    );
    expect(await fault()).toMatchObject({ sequence: 3 });
  });

  it('tells_howLongTheOldestWaits', async () => {
    await change();
    await owner.query(`UPDATE platform.audit_waiting SET recorded_at = recorded_at - interval '2 minutes'`);
    const { waiting } = await verdict();
    expect(waiting.count).toBe(1);
    expect(waiting.seconds).toBeGreaterThanOrEqual(120);
  });

  it('keepsTheMomentOfTheOperation', async () => {
    await run((transaction) => transaction.record([renamed()]), {
      ...asking,
      now: Instant.parse('2026-12-01T08:00:00Z'),
    });
    expect(await stored()).toEqual([expect.objectContaining({ occurredAt: '2026-12-01T08:00:00.000000Z' })]);
  });
});
