import {
  Clock,
  type Id,
  Instant,
  LocalDate,
  newId,
  NotAllowed,
  type Operation,
  type OrganisationId,
  parseInput,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { Authenticator, InvalidToken } from '@talkoot/platform/auth';
import { platformDatabase, rows } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { waitFor } from '@talkoot/platform/testing/run';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { identityDatabase, IdentityModule } from '../index.js';
import { MOST_KEYS, ROTATION } from './key.js';
import { KeyRepository } from './key.repository.js';
import { KeySecrets } from './key-secrets.service.js';
import { KeyViewers } from './key-viewers.service.js';
import { makeKey } from './keys.inputs.js';
import { KeysService } from './keys.service.js';
import { PrivacyService } from '../privacy/privacy.service.js';

describe('keys of systems', () => {
  let context: TestContext;
  let keys: KeysService;

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule]);
    keys = context.get(KeysService);
    await ask(
      `INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
       VALUES ($1, 1, '{"en": "Manager"}', 'manager@town.example', 'en', '{}', 'illustrative')`,
      [uuidOf(manager)],
    );
  });
  afterAll(() => context.close());

  const ask = <Row>(sql: string, values: unknown[] = []) => rows<Row>(context.get(DataSource).manager, sql, values);

  async function organisation(): Promise<OrganisationId> {
    const id = newId('organisation');
    await ask(
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, 'ministry', 'FI', $2, '{}', 'illustrative', '[,)', 1)`,
      [uuidOf(id), id.slice(-12).toUpperCase()],
    );
    return id;
  }

  const manager = newId('person');

  /** A manager of the organisation, now. */
  const managing = (of: OrganisationId, more: Partial<Viewer> = {}): Operation => {
    const now = context.get(Clock).now();
    const viewer: Viewer = { person: manager, organisation: of, role: 'manager', platformRoles: [], ...more };
    return { ...testOperation(viewer, context.get(Clock).today().toString()), now };
  };
  const make = (operation: Operation, more: object = {}) => {
    const given = {
      organisation: operation.viewer.organisation,
      name: 'A system',
      scopes: ['write_identity'],
      ...more,
    };
    return keys.make(operation, parseInput(makeKey, given));
  };
  const authenticated = (bearer: string) => context.get(Authenticator).authenticate({ bearer });

  /** Whether the secret will be good then, in seconds from now. */
  async function isGood(secret: string, seconds: number): Promise<boolean> {
    const now = context.get(Clock).now().plusSeconds(seconds);
    const clock: Clock = { now: () => now, today: () => LocalDate.parse(now.toString().slice(0, 10)) };
    const found = await new KeyViewers(context.get(KeyRepository), context.get(KeySecrets), clock).bySecret(secret);
    return found !== undefined;
  }

  it('acts for its organisation and for nobody in it, with its scopes and its name', async () => {
    const town = await organisation();
    const { key, secret } = await make(managing(town));
    expect(secret).toMatch(/^tlk_[a-z2-9]{8}_[\w-]{43}$/);
    expect(await authenticated(secret)).toEqual({
      key,
      organisation: town,
      role: 'editor',
      scopes: ['read', 'write_identity'],
      platformRoles: [],
      credential: { kind: 'key', id: key, name: 'A system' },
    });
  });

  it('names who made it until they are erased, and goes on', async () => {
    const maker = newId('person');
    await ask(
      `INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
       VALUES ($1, 1, '{"en": "Maker"}', 'maker@town.example', 'en', '{}', 'illustrative')`,
      [uuidOf(maker)],
    );
    const acting = managing(await organisation(), { person: maker });
    const { key, secret } = await make(acting);
    const makerOf = () =>
      ask<{ person: string | null }>('SELECT person_id AS person FROM identity.api_key WHERE id = $1', [uuidOf(key)]);
    expect(await makerOf()).toEqual([{ person: uuidOf(maker) }]);
    const { sections } = await context.get(PrivacyService).held(acting, maker);
    expect(sections.find(({ place }) => place === 'identity.api_key.person_id')?.rows).toMatchObject([
      { id: uuidOf(key) },
    ]);
    await context.get(PrivacyService).erase(acting, { person: maker });
    expect(await makerOf()).toEqual([{ person: null }]);
    expect(await authenticated(secret)).toMatchObject({ key });
  });

  it('says nothing of its secret in the database: not in events, history or the audit trail', async () => {
    const { key, secret } = await make(managing(await organisation()));
    await keys.rotate(managing(await ownerOf(key)), { key, expectedVersion: undefined });
    const tail = secret.slice(-43);
    const tables = await ask<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('identity', 'platform')`,
    );
    const found = await Promise.all(
      tables.map(({ name }) => ask(`SELECT FROM ${name} t WHERE position($1 IN t::text) > 0`, [tail])),
    );
    expect(found.flat()).toEqual([]);
    const digests = await ask<{ digest: Buffer }>('SELECT digest FROM identity.api_key_secret WHERE key_id = $1', [
      uuidOf(key),
    ]);
    expect(digests).toHaveLength(2);
    const copied = await Promise.all(
      digests.map(({ digest }) =>
        ask(`SELECT FROM platform.history h WHERE h::text LIKE '%' || $1 || '%'`, [digest.toString('hex')]),
      ),
    );
    expect(copied.flat()).toEqual([]);
  });

  it('has two good secrets for 24 hours after a rotation, and then the new one alone', async () => {
    const town = managing(await organisation());
    const { key, secret: old } = await make(town);
    const { secret } = await keys.rotate(managing(await ownerOf(key)), { key, expectedVersion: undefined });
    expect(secret).not.toBe(old);
    expect([await isGood(old, ROTATION - 60), await isGood(secret, ROTATION - 60)]).toEqual([true, true]);
    expect([await isGood(old, ROTATION + 60), await isGood(secret, ROTATION + 60)]).toEqual([false, true]);
    await expect(keys.rotate(managing(await ownerOf(key)), { key, expectedVersion: undefined })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    });
  });

  it('is good for nothing from its revocation on, and after its last day', async () => {
    const town = await organisation();
    const { key, secret } = await make(managing(town));
    await keys.revoke(managing(town), { key, expectedVersion: undefined });
    await expect(authenticated(secret)).rejects.toThrow(InvalidToken);
    const short = await make(managing(town), { expiresOn: context.get(Clock).today().plusDays(2).toString() });
    expect([await isGood(short.secret, 24 * 3600), await isGood(short.secret, 4 * 24 * 3600)]).toEqual([true, false]);
  });

  it('is not told from one that never was, whatever is wrong', async () => {
    const town = await organisation();
    const { secret } = await make(managing(town));
    const wrong = `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`;
    const unknown = `tlk_zzzzzzzz_${secret.slice(-43)}`;
    const errors = await Promise.allSettled([wrong, unknown, 'tlk_short', `${secret}A`].map(authenticated));
    expect(errors.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(Array(4).fill('Error'));
  });

  it('is managed by managers of the organisation: not by others, editors, auditors or keys', async () => {
    const [town, other] = [await organisation(), await organisation()];
    const { key } = await make(managing(town));
    await expect(make(managing(other), { organisation: town })).rejects.toThrow(NotAllowed);
    await expect(make(managing(town, { role: 'editor' }))).rejects.toThrow(NotAllowed);
    await expect(make(managing(town, { platformRoles: ['auditor'] }))).rejects.toThrow(NotAllowed);
    const { secret } = await make(managing(town), { name: 'Another', role: 'manager' });
    const viewer = await authenticated(secret);
    await expect(make({ ...managing(town), viewer })).rejects.toThrow(NotAllowed);
    await expect(keys.revoke({ ...managing(town), viewer }, { key, expectedVersion: undefined })).rejects.toThrow(
      NotAllowed,
    );
    await expect(keys.revoke(managing(other), { key, expectedVersion: undefined })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is one of twenty at most, also when they are made at the same time', async () => {
    const town = await organisation();
    const made = await Promise.allSettled(
      Array.from({ length: MOST_KEYS + 3 }, (_, place) => make(managing(town), { name: `System ${place}` })),
    );
    const refused = made.filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => String(reason).split(' ')[1])).toEqual(['TOO_MANY', 'TOO_MANY', 'TOO_MANY']);
  });

  it('has a name that no other good key of its organisation has, also when they are made at the same time', async () => {
    const [town, other] = [await organisation(), await organisation()];
    const made = await Promise.allSettled(['A system', 'a System'].map((name) => make(managing(town), { name })));
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(make(managing(town))).rejects.toMatchObject({ code: 'NAME_TAKEN', path: ['name'] });
    await make(managing(other));
    const { key } = await make(managing(town), { name: 'Another' });
    await keys.revoke(managing(town), { key, expectedVersion: undefined });
    await make(managing(town), { name: 'Another' });
  });

  it('notes its last use, to the minute, out of the way of the request', async () => {
    const { key, secret } = await make(managing(await organisation()));
    await authenticated(secret);
    const lastUse = () =>
      ask<{ at: Date }>('SELECT last_used_at AS at FROM identity.api_key_use WHERE id = $1', [uuidOf(key)]);
    await waitFor('the use to be noted', async () => (await lastUse()).length === 1);
    const before = await lastUse();
    await authenticated(secret);
    await context.get(KeyRepository).noteUse(key, Instant.ofEpochMilli((before[0]?.at.getTime() ?? 0) + 59_000));
    expect(await lastUse()).toEqual(before);
    await context.get(KeyRepository).noteUse(key, Instant.ofEpochMilli((before[0]?.at.getTime() ?? 0) + 61_000));
    expect(await lastUse()).not.toEqual(before);
  });

  async function ownerOf(key: Id<'key'>): Promise<OrganisationId> {
    const found = await context.get(KeyRepository).findGood({ id: key }, managing(newId('organisation')));
    if (!found) throw new Error('No such key');
    return found.organisation;
  }
});
