import { randomUUID } from 'node:crypto';
import {
  type AffiliationRole,
  Clock,
  Instant,
  LocalDate,
  newId,
  type OrganisationId,
  Period,
  type PlatformRole,
  uuidOf,
} from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { Authenticator, InvalidToken } from '@talkoot/platform/auth';
import { readConfig } from '@talkoot/platform/config';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { IdentityApi, NobodyActs } from './identity.api.js';
import { identityDatabase, IdentityModule } from './index.js';
import { Affiliation } from './people/affiliation.js';
import { AffiliationRepository } from './people/affiliation.repository.js';
import { Person } from './people/person.js';
import { PersonRepository } from './people/person.repository.js';
import { ALGORITHM, InstanceKeys } from './tokens/instance-keys.service.js';
import { SecretKey } from './tokens/secret-key.service.js';
import { SigningKeyRepository } from './tokens/signing-key.repository.js';
import { PERSONS_TOKEN, Tokens } from './tokens/tokens.service.js';

const day = (text: string) => LocalDate.parse(text);

describe('identity', () => {
  let context: TestContext;
  let identity: IdentityApi;
  let authenticator: Authenticator;
  let today: LocalDate;

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule]);
    identity = context.get(IdentityApi);
    authenticator = context.get(Authenticator);
    today = context.get(Clock).today();
  });
  afterAll(() => context.close());

  /** The keys as another process has them. */
  const aProcess = () =>
    new InstanceKeys(
      context.get(SigningKeyRepository),
      context.get(SecretKey),
      context.get(UnitOfWork),
      context.get(AuditTrail),
      context.get(Clock),
      readConfig(),
    );

  async function organisation(): Promise<OrganisationId> {
    const id = newId('organisation');
    await rows(
      context.get(DataSource).manager,
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, 'ministry', 'FI', $2, '{}', 'illustrative', '[,)', 1)`,
      [uuidOf(id), id.slice(-12).toUpperCase()],
    );
    return id;
  }

  /** A person who acts for the organisation. */
  async function acting(
    forWhom: OrganisationId,
    role: AffiliationRole,
    { period = Period.always, platformRoles = [] }: { period?: Period; platformRoles?: PlatformRole[] } = {},
  ) {
    const address = `${newId('person')}@town.example`;
    const person = Person.register({ name: { en: 'Officer' }, address, locale: 'sv' }, 'illustrative');
    person.setPlatformRoles(platformRoles);
    const affiliation = Affiliation.begin({
      person: person.id,
      organisation: forWhom,
      role,
      period,
      provenance: 'illustrative',
    });
    await context.get(UnitOfWork).run(testOperation(), async (transaction) => {
      await context.get(PersonRepository).save(transaction, [person]);
      await context.get(AffiliationRepository).save(transaction, [affiliation]);
    });
    return { person: person.id, affiliation: affiliation.id, address };
  }

  async function end(affiliation: string, on: LocalDate) {
    const manager = context.get(DataSource).manager;
    await rows(
      manager,
      `UPDATE identity.affiliation SET period = daterange(NULL, $2::date) WHERE id = $1 RETURNING id`,
      [affiliation, on.toString()],
    );
  }

  it('mintToken_isGoodForThePersonTheOrganisationAndTheRoleThatWereAsked', async () => {
    const town = await organisation();
    const { person, affiliation } = await acting(town, 'manager');
    const viewer = await authenticator.authenticate({ bearer: await identity.mintToken(town, 'editor') });
    expect(viewer).toEqual({
      person,
      affiliation,
      organisation: town,
      role: 'editor',
      platformRoles: [],
      credential: { kind: 'token', id: expect.any(String) as string },
    });
  });

  it('mintToken_leavesAnEvent', async () => {
    const town = await organisation();
    const { person, affiliation } = await acting(town, 'manager');
    await identity.mintToken(town, 'editor');
    const events = await rows(
      context.get(DataSource).manager,
      `SELECT name, origin, data FROM platform.event WHERE aggregate_id = $1 AND name LIKE '%token%'`,
      [uuidOf(affiliation)],
    );
    expect(events).toEqual([
      { name: 'affiliation.token-minted.v1', origin: 'job', data: { person, organisation: town, role: 'editor' } },
    ]);
  });

  it('mintToken_prefersWhoHasJustTheRole', async () => {
    const town = await organisation();
    await acting(town, 'manager');
    const { person } = await acting(town, 'editor');
    expect(await authenticator.authenticate({ bearer: await identity.mintToken(town, 'editor') })).toMatchObject({
      person,
    });
  });

  it('mintToken_whenNobodyActsInTheRole_saysWhichRolesThereAre', async () => {
    const town = await organisation();
    await acting(town, 'editor');
    await acting(town, 'manager', { period: Period.from(today.plusDays(1)) });
    const minted = identity.mintToken(town, 'manager');
    await expect(minted).rejects.toThrow(NobodyActs);
    await expect(minted).rejects.toThrow('roles that somebody has: editor.');
    await expect(identity.mintToken(town, 'operator')).rejects.toThrow(NobodyActs);
  });

  it('mintToken_givesAPlatformRoleOnlyWhenAskedForIt', async () => {
    const ministry = await organisation();
    await acting(ministry, 'editor', { platformRoles: ['operator', 'auditor'] });
    const viewerOf = async (role: 'member' | 'operator') =>
      authenticator.authenticate({ bearer: await identity.mintToken(ministry, role) });
    expect(await viewerOf('operator')).toMatchObject({ role: 'editor', platformRoles: ['operator'] });
    expect(await viewerOf('member')).toMatchObject({ role: 'member', platformRoles: [] });
  });

  it('authenticate_looksUpWhatThePersonMayStillDo', async () => {
    const town = await organisation();
    const { affiliation } = await acting(town, 'manager');
    const token = await identity.mintToken(town, 'manager');
    const manager = context.get(DataSource).manager;
    await rows(manager, `UPDATE identity.affiliation SET role = 'member' WHERE id = $1 RETURNING id`, [
      uuidOf(affiliation),
    ]);
    expect(await authenticator.authenticate({ bearer: token })).toMatchObject({ role: 'member' });
    await end(uuidOf(affiliation), today);
    await expect(authenticator.authenticate({ bearer: token })).rejects.toThrow(InvalidToken);
  });

  it('authenticate_refusesWhatIsOverOrForgedOrFromElsewhere', async () => {
    const town = await organisation();
    await acting(town, 'manager');
    const token = await identity.mintToken(town, 'manager');
    const [head = '', , signature = ''] = token.split('.');
    const forged = Buffer.from('{"iss":"talkoot","aud":"talkoot","role":"manager"}').toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`;
    for (const bad of [`${head}.${forged}.${signature}`, unsigned, 'a.b.c', '']) {
      await expect(authenticator.authenticate({ bearer: bad })).rejects.toThrow(InvalidToken);
    }
    const bearer = {
      jti: randomUUID(),
      sub: newId('person'),
      organisation: town,
      role: 'manager' as const,
      platformRoles: [],
    };
    const eightDaysAgo = clockAt(
      context
        .get(Clock)
        .now()
        .minusSeconds(8 * 24 * 3600),
    );
    const old = await new Tokens(context.get(InstanceKeys), eightDaysAgo).sign(PERSONS_TOKEN, bearer);
    expect(await context.get(Tokens).read(old, PERSONS_TOKEN)).toBeUndefined();
  });

  it('authenticate_refusesWhatHasNoEnd_orClaimsOfAnotherForm', async () => {
    const town = await organisation();
    const { person } = await acting(town, 'manager');
    const { kid, key } = await context.get(InstanceKeys).signer();
    const now = context.get(Clock).now().epochSecond();
    const claims = { sub: person, organisation: town, role: 'manager', platformRoles: [], jti: randomUUID() };
    const whole = { ...claims, iss: 'talkoot', aud: 'talkoot', iat: now, exp: now + 60 };
    const sign = (payload: object) =>
      new SignJWT({ ...payload }).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid }).sign(key);
    expect(await authenticator.authenticate({ bearer: await sign(whole) })).toMatchObject({ person, role: 'manager' });
    const others = [
      { exp: undefined },
      { exp: 'tomorrow' },
      { sub: undefined },
      { sub: 'somebody' },
      { sub: 7 },
      { sub: town },
      { organisation: 'TEM' },
      { organisation: null },
      { role: 'king' },
      { role: ['manager'] },
      { platformRoles: 'operator' },
      { platformRoles: ['king'] },
      { jti: undefined },
      { iss: 'elsewhere' },
      { aud: 'elsewhere' },
    ];
    const tokens = await Promise.all(others.map((other) => sign({ ...whole, ...other })));
    const authenticated = await Promise.allSettled(
      tokens.map((token) => authenticator.authenticate({ bearer: token })),
    );
    expect(authenticated).toEqual(
      others.map(() => ({ status: 'rejected', reason: expect.any(InvalidToken) as unknown })),
    );
  });

  it('signingKey_isOneForAllProcesses_whoeverComesFirst', async () => {
    await rows(context.get(DataSource).manager, 'DELETE FROM identity.signing_key RETURNING kid');
    const processes = Array.from({ length: 5 }, () => new Tokens(aProcess(), context.get(Clock)));
    const bearer = {
      jti: randomUUID(),
      sub: newId('person'),
      organisation: newId('organisation'),
      role: 'member' as const,
      platformRoles: [],
    };
    const tokens = await Promise.all(processes.map((each) => each.sign(PERSONS_TOKEN, bearer)));
    const reader = new Tokens(aProcess(), context.get(Clock));
    const read = await Promise.all(tokens.map((token) => reader.read(token, PERSONS_TOKEN)));
    expect(read).toEqual(tokens.map(() => bearer));
  });

  it('peopleOf_areThoseWhoActOnTheDay_andContactsOf_saysHowToReachThem', async () => {
    const town = await organisation();
    const { person, address } = await acting(town, 'member', { period: Period.from(day('2020-01-01')) });
    expect(await identity.peopleOf([town], day('2019-12-31'))).toEqual([]);
    expect(await identity.peopleOf([town], day('2020-01-01'))).toMatchObject([{ person, organisation: town }]);
    expect(await identity.contactsOf([person, newId('person')])).toEqual(
      new Map([[person, { address, locale: 'sv' }]]),
    );
  });

  it('affiliation_twiceAtATime_isRefusedByTheDatabase', async () => {
    const town = await organisation();
    const { person } = await acting(town, 'member');
    const second = Affiliation.begin({
      person,
      organisation: town,
      role: 'manager',
      period: Period.from(today),
      provenance: 'illustrative',
    });
    const saving = context
      .get(UnitOfWork)
      .run(testOperation(), (transaction) => context.get(AffiliationRepository).save(transaction, [second]));
    await expect(saving).rejects.toThrow('affiliation_one_role_at_a_time');
  });
});

function clockAt(now: Instant): Clock {
  return { now: () => now, today: () => LocalDate.parse(now.toString().slice(0, 10)) };
}
