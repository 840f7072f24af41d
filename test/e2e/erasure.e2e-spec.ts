import { waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const CANARY = 'Canary Bird';
const me = z.object({ me: z.object({ id: z.string(), address: z.string() }) });

describe('the erasure of a person', () => {
  let talkoot: Talkoot;
  let client: pg.Client;

  beforeAll(async () => {
    talkoot = await startTalkoot({ MAIL_GROUPING_SECONDS: '0' });
    client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await talkoot.stop();
  });

  const mailsWith = async (text: string) => (await talkoot.mails()).filter((each) => each.includes(text));

  it('leaves neither name nor address in any table, nor in a mail that was written', async () => {
    const token = await talkoot.token('232', 'member');
    const { id, address } = me.parse((await talkoot.ask('{ me { id address } }', {}, { token })).data).me;
    // Somebody else is manager too, or the last one could not go.
    await client.query(
      `INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       SELECT gen_random_uuid(), 1, p.id, o.id, 'manager', '[2020-01-01,)', 'illustrative'
       FROM identity.person p, registry.organisation o
       WHERE p.address = 'ohjelmapaallikko@tem.example' AND o.country = 'FI' AND o.code = '232'`,
    );
    await client.query('UPDATE identity.person SET name = $1 WHERE address = $2', [{ en: CANARY }, address]);
    const invite = `mutation I($input: InviteColleagueInput!) { inviteColleague(input: $input) { errors { code } } }`;
    const input = { address, name: CANARY, role: 'EDITOR' };
    const salo = { token: await talkoot.token('734', 'manager') };
    expect((await talkoot.ask(invite, { input }, salo)).data).toEqual({ inviteColleague: { errors: [] } });
    const { data } = await talkoot.ask(
      `{ pilotProgramme(code: "TEM-SKP-2014") { pilots { nodes { id code } } } municipality(country: FI, code: "734") { id } }`,
    );
    const found = z
      .object({
        pilotProgramme: z.object({
          pilots: z.object({ nodes: z.array(z.object({ id: z.string(), code: z.string() })) }),
        }),
        municipality: z.object({ id: z.string() }),
      })
      .parse(data);
    const pilot = found.pilotProgramme.pilots.nodes.find(({ code }) => code === 'GREEN')?.id;
    const join = `mutation J($input: JoinPilotInput!) { joinPilot(input: $input) { errors { code } } }`;
    const ministry = { token: await talkoot.token('TEM', 'manager') };
    const joining = { pilot, organisation: found.municipality.id, on: '2014-06-01' };
    expect((await talkoot.ask(join, { input: joining }, ministry)).data).toEqual({ joinPilot: { errors: [] } });
    await waitFor('both mails to them', async () => (await mailsWith(address)).length >= 2, { timeout: 30_000 });

    const erase = `mutation E($input: RequestErasureInput!) { requestErasure(input: $input) { person errors { code } } }`;
    const erased = await talkoot.ask(erase, { input: { person: id } }, { token });
    expect(erased.data).toEqual({ requestErasure: { person: id, errors: [] } });
    await waitFor('the mails to go', async () => (await mailsWith(address)).length === 0, { timeout: 30_000 });
    expect(await mailsWith(CANARY)).toEqual([]);
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT t::text FROM ${name} t WHERE t::text LIKE '%${CANARY}%' OR t::text LIKE $1`,
        [`%${address}%`],
      );
      expect([name, rows]).toEqual([name, []]);
    }
    expect(talkoot.log()).not.toContain(address);
  });
});
