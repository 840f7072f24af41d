import { type LocalDate, Period } from '@talkoot/contracts';
import { type TestDatabase, testDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { readData } from '../data/read-data.js';
import { BUNDLED_DATA } from '../support/bundled-data.js';
import { runCli } from '../support/processes.js';

/** Organisations as files refer to them. */
const REFERENCE = `CASE WHEN o.kind = 'municipality' THEN o.country || '-' || o.code ELSE o.code END`;

const range = (from: LocalDate | undefined, to: LocalDate | undefined) =>
  (Period.of(from, to) ?? Period.always).toRange();
const always = (period: Period | undefined) => (period ?? Period.always).toRange();
const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

describe('the bundled data, once imported', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let data: Awaited<ReturnType<typeof readData>>;

  beforeAll(async () => {
    database = await testDatabase();
    const { code, stderr } = await runCli(['import', BUNDLED_DATA], { DATABASE_URL: database.url });
    if (code !== 0) throw new Error(stderr);
    data = await readData(BUNDLED_DATA);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Every row of the statement is one of the stated, and the other way round; ranges are told as the domain tells them. */
  async function expectStated(sql: string, stated: readonly unknown[]): Promise<void> {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    const told = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          key === 'period' && typeof value === 'string' ? Period.fromRange(value).toRange() : value,
        ]),
      ),
    );
    expect(told.toSorted(byText)).toEqual(stated.toSorted(byText));
    expect(stated.length).toBeGreaterThan(0);
  }

  it('has every region and municipality as stated', async () => {
    await expectStated(
      'SELECT country, code, name, nuts, nuts_version AS version FROM registry.region',
      data.regions.map(({ country, code, name, nuts }) => ({
        country,
        code,
        name,
        nuts: nuts.code,
        version: nuts.version,
      })),
    );
    await expectStated(
      `SELECT o.country, o.code, n.name, o.languages, o.period, o.latitude, o.longitude, o.provenance
       FROM registry.organisation o JOIN registry.organisation_name n ON n.organisation_id = o.id AND n.period = o.period
       WHERE o.kind = 'municipality'`,
      data.municipalities.map(({ country, code, name, languages, period, location, provenance }) => ({
        country,
        code,
        name,
        languages,
        period: period.toRange(),
        ...location,
        provenance,
      })),
    );
  });

  it('has every municipality in its regions', () =>
    expectStated(
      `SELECT o.country, o.code AS municipality, r.code AS region, m.period, m.provenance FROM registry.region_membership m
       JOIN registry.organisation o ON o.id = m.organisation_id JOIN registry.region r ON r.id = m.region_id AND r.country = o.country`,
      data.memberships.map(({ period, ...each }) => ({ ...each, period: period.toRange() })),
    ));

  it('has the other organisations with their members', async () => {
    await expectStated(
      `SELECT o.code, o.kind, o.country, n.name, o.period, o.provenance
       FROM registry.organisation o JOIN registry.organisation_name n ON n.organisation_id = o.id WHERE o.kind <> 'municipality'`,
      data.organisations.map(({ code, kind, country, name, period, provenance }) => ({
        code,
        kind,
        country,
        name,
        period: always(period),
        provenance,
      })),
    );
    await expectStated(
      `SELECT a.code, ${REFERENCE} AS member, m.period, m.provenance FROM registry.organisation_member m
       JOIN registry.organisation a ON a.id = m.organisation_id JOIN registry.organisation o ON o.id = m.member_id`,
      data.organisations.flatMap(({ code, members }) =>
        members.map(({ municipality, from, to, provenance }) => ({
          code,
          member: municipality,
          period: range(from, to),
          provenance,
        })),
      ),
    );
  });

  it('has the themes, the networks and the successions', async () => {
    await expectStated(
      `SELECT t.code, t.name, p.code AS parent, t.provenance
       FROM registry.theme t LEFT JOIN registry.theme p ON p.id = t.parent_id`,
      data.themes.map(({ parent = null, ...each }) => ({ ...each, parent })),
    );
    await expectStated(
      `SELECT c.code, n.kind, c.name, n.description, c.period, c.provenance
       FROM registry.network n JOIN registry.collaboration c ON c.id = n.id`,
      data.networks.map(({ code, kind, name, description = null, period, provenance }) => ({
        code,
        kind,
        name,
        description,
        period: always(period),
        provenance,
      })),
    );
    await expectStated(
      `SELECT s.kind, s.effective_on::text AS on, a.country || '-' || a.code AS predecessor,
         b.country || '-' || b.code AS successor, s.provenance
       FROM registry.succession s JOIN registry.succession_pair p ON p.succession_id = s.id
       JOIN registry.organisation a ON a.id = p.predecessor_id JOIN registry.organisation b ON b.id = p.successor_id`,
      data.successions.map(({ kind, on, predecessors, successors, provenance }) => ({
        kind,
        on: on.toString(),
        predecessor: predecessors[0],
        successor: successors[0],
        provenance,
      })),
    );
  });

  it('has the people and for whom they act', () =>
    expectStated(
      `SELECT p.address AS email, p.name, p.locale AS language, p.provenance, p.platform_roles AS "platformRoles", ${REFERENCE} AS organisation, a.role, a.period
       FROM identity.person p JOIN identity.affiliation a ON a.person_id = p.id
       JOIN registry.organisation o ON o.id = a.organisation_id`,
      data.people.flatMap(({ affiliations, platformRoles = [], ...person }) =>
        affiliations.map(({ organisation, role, from, to }) => ({
          ...person,
          platformRoles,
          organisation,
          role,
          period: range(from, to),
        })),
      ),
    ));

  it('has the programme with its call, aims, characteristics and funding', () =>
    expectStated(
      `SELECT p.code, p.name, p.basis, p.aims, p.characteristics, p.period, lower(p.call)::text AS opens, p.funding_kind AS kind,
         p.funding_purposes AS purposes, p.funding_unfunded AS unfunded, p.documented_partners AS count,
         p.documented_partners_provenance AS counted, p.provenance, ${REFERENCE} AS owner
       FROM pilots.programme p JOIN registry.collaboration_owner w ON w.collaboration_id = p.id
       JOIN registry.organisation o ON o.id = w.organisation_id`,
      data.pilotProgrammes.map(({ period, call, funding, partnerMunicipalities, basis = null, ...each }) => ({
        ...each,
        basis,
        period: period.toRange(),
        opens: call?.opens.toString(),
        ...funding,
        count: partnerMunicipalities?.count,
        counted: partnerMunicipalities?.provenance,
      })),
    ));

  it('has the pilots with their themes, coordinators, applicants and partners, and the project', async () => {
    const inRole = (role: string) =>
      `(SELECT ${REFERENCE} FROM pilots.responsibility r JOIN registry.organisation o ON o.id = r.organisation_id
        WHERE r.collaboration_id = p.id AND r.role = '${role}')`;
    await expectStated(
      `SELECT p.code, g.code AS programme, p.name, p.period, p.status, p.status_on::text AS "statusAsOf", p.provenance,
         ${inRole('coordinator')} AS coordinator, ${inRole('applicant')} AS applicant,
         (SELECT array_agg(t.code ORDER BY t.code) FROM registry.collaboration_theme l JOIN registry.theme t ON t.id = l.theme_id
          WHERE l.collaboration_id = p.id) AS themes
       FROM pilots.pilot p JOIN pilots.programme g ON g.id = p.programme_id`,
      data.pilots.map(({ partners: _, period, statusAsOf, applicant = null, ...each }) => ({
        ...each,
        applicant,
        period: period.toRange(),
        statusAsOf: statusAsOf.toString(),
      })),
    );
    await expectStated(
      `SELECT p.code, ${REFERENCE} AS organisation, y.status, y.provenance, lower(y.period)::text AS from
       FROM pilots.partnership y JOIN pilots.pilot p ON p.id = y.pilot_id JOIN registry.organisation o ON o.id = y.organisation_id`,
      data.pilots.flatMap(({ code, partners }) =>
        partners.map(({ organisation, from, provenance }) => ({
          code,
          organisation,
          status: 'joined',
          provenance,
          from: from.toString(),
        })),
      ),
    );
    await expectStated(
      `SELECT p.code, g.code AS programme, p.name, p.period, p.provenance, ${inRole('coordinator')} AS coordinator
       FROM pilots.project p JOIN pilots.programme g ON g.id = p.programme_id`,
      data.projects.map(({ period, ...each }) => ({ ...each, period: period.toRange() })),
    );
  });

  it('has the money, to the cent', async () => {
    await expectStated(
      `SELECT a.code, p.code AS programme, a.amount_minor::text AS amount, a.currency, a.provenance
       FROM funding.appropriation a JOIN pilots.programme p ON p.id = a.programme_id`,
      data.appropriations.map(({ code, programme, amount: { minor, currency }, provenance }) => ({
        code,
        programme,
        amount: minor.toString(),
        currency,
        provenance,
      })),
    );
    await expectStated(
      `SELECT g.code, a.code AS appropriation, p.code AS pilot, ${REFERENCE} AS holder, g.amount_minor::text AS amount,
         g.currency, g.purposes, g.decided_on::text AS "decidedOn", g.provenance
       FROM funding."grant" g JOIN funding.appropriation a ON a.id = g.appropriation_id JOIN pilots.pilot p ON p.id = g.pilot_id
       JOIN funding.grant_holder h ON h.grant_id = g.id JOIN registry.organisation o ON o.id = h.organisation_id`,
      data.grants.map(({ conditions: _, amount: { minor, currency }, decidedOn, ...each }) => ({
        ...each,
        amount: minor.toString(),
        currency,
        decidedOn: decidedOn.toString(),
      })),
    );
  });
});
