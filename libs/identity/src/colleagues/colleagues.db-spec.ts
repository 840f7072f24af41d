import {
  type AffiliationRole,
  Clock,
  type Id,
  LocalDate,
  newId,
  type Operation,
  type OrganisationId,
  type PersonId,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { Authenticator, InvalidToken } from '@talkoot/platform/auth';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { Retention } from '@talkoot/platform/personal-data';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { IdentityApi, identityDatabase, IdentityModule } from '../index.js';
import { AffiliationsService } from '../people/affiliations.service.js';
import { NoSuchInvitation, SignInInvitations } from '../people/sign-in-invitations.port.js';
import { PrivacyService } from '../privacy/privacy.service.js';
import { ColleagueInvitations } from './colleague-invitations.service.js';
import { ColleagueSecrets } from './colleague-secrets.service.js';

describe('people of an organisation', () => {
  let context: TestContext;
  let today: LocalDate;
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    rows<Row>(context.get(DataSource).manager, sql, parameters);

  beforeAll(async () => {
    const settings = { RETENTION_INVITATIONS_DAYS: '90' };
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule], settings);
    today = context.get(Clock).today();
  });
  afterAll(() => context.close());

  interface Officer {
    readonly person: PersonId;
    readonly affiliation: Id<'affiliation'>;
    readonly address: string;
    readonly acting: Operation;
  }

  async function town(): Promise<OrganisationId> {
    const id = newId('organisation');
    await ask(
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, 'municipality', 'FI', $2, '{}', 'illustrative', '[,)', 1)`,
      [uuidOf(id), id.slice(-12).toUpperCase()],
    );
    return id;
  }

  async function officer(
    organisation: OrganisationId,
    role: AffiliationRole,
    period = '[2020-01-01,)',
  ): Promise<Officer> {
    const [person, affiliation] = [newId('person'), newId('affiliation')];
    const address = `${person}@town.example`;
    await ask(
      `INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
       VALUES ($1, 1, '{"en": "Officer"}', $2, 'fi', '{}', 'illustrative')`,
      [uuidOf(person), address],
    );
    await ask(
      `INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       VALUES ($1, 1, $2, $3, $4, $5, 'illustrative')`,
      [uuidOf(affiliation), uuidOf(person), uuidOf(organisation), role, period],
    );
    const viewer: Viewer = { person, affiliation, organisation, role, platformRoles: [] };
    return { person, affiliation, address, acting: testOperation(viewer, today.toString()) };
  }

  const people = () => context.get(AffiliationsService);
  const invitations = () => context.get(ColleagueInvitations);
  const secretOf = (id: Id<'colleagueinvitation'>) => context.get(ColleagueSecrets).secretOf(id);
  const signIn = (secret: string, address: string | undefined, isVerified = true, at = today, person?: PersonId) =>
    context
      .get(UnitOfWork)
      .run(testOperation(undefined, at.toString()), (transaction) =>
        context.get(SignInInvitations).accept(transaction, secret, { person, address, isVerified, name: 'Somebody' }),
      );
  const rolesOf = async (person: PersonId, organisation: OrganisationId) =>
    (
      await ask<{ role: string; period: string }>(
        `SELECT role, period::text FROM identity.affiliation WHERE person_id = $1 AND organisation_id = $2 ORDER BY affiliation.period`,
        [uuidOf(person), uuidOf(organisation)],
      )
    ).map(({ role, period }) => `${role} ${period}`);
  const managersOf = async (organisation: OrganisationId) =>
    (await context.get(IdentityApi).peopleOf([organisation], today)).filter(({ role }) => role === 'manager').length;

  describe('invitations', () => {
    it('acceptAtSignIn_makesThePersonAndTheAffiliation_once', async () => {
      const place = await town();
      const { acting } = await officer(place, 'manager');
      const invitation = await invitations().invite(acting, { address: 'new@town.example', role: 'editor' });
      const secret = await secretOf(invitation);
      const person = await signIn(secret, undefined, false);
      if (!person) throw new Error('Nobody was let in');
      expect(await rolesOf(person, place)).toEqual([`editor [${today.toString()},)`]);
      expect((await context.get(IdentityApi).contactsOf([person])).get(person)?.address).toBe('new@town.example');
      await expect(signIn(secret, undefined, false)).rejects.toThrow(NoSuchInvitation);
    });

    it('acceptAtSignIn_findsWhoIsKnown_byAVerifiedAddressAlone', async () => {
      const [place, other] = [await town(), await town()];
      const { acting } = await officer(place, 'manager');
      const known = await officer(other, 'member');
      const secret = await secretOf(await invitations().invite(acting, { address: known.address, role: 'member' }));
      expect(await signIn(secret, undefined)).toBeUndefined();
      expect(await signIn(secret, known.address, false)).toBeUndefined();
      expect(await signIn(secret, known.address.toUpperCase())).toBe(known.person);
    });

    it('acceptAtSignIn_isForTheAccount_whateverItsProviderSaysOfTheAddress', async () => {
      const [place, other] = [await town(), await town()];
      const { acting } = await officer(place, 'manager');
      const known = await officer(other, 'member');
      for (const address of [known.address, `${newId('person')}@other.example`]) {
        const secret = await secretOf(await invitations().invite(acting, { address, role: 'member' }));
        expect(await signIn(secret, undefined, false, today, known.person)).toBe(known.person);
      }
      expect(await rolesOf(known.person, place)).toEqual([`member [${today.toString()},)`]);
    });

    it('whatIsNoSecret_isOver_orIsWithdrawn_isAnsweredTheSame', async () => {
      const place = await town();
      const { acting } = await officer(place, 'manager');
      const asks = (address: string) => invitations().invite(acting, { address, role: 'member' });
      const [old, withdrawn] = [await asks('old@town.example'), await asks('withdrawn@town.example')];
      await invitations().withdraw(acting, { invitation: withdrawn, expectedVersion: undefined });
      await expect(signIn(await secretOf(old), undefined, false, today.plusDays(15))).rejects.toThrow(NoSuchInvitation);
      const secret = await secretOf(old);
      const forged = [
        `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
        secret.slice(0, 40),
        `${secret}x`,
        `${secret}=`,
        'x',
        '',
      ];
      const unknown = await secretOf(newId('colleagueinvitation'));
      const { acting: stranger } = await officer(await town(), 'member');
      for (const wrong of [...forged, unknown, await secretOf(withdrawn)]) {
        await expect(signIn(wrong, undefined, false)).rejects.toThrow(NoSuchInvitation);
        const refused = invitations().acceptSignedIn(stranger, { secret: wrong });
        await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['secret'] });
      }
    });

    it('acceptSignedIn_neverLessensARole_andGivesAStrongerOne', async () => {
      const place = await town();
      const { acting, person } = await officer(place, 'manager');
      const member = await officer(place, 'member');
      const lesser = await invitations().invite(acting, { address: 'a@town.example', role: 'member' });
      await invitations().acceptSignedIn(acting, { secret: await secretOf(lesser) });
      expect(await rolesOf(person, place)).toEqual(['manager [2020-01-01,)']);
      const stronger = await invitations().invite(acting, { address: 'b@town.example', role: 'editor' });
      await invitations().acceptSignedIn(member.acting, { secret: await secretOf(stronger) });
      expect(await rolesOf(member.person, place)).toEqual([
        `member [2020-01-01,${today.toString()})`,
        `editor [${today.toString()},)`,
      ]);
    });

    it('invite_saysNothingOfWhoIsKnown_andIsForManagers', async () => {
      const place = await town();
      const { acting } = await officer(place, 'manager');
      const colleague = await officer(place, 'editor');
      for (const address of [colleague.address, 'nobody@town.example'])
        expect(await invitations().invite(acting, { address, role: 'member' })).toMatch(/^colleagueinvitation_/);
      const again = invitations().invite(acting, { address: colleague.address, role: 'member' });
      await expect(again).rejects.toMatchObject({ code: 'ALREADY_INVITED' });
      expect(() => invitations().invite(colleague.acting, { address: 'x@town.example', role: 'member' })).toThrow(
        'people:manage',
      );
      const { acting: elsewhere } = await officer(await town(), 'manager');
      const [{ id } = { id: '' }] = await ask<{ id: string }>(
        'SELECT id FROM identity.colleague_invitation WHERE organisation_id = $1 LIMIT 1',
        [uuidOf(place)],
      );
      expect(id).not.toBe('');
      const strange = invitations().withdraw(elsewhere, {
        invitation: newId('colleagueinvitation'),
        expectedVersion: undefined,
      });
      await expect(strange).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['invitation'] });
    });
  });

  describe('roles', () => {
    it('changeRole_endsTheOldOneTheDayBefore_andATokenFollowsAtOnce', async () => {
      const place = await town();
      const { acting } = await officer(place, 'manager');
      const editor = await officer(place, 'editor');
      const token = await context.get(IdentityApi).mintToken(place, 'editor');
      const reads = () => context.get(Authenticator).authenticate({ bearer: token });
      const [{ version } = { version: 0 }] = await ask<{ version: number }>(
        'SELECT version FROM identity.affiliation WHERE id = $1',
        [uuidOf(editor.affiliation)],
      );
      const changed = await people().changeRole(acting, {
        affiliation: editor.affiliation,
        role: 'member',
        expectedVersion: version,
      });
      expect(await rolesOf(editor.person, place)).toEqual([
        `editor [2020-01-01,${today.toString()})`,
        `member [${today.toString()},)`,
      ]);
      expect((await reads()).role).toBe('member');
      // What began today is taken back by an end of yesterday.
      await people().end(acting, { affiliation: changed, lastDay: today.minusDays(1), expectedVersion: 1 });
      expect(await rolesOf(editor.person, place)).toEqual([`editor [2020-01-01,${today.toString()})`]);
      await expect(reads()).rejects.toThrow(InvalidToken);
    });

    it('theLastManager_stays_whateverIsTried', async () => {
      const place = await town();
      const boss = await officer(place, 'manager');
      const of = { affiliation: boss.affiliation, expectedVersion: 1 };
      const refused = { code: 'LAST_MANAGER' };
      await expect(people().changeRole(boss.acting, { ...of, role: 'editor' })).rejects.toMatchObject(refused);
      await expect(
        people().changeRole(boss.acting, { ...of, role: 'editor', from: today.plusDays(90) }),
      ).rejects.toMatchObject(refused);
      for (const days of [-1, 0, 400])
        await expect(people().end(boss.acting, { ...of, lastDay: today.plusDays(days) })).rejects.toMatchObject(
          refused,
        );
      await expect(context.get(PrivacyService).erase(boss.acting, { person: boss.person })).rejects.toMatchObject(
        refused,
      );
      await officer(place, 'manager', `[2020-01-01,${today.plusDays(30).toString()})`);
      await expect(people().end(boss.acting, { ...of, lastDay: today })).rejects.toMatchObject(refused);
      await officer(place, 'manager', `[${today.plusDays(10).toString()},)`);
      await people().end(boss.acting, { ...of, lastDay: today });
    });

    it('ofTwentyManagersWhoLeaveAtOnce_oneStays', async () => {
      const place = await town();
      const all = await Promise.all(Array.from({ length: 20 }, () => officer(place, 'manager')));
      const left = await Promise.allSettled(
        all.map(({ affiliation, acting }) =>
          people().end(acting, { affiliation, lastDay: today.minusDays(1), expectedVersion: 1 }),
        ),
      );
      expect(left.filter(({ status }) => status === 'rejected')).toHaveLength(1);
      expect(await managersOf(place)).toBe(1);
    });

    it('othersFindNobody_andAMemberEndsNobodyButThemselves', async () => {
      const place = await town();
      const boss = await officer(place, 'manager');
      const member = await officer(place, 'member');
      const elsewhere = await officer(await town(), 'manager');
      const end = (who: Officer, whom: Officer) =>
        people().end(who.acting, { affiliation: whom.affiliation, lastDay: today, expectedVersion: 1 });
      await expect(end(elsewhere, member)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(end(member, boss)).rejects.toThrow('people:end');
      await end(member, member);
    });

    it('appoint_isForOperators_andMakesTheFirstManager', async () => {
      const place = await town();
      const operator = testOperation(OPERATOR, today.toString());
      const command = { organisation: place, address: 'first@town.example', name: 'First', language: 'sv' as const };
      await people().appoint(operator, command);
      await people().appoint(operator, command);
      expect(await managersOf(place)).toBe(1);
      const { acting } = await officer(place, 'manager');
      expect(() => people().appoint(acting, command)).toThrow('people:appoint');
    });
  });

  describe('personal data', () => {
    it('erase_leavesNoNameNorAddress_andStopsAtOnce', async () => {
      const place = await town();
      const boss = await officer(place, 'manager');
      const member = await officer(place, 'member');
      await ask(`UPDATE identity.person SET name = '{"en": "Canary Bird"}' WHERE id = $1`, [uuidOf(member.person)]);
      const token = await context.get(IdentityApi).mintToken(place, 'member');
      await invitations().invite(boss.acting, { address: member.address, role: 'editor', name: 'Canary Bird' });
      const held = await context
        .get(PrivacyService)
        .export({ ...member.acting, action: 'requestMyData' }, { person: member.person });
      expect(held).toContain('Canary Bird');
      expect(held).toContain(place);

      expect(() => context.get(PrivacyService).erase(boss.acting, { person: member.person })).toThrow('self:use');
      await context
        .get(PrivacyService)
        .erase({ ...member.acting, action: 'requestErasure' }, { person: member.person });
      await expect(context.get(Authenticator).authenticate({ bearer: token })).rejects.toThrow(InvalidToken);
      // Once more, by those who run the service: there is nothing left to do, or to note.
      const running = { ...member.acting, viewer: { ...boss.acting.viewer, platformRoles: ['operator' as const] } };
      await context.get(PrivacyService).erase(running, { person: member.person });
      const tables = await ask<{ table: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
         WHERE schemaname IN ('identity', 'platform', 'registry')`,
      );
      for (const { table } of tables) {
        const found = await ask(`SELECT t::text FROM ${table} t WHERE t::text LIKE '%Canary%' OR t::text LIKE $1`, [
          `%${member.address}%`,
        ]);
        expect([table, found]).toEqual([table, []]);
      }
      const noted = await ask<{ action: string }>(
        'SELECT action FROM platform.audit_waiting WHERE subject_id = $1 ORDER BY occurred_at, action',
        [uuidOf(member.person)],
      );
      expect(noted.map(({ action }) => action).toSorted()).toEqual(['requestErasure', 'requestMyData', 'token.minted']);
    });

    it('retention_forgetsAddresses30DaysAfterTheEnd_andRemovesWhatTheSettingSays', async () => {
      const place = await town();
      const { acting } = await officer(place, 'manager');
      const ids: string[] = [];
      for (const [address, days] of [
        ['recent', 10],
        ['older', 50],
        ['oldest', 200],
      ] as const) {
        const id = await invitations().invite(acting, { address: `${address}@town.example`, role: 'member' });
        await ask(
          `UPDATE identity.colleague_invitation SET status = 'declined', answered_on = $2, sent_on = $2, expires_on = $2 WHERE id = $1`,
          [uuidOf(id), today.minusDays(days).toString()],
        );
        ids.push(uuidOf(id));
      }
      const left = async () =>
        (
          await ask<{ address: string | null }>(
            'SELECT address FROM identity.colleague_invitation WHERE id = ANY ($1) ORDER BY sent_on DESC',
            [ids],
          )
        ).map(({ address }) => address);
      const counted = await context.get(Retention).run({ dryRun: true });
      expect(counted.filter(({ rows }) => rows > 0)).toEqual([
        { what: 'addresses of invitations of people', rows: 2 },
        { what: 'invitations of people', rows: 1 },
      ]);
      expect(await left()).toHaveLength(3);
      await context.get(Retention).run();
      expect(await left()).toEqual(['recent@town.example', null]);
      const noted = await ask(`SELECT FROM platform.audit_waiting WHERE action = 'retention.removed'`);
      expect(noted).toHaveLength(1);
    });
  });
});
