import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock, newId } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { readConfig, SetupFault } from '@talkoot/platform/config';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { type TestContext, testContext } from '@talkoot/platform/testing';
import { scratchFolder } from '@talkoot/platform/testing/run';
import { registryDatabase } from '@talkoot/registry';
import { exportJWK, generateKeyPair } from 'jose';
import { DataSource } from 'typeorm';
import { identityDatabase, IdentityModule } from '../index.js';
import { ALGORITHM, InstanceKeys } from './instance-keys.service.js';
import { SecretKey } from './secret-key.service.js';
import { LONGEST_TOKEN } from './signing-key.js';
import { SigningKeyRepository } from './signing-key.repository.js';
import { PERSONS_TOKEN, Tokens } from './tokens.service.js';

const GIVEN = 'a key for this test alone, made up for it';

/** Counts how often somebody looks for keys. */
class CountedKeys extends SigningKeyRepository {
  times = 0;

  override find() {
    this.times += 1;
    return super.find();
  }
}

describe('the keys of the instance', () => {
  let context: TestContext;

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule], {
      SECRET_KEY: GIVEN,
    });
  });
  afterAll(() => context.close());
  beforeEach(async () => {
    await ask('DELETE FROM identity.signing_key');
    await ask('DELETE FROM identity.sealed_secret');
  });

  const ask = <Row>(sql: string, values: unknown[] = []) => rows<Row>(context.get(DataSource).manager, sql, values);

  /** Another process of the instance, as long after now. */
  function aProcess(environment: NodeJS.ProcessEnv = {}, seconds = 0, repository = context.get(SigningKeyRepository)) {
    const config = readConfig({ DATABASE_URL: context.databaseUrl, SECRET_KEY: GIVEN, ...environment });
    const now = () => context.get(Clock).now().plusSeconds(seconds);
    const clock: Clock = { now, today: () => context.get(Clock).today() };
    const keys = new InstanceKeys(
      repository,
      new SecretKey(config),
      context.get(UnitOfWork),
      context.get(AuditTrail),
      clock,
      config,
    );
    return { keys, tokens: new Tokens(keys, clock) };
  }

  const claims = () => ({
    sub: newId('person'),
    organisation: newId('organisation'),
    role: 'member' as const,
    platformRoles: [],
    jti: randomUUID(),
  });

  it('are sealed in the database: no private part, and nothing that another SECRET_KEY opens', async () => {
    await aProcess().keys.signer();
    const dump = JSON.stringify(
      await ask('SELECT k::text, s::text FROM identity.signing_key k, identity.sealed_secret s'),
    );
    expect(dump).not.toContain('\\"d\\"');
    const other = aProcess({ SECRET_KEY: 'another key for this test, made up for it' });
    await expect(other.keys.onApplicationBootstrap()).rejects.toThrow(SetupFault);
    await expect(other.keys.secretFor('anything')).rejects.toThrow('npm run cli -- keys reset');
    await expect(aProcess({ SECRET_KEY: '' }).keys.onApplicationBootstrap()).rejects.toThrow('openssl rand');
  });

  it('do not open in the place of one another', async () => {
    const key = new SecretKey(readConfig({ SECRET_KEY: GIVEN }));
    const sealed = await key.seal(Buffer.from('a secret'), 'here');
    expect((await key.unseal(sealed, 'here')).toString()).toBe('a secret');
    await expect(key.unseal(sealed, 'there')).rejects.toThrow(SetupFault);
    expect(await key.seal(Buffer.from('a secret'), 'here')).not.toEqual(sealed);
  });

  it('turn while two processes run: tokens of both, before and after, hold in both', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const before = await one.tokens.sign(PERSONS_TOKEN, claims());
    expect(await other.tokens.read(before, PERSONS_TOKEN)).toBeDefined();
    const secret = await other.keys.secretFor('links');
    await one.keys.rotate();
    const after = await one.tokens.sign(PERSONS_TOKEN, claims());
    // It has not looked since: it signs with the key before.
    const late = await other.tokens.sign(PERSONS_TOKEN, claims());
    for (const token of [before, after, late]) {
      expect(await one.tokens.read(token, PERSONS_TOKEN)).toBeDefined();
      expect(await other.tokens.read(token, PERSONS_TOKEN)).toBeDefined();
    }
    const header = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;
    expect(header(after)).not.toEqual(header(before));
    expect(await aProcess().keys.secretFor('links')).toEqual(secret);
    const published = await aProcess().keys.published();
    expect(published).toHaveLength(3);
    expect(published.every((jwk) => jwk.d === undefined && jwk.use === 'sig' && jwk.alg === ALGORITHM)).toBe(true);
  });

  it('that a process does not know yet are looked for, but not at every token', async () => {
    const repository = new CountedKeys(context.get(DataSource));
    const one = aProcess({}, 0, repository);
    await one.keys.signer();
    const before = repository.times;
    for (let time = 0; time < 20; time += 1) expect(await one.keys.verifier(`unknown ${time}`)).toBeUndefined();
    expect(repository.times - before).toBeLessThanOrEqual(1);
  });

  it('turn by themselves when one has signed for long enough', async () => {
    const first = await aProcess().keys.signer();
    const still = await aProcess({ SIGNING_KEY_DAYS: '30' }, 29 * 24 * 3600).keys.signer();
    const second = await aProcess({ SIGNING_KEY_DAYS: '30' }, 31 * 24 * 3600).keys.signer();
    expect(still.kid).toBe(first.kid);
    expect(second.kid).not.toBe(first.kid);
  });

  it('are gone when their last token is over, and all at once when they are forgotten', async () => {
    const token = await aProcess().tokens.sign(PERSONS_TOKEN, claims());
    await aProcess().keys.rotate();
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
    expect(await aProcess({}, LONGEST_TOKEN).keys.verifier(kid)).toBeDefined();
    expect(await aProcess({}, LONGEST_TOKEN + 3600).keys.verifier(kid)).toBeUndefined();
    await aProcess().keys.forgetAll();
    expect(await aProcess().tokens.read(token, PERSONS_TOKEN)).toBeUndefined();
  });

  it('of an earlier release are taken over sealed, with the secrets that were derived from them', async () => {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const { d, ...open } = jwk;
    await ask(
      `INSERT INTO identity.signing_key (kid, public_key, plain, made_at, current_since) VALUES ('old', $1, $2, now(), now())`,
      [JSON.stringify(open), JSON.stringify(jwk)],
    );
    const taking = aProcess();
    expect((await taking.keys.signer()).kid).toBe('old');
    expect(await ask(`SELECT FROM identity.signing_key k WHERE k::text LIKE '%' || $1 || '%'`, [d])).toEqual([]);
    const secrets = await Promise.all([aProcess(), aProcess()].map(({ keys }) => keys.secretFor('links')));
    expect(secrets[0]).toEqual(secrets[1]);
    expect(await ask(`SELECT FROM identity.signing_key WHERE plain IS NOT NULL`)).toEqual([]);
  });

  it('of an embedded database are sealed by a file beside it, readable to its user alone', async () => {
    const folder = join(await scratchFolder('secret'), 'data');
    const config = () => readConfig({ DATA_DIR: folder });
    const all = await Promise.all(Array.from({ length: 5 }, () => new SecretKey(config()).seal(Buffer.from('x'), 'x')));
    for (const sealed of all) expect((await new SecretKey(config()).unseal(sealed, 'x')).toString()).toBe('x');
    const file = join(folder, 'secret-key');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect((await readFile(file, 'utf8')).trim()).toMatch(/^[\w-]{43}$/);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await expect(new SecretKey(config()).unseal(all[0] ?? Buffer.alloc(0), 'x')).rejects.toThrow(SetupFault);
  });
});
