import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder, type TestDatabase, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, runCli, startApp } from '../support/processes.js';
import { post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const ENTRIES = `query ($filter: AuditEntryFilter, $first: Int) {
  auditEntries(filter: $filter, first: $first) {
    nodes { position action outcome person organisation credentialKind address origin requestId subject detail
      changes { table field before after } events(first: 5) { nodes { type } } previousHash hash }
  }
}`;
const RENAME = `mutation ($input: RenameOrganisationInput!) { renameOrganisation(input: $input) { organisation { id } errors { code } } }`;

const entry = z.object({
  position: z.string(),
  action: z.string(),
  outcome: z.string(),
  person: z.string().nullable(),
  organisation: z.string().nullable(),
  credentialKind: z.string().nullable(),
  address: z.string(),
  origin: z.string(),
  requestId: z.string(),
  subject: z.string().nullable(),
  detail: z.looseObject({}).nullable(),
  changes: z.array(
    z.object({ table: z.string(), field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  events: z.object({ nodes: z.array(z.object({ type: z.string() })) }),
  previousHash: z.string(),
  hash: z.string(),
});
const named = z.looseObject({ count: z.int(), persons: z.array(z.string()) });
const page = z.object({ auditEntries: z.object({ nodes: z.array(entry) }) });

describe('the audit trail', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let gateway: AppProcess;
  let operator: string;
  let manager: string;
  beforeAll(async () => {
    database = await databaseWithData();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    operator = await tokenOf({ DATABASE_URL: database.url }, 'TEM', 'operator');
    manager = await tokenOf({ DATABASE_URL: database.url }, '232', 'manager');
    gateway = await startApp('gateway', { DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await gateway.stop();
    await client.end();
    await database.drop();
  });

  const chain = () => client.query('SELECT platform.chain_audit(1000)');
  const ask = (query: string, variables: object, token?: string) =>
    post(gateway.url, JSON.stringify({ query, variables }), token === undefined ? {} : { token });
  const entries = async (filter: object, first = 10) => {
    await chain();
    const { data } = await ask(ENTRIES, { filter, first }, operator);
    return page.parse(data).auditEntries.nodes;
  };
  /** Refusals are written a moment after the answer. */
  const refused = async (filter: object) => {
    let found = await entries({ ...filter, outcome: 'REFUSED' });
    await waitFor('the refusal to be written', async () => {
      found = await entries({ ...filter, outcome: 'REFUSED' });
      return found.length > 0;
    });
    return found;
  };
  const town = async () => {
    const { data } = await ask('{ municipality(country: FI, code: "232") { id version } }', {});
    return z.object({ municipality: z.object({ id: z.string(), version: z.int() }) }).parse(data).municipality;
  };

  it('has_aMutation_withWhoForWhomFromWhere_andWhatItChanged', async () => {
    const { id, version } = await town();
    const input = { organisation: id, expectedVersion: version, name: { fi: 'Uusi Kauhajoki' }, on: '2026-01-01' };
    const { data, errors } = await ask(RENAME, { input }, operator);
    expect({ data, errors }).toMatchObject({ data: { renameOrganisation: { errors: [] } }, errors: [] });
    // As the publisher does.
    await client.query(
      'UPDATE platform.event SET position = (SELECT max(position) + 1 FROM platform.event) WHERE position IS NULL',
    );
    const [renamed] = await entries({ subject: id, action: 'renameOrganisation' });
    expect(renamed).toMatchObject({
      outcome: 'DONE',
      origin: 'REQUEST',
      address: '127.0.0.1',
      subject: id,
      events: { nodes: [{ type: 'organisation.renamed.v1' }] },
    });
    expect(renamed?.person).toMatch(/^person_/);
    expect(renamed?.organisation).toMatch(/^organisation_/);
    expect(renamed?.changes.length).toBeGreaterThan(0);
    expect(await entries({ requestId: renamed?.requestId })).toHaveLength(1);
  });

  it('has_theMintedToken_andTheImport_fromNoAddress', async () => {
    await runCli(['token', '--organisation', '232', '--role', 'member'], { DATABASE_URL: database.url });
    expect((await entries({ action: 'token.minted' }))[0]).toMatchObject({ address: 'none', origin: 'JOB' });
    expect((await entries({ action: 'import' }))[0]).toMatchObject({ address: 'none', origin: 'IMPORT' });
  });

  it('has_refusals_ofMutationsRootFieldsAndCredentials', async () => {
    const { id, version } = await town();
    const input = { organisation: id, expectedVersion: version, name: { fi: 'Toinen' }, on: '2026-01-01' };
    const { errors } = await ask(RENAME, { input }, manager);
    expect(errors).toHaveLength(1);
    expect((await refused({ action: 'renameOrganisation' }))[0]).toMatchObject({
      address: '127.0.0.1',
      detail: { needs: 'registry:maintain' },
    });
    await ask(ENTRIES, {}, manager);
    expect((await refused({ action: 'auditEntries' }))[0]).toMatchObject({ detail: { needs: 'audit:read' } });
    await ask('{ me { name } }', {});
    expect((await refused({ action: 'me' }))[0]).toMatchObject({ person: null });
    await ask('{ me { name } }', {}, 'no-token-at-all');
    expect((await refused({ action: 'credential.refused' }))[0]).toMatchObject({ person: null, address: '127.0.0.1' });
  });

  it('isNotFilled_byWhoIsRefusedAgainAndAgain', async () => {
    const asked = Array.from({ length: 60 }, () => ask('{ me { unreadCount } }', {}));
    await Promise.all(asked);
    await refused({ action: 'me' });
    await chain();
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM platform.audit_entry WHERE outcome = 'refused' AND address = '127.0.0.1' AND person_id IS NULL`,
    );
    expect(rows[0]?.count).toBeLessThanOrEqual(20);
  });

  it('has_whoReadPersonalData_beforeItIsAnswered', async () => {
    const before = (await entries({ action: 'personal-data.read' }, 50)).length;
    await entries({ action: 'renameOrganisation' });
    const [read] = await entries({ action: 'personal-data.read' }, 50);
    const { persons } = named.parse(read?.detail);
    expect(persons).not.toEqual([]);
    for (const each of persons) expect(each).toMatch(/^person_(?!0{26})/);
    expect(read).toMatchObject({ outcome: 'DONE', detail: { fields: ['AuditEntry.address'] } });
    expect((await entries({ action: 'personal-data.read' }, 50)).length).toBeGreaterThan(before);
  });

  it('has_whoReadNamesAndAddresses_ofColleaguesAndOfWhomOneHasInvited_butNotTheirOwn', async () => {
    const personal = async (query: string) => {
      const before = (await entries({ action: 'personal-data.read' }, 50)).length;
      expect(await ask(query, {}, manager)).toMatchObject({ status: 200, errors: [] });
      const after = await entries({ action: 'personal-data.read' }, 50);
      return after.slice(0, after.length - before).filter(({ organisation }) => organisation === town232);
    };
    const { data } = await ask('{ me { id organisation { id } } }', {}, manager);
    const own = z.object({ me: z.object({ id: z.string(), organisation: z.object({ id: z.string() }) }) }).parse(data);
    const town232 = own.me.organisation.id;
    await client.query(
      `INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       SELECT gen_random_uuid(), 1, p.id, o.id, 'member', '[2020-01-01,)', 'illustrative'
       FROM identity.person p, registry.organisation o
       WHERE p.address = 'ohjelmapaallikko@tem.example' AND o.country = 'FI' AND o.code = '232'`,
    );
    expect(await personal('{ me { name address affiliations { nodes { name address } } } }')).toEqual([]);
    const people = '{ me { organisation { people(first: 20) { nodes { person FIELDS } } } } }';
    expect(await personal(people.replace('FIELDS', 'role'))).toEqual([]);
    for (const field of ['name', 'address']) {
      const [noted, ...others] = await personal(people.replace('FIELDS', field));
      expect([noted?.detail, others]).toMatchObject([{ fields: [`Affiliation.${field}`] }, []]);
      const { count, persons } = named.parse(noted?.detail);
      expect(persons.length).toBe(count);
      expect(persons.every((each) => each.startsWith('person_'))).toBe(true);
      expect(persons).not.toContain(own.me.id);
    }
    const invite = `mutation { inviteColleague(input: { address: "new@kauhajoki.example", name: "Somebody", role: EDITOR }) { colleagueInvitation: errors { code } } }`;
    expect(await ask(invite, {}, manager)).toMatchObject({ errors: [] });
    const invited = '{ me { organisation { colleagueInvitations { nodes { status FIELDS } } } } }';
    expect(await personal(invited.replace('FIELDS', 'role'))).toEqual([]);
    for (const field of ['name', 'address']) {
      const [noted] = await personal(invited.replace('FIELDS', field));
      expect(noted?.detail).toMatchObject({
        fields: [`ColleagueInvitation.${field}`],
        count: 1,
        persons: [expect.stringMatching(/^colleagueinvitation_/)],
      });
    }
  });

  it('isToldByTheHealthOfEachProcess_whileItsEntriesWaitTooLong', async () => {
    const health = async () => (await fetch(`${gateway.url}/health/ready`)).json();
    await chain();
    expect(await health()).toEqual({ status: 'ready', obstacles: [], warnings: [] });
    await runCli(['token', '--organisation', '232', '--role', 'member'], { DATABASE_URL: database.url });
    expect(await health()).toMatchObject({ warnings: [] });
    await client.query(`UPDATE platform.audit_waiting SET recorded_at = now() - interval '61 seconds'`);
    expect(await health()).toEqual({ status: 'ready', obstacles: [], warnings: ['audit'] });
    await chain();
    expect(await health()).toMatchObject({ warnings: [] });
  });

  it('isVerifiedAndExported_byTheCommandLine_andTheCopyAlone', async () => {
    const settings = { DATABASE_URL: database.url };
    const verified = await runCli(['audit', 'verify'], settings);
    expect(verified.stderr).toContain('is whole');
    expect(verified.code).toBe(0);
    const head = verified.stdout.trim();
    const exported = await runCli(['audit', 'export'], settings);
    expect(exported.code).toBe(0);
    expect((await entries({ action: 'audit.exported' }))[0]).toMatchObject({
      address: 'none',
      origin: 'JOB',
      detail: { since: null, until: null },
    });
    const file = join(await scratchFolder('audit'), 'trail.jsonl');
    await writeFile(file, exported.stdout);
    expect(await runCli(['audit', 'verify', '--file', file, '--head', head], settings)).toMatchObject({ code: 0 });
    const lines = exported.stdout.split('\n');
    await writeFile(file, [...lines.slice(0, 1), ...lines.slice(2)].join('\n'));
    const cut = await runCli(['audit', 'verify', '--file', file], settings);
    expect(cut.stderr).toContain('Entry 2 is missing');
    expect(cut.code).toBe(1);
    await rm(file);
    await client.query(`UPDATE platform.audit_entry SET address = '192.0.2.1' WHERE sequence = 3`);
    const altered = await runCli(['audit', 'verify'], settings);
    expect(altered.stderr).toContain('Entry 3 was altered');
    expect(altered.code).toBe(1);
  });
});
