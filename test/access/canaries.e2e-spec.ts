import { suffixOf, VISIBILITY, type Visible, visibilityOf } from '@talkoot/contracts';
import pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import {
  arrangements,
  idsOfTypes,
  type IdsOfTypes,
  opened,
  type Question,
  questions,
} from '../support/every-reading.js';
import { type LivedWorld, livedWorld, LONGEST_LIVING, markOf } from '../support/lived-world.js';
import { type AppProcess, runCli, startApp } from '../support/processes.js';
import { type Asking, post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

/** Acts for nothing in which there is a canary. */
const STRANGER = '740';

interface Private {
  /** The row of docs/access.md that closes it. */
  readonly of?: Visible;
  readonly where?: string;
  /** Not even an operator is shown it. */
  readonly isNobodys?: true;
}

const strangers = (column: string): string =>
  `(SELECT ${column} FROM identity.affiliation JOIN registry.organisation o ON o.id = organisation_id WHERE o.code = '${STRANGER}')`;
const DRAFT_REVISIONS = `(SELECT id FROM programmes.revision WHERE status <> 'adopted')`;
const NOT_APPROVED = `status IN ('draft', 'convened', 'held', 'minutes-in-review', 'cancelled')`;

/** Private columns, and of which rows. A canary is put into each text; an id is one itself. */
const PRIVATE: Readonly<Record<string, Private>> = {
  'identity.invitation.id': { of: 'consent' },
  'identity.affiliation.id': { of: 'colleague', where: `person_id NOT IN ${strangers('person_id')}` },
  'identity.person.address': {
    of: 'colleague-address',
    where: `address IS NOT NULL AND id NOT IN ${strangers('person_id')}`,
  },
  'identity.api_key.name': { of: 'key' },
  'identity.colleague_invitation.name': { of: 'colleague-invitation', where: 'address IS NOT NULL' },
  'identity.colleague_invitation.address': { of: 'colleague-invitation', where: 'address IS NOT NULL' },
  'identity.session.address': { isNobodys: true },
  'governance.seat_invitation.id': { of: 'seat-invitation' },
  'governance.seat_invitation.address': { where: 'address IS NOT NULL', isNobodys: true },
  'governance.meeting.link': { of: 'meeting-link' },
  'governance.meeting.title': { of: 'meeting-draft', where: `status = 'draft'` },
  'governance.meeting.minutes': { of: 'minutes-before-approval', where: NOT_APPROVED },
  'governance.remark.text': {
    of: 'minutes-before-approval',
    where: `meeting_id IN (SELECT id FROM governance.meeting WHERE ${NOT_APPROVED})`,
  },
  'governance.action_item.text': { of: 'action-item' },
  'pilots.plan.name': { of: 'plan-before-decision', where: `status IN ('submitted', 'withdrawn')` },
  'pilots.plan.description': { of: 'plan-before-decision', where: `status IN ('submitted', 'withdrawn')` },
  'pilots.plan_party.id': { of: 'plan-partner', where: `role = 'partner'`, isNobodys: true },
  'pilots.pilot.name': { of: 'pilot-draft', where: 'NOT approved' },
  'pilots.partnership.id': { of: 'invitation', where: `status = 'invited'` },
  'pilots.status_report.reason': { of: 'status-reason' },
  'pilots.programme.name': {
    of: 'pilot-programme-before-call',
    where: 'call IS NULL OR lower(call) > current_date',
  },
  'registry.collaboration.name': {
    where: `id IN (SELECT id FROM pilots.pilot WHERE NOT approved UNION SELECT id FROM pilots.programme WHERE call IS NULL OR lower(call) > current_date
      UNION SELECT id FROM programmes.programme WHERE status <> 'adopted')`,
  },
  'programmes.programme.name': { of: 'programme-draft', where: `status <> 'adopted'` },
  'programmes.item.name': { of: 'revision-draft', where: `revision_id IN ${DRAFT_REVISIONS}` },
  'programmes.consultation.id': { of: 'consultation-draft', where: `revision_id IN ${DRAFT_REVISIONS}` },
  'programmes.opinion.id': {
    of: 'opinion-draft',
    where: `consultation_id IN (SELECT id FROM programmes.consultation WHERE revision_id IN ${DRAFT_REVISIONS})`,
  },
  'programmes.opinion_remark.text': { of: 'opinion-draft' },
  'programmes.parked_item.title': { of: 'parked-item' },
  'programmes.activity.title': {
    of: 'action-plan-draft',
    where: `plan_id IN (SELECT id FROM programmes.action_plan WHERE status <> 'adopted')`,
  },
  'programmes.work_programme.budget_name': { of: 'work-programme-draft', where: `status <> 'adopted'` },
  'programmes.work_task.text': {
    of: 'work-programme-draft',
    where: `work_programme_id IN (SELECT id FROM programmes.work_programme WHERE status <> 'adopted')`,
  },
  'reporting.report.id': { of: 'own-report' },
  'notifications.notification.text': {},
  'platform.audit_entry.address': {},
  'platform.audit_entry.credential_name': {},
};
const COLUMNS = Object.keys(PRIVATE);

/** Facts that events carry, and so the queues: names, and what was recorded of public things. None is of a person. */
const TOLD_BY_EVENTS =
  `addTheme arrangeThemes beginExperiment changeGrantConditions changeMilestone changeNetwork changeProgramme changeRegion
  createPilotProgramme createProgramme draftPilot foundBody foundNetwork makeKey planMilestone proposeAlliance recordResult
  registerOrganisation registerProject registerRegion renameOrganisation renameTheme renameThemeGroup submitPlan`
    .split(/\s+/)
    .map(markOf);

/** Texts that are for few, and whose people hear of them: all who have a part in the lived world. */
const FOR_FEW = ['reportStatus', 'giveActionItem', 'changeActionItem', 'parkItem', 'addActivity', 'writeMinutes'];
const WITH_A_PART = /@(tem|jyvaskyla|kuopio|lahti|salo)\.example$/;

/** By what one gets in: a key, a token, the secret of a calendar. */
const LOOKS_SECRET = /tlk_[\w-]{8,}|eyJ[\w-]{10,}\.|\/calendars\/[\w-]{20,}|invitation=[\w-]{20,}/;
const ADDRESS = /[\w.-]+@[\w-]+\.example/g;

const columns = z.array(z.object({ name: z.string(), type: z.string() }));

/** A mail as it is read: its lines joined, its words decoded. */
const readable = (mail: string): string =>
  mail
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

describe('what is private', () => {
  let world: LivedWorld;
  let gateway: AppProcess;
  let client: pg.Client;
  let operator: Asking;
  let ids: IdsOfTypes;
  const known = new Map<string, string>();
  const planted: Record<string, number> = {};

  beforeAll(async () => {
    world = await livedWorld();
    client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    await plant();
    gateway = await startApp('gateway', { DATABASE_URL: world.database.url, LOG_LEVEL: 'trace' });
    operator = { token: await tokenOf({ DATABASE_URL: world.database.url }, 'TEM', 'operator') };
    ids = await idsOfTypes(client);
  }, LONGEST_LIVING);
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await world.database.drop();
  });

  /** Every canary anew. */
  async function plant(): Promise<void> {
    for (const [place, column] of COLUMNS.entries()) {
      const [schema, table, name] = column.split('.');
      const { where = 'true' } = PRIVATE[column] ?? {};
      const { rows: types } = await client.query<{ type: string }>(
        `SELECT data_type AS type FROM information_schema.columns WHERE (table_schema, table_name, column_name) = ($1, $2, $3)`,
        [schema, table, name],
      );
      if (types[0]?.type === 'uuid') {
        const { rows } = await client.query<{ id: string }>(
          `SELECT ${name} AS id FROM ${schema}.${table} WHERE ${where}`,
        );
        for (const { id } of rows) for (const form of [id, suffixOf(id)]) known.set(form, column);
        planted[column] = rows.length;
        continue;
      }
      const canary = `'canary-${place}-' || substr(md5(random()::text), 1, 8)`;
      const value = types[0]?.type === 'jsonb' ? `jsonb_build_object('en', ${canary})` : canary;
      const done = await client.query(`UPDATE ${schema}.${table} SET ${name} = ${value} WHERE ${where}`);
      planted[column] = done.rowCount ?? 0;
    }
  }

  const canariesIn = (text: string): string[] => {
    const texts = [...text.matchAll(/canary-(\d+)-/g)].map(([, place]) => COLUMNS[Number(place)] ?? '');
    const named = text.match(/[\da-hjkmnp-tv-z]{26}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];
    return [...new Set([...texts, ...named.flatMap((each) => known.get(each) ?? [])])].toSorted();
  };

  /** All that somebody is answered, and which questions were refused for what they cost. */
  async function allOf(asked: readonly Question[], asking: Asking): Promise<{ text: string; refused: string[] }> {
    const texts: string[] = [];
    const refused: string[] = [];
    for (const { query, variables } of asked) {
      const { data, errors, status } = await post(gateway.url, JSON.stringify({ query, variables }), asking);
      if (status >= 500) throw new Error(`${status}: ${query}`);
      if (errors.some(({ extensions }) => /COST|WIDE|INVALID|VALIDATION/.test(extensions.code))) refused.push(query);
      texts.push(JSON.stringify([data, errors]));
    }
    return { text: opened(texts.join('\n')), refused };
  }

  const askingOf = async (who: string): Promise<Asking> =>
    who === 'anybody' ? {} : { token: await tokenOf({ DATABASE_URL: world.database.url }, STRANGER, 'manager') };

  /** The columns that a declaration names, one by one, with their types. */
  async function declared(named: readonly string[]) {
    const { rows } = await client.query(
      `SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name, data_type AS type FROM information_schema.columns
       WHERE format('%s.%s.%s', table_schema, table_name, column_name) = ANY ($1)
         OR format('%s.%s', table_schema, table_name) = ANY ($1) ORDER BY 1`,
      [named],
    );
    return columns.parse(rows);
  }

  it('has a canary in everything that docs/access.md closes, and in what the contexts declare to be of a person', async () => {
    const closed = (Object.keys(VISIBILITY) as Visible[]).filter((each) => visibilityOf(each).seenBy !== 'anybody');
    const covered = Object.values(PRIVATE).map(({ of }) => of);
    expect(closed.filter((each) => !covered.includes(each))).toEqual([]);
    const { databases } = await loadContexts();
    const personal = await declared(databases.flatMap((each) => Object.keys(each.personal ?? {})));
    // The ids of people stand in what they did; their names and addresses stand in texts.
    expect(personal.filter(({ name, type }) => type !== 'uuid' && !(name in PRIVATE))).toEqual([]);
    expect(Object.entries(planted).filter(([, rows]) => rows === 0)).toEqual([]);
  });

  it('is met by the operator, who sees everything', async () => {
    const { text, refused } = await allOf(questions(ids), operator);
    expect(refused).toEqual([]);
    const met = COLUMNS.filter((each) => PRIVATE[each]?.isNobodys !== true);
    expect(canariesIn(text)).toEqual(met.toSorted());
    expect([...text.matchAll(/https?:\/\/[^"\s]*/g)].filter(([url]) => /canary|@/.test(url))).toEqual([]);
  });

  it.each(['anybody', 'stranger'])('is nowhere in what %s is answered', async (who) => {
    const { text } = await allOf(questions(ids), await askingOf(who));
    expect(canariesIn(text)).toEqual([]);
  });

  it('makes no difference to any order, filter, count or cursor of a stranger', async () => {
    const asked = arrangements(ids);
    const asking = await askingOf('stranger');
    const before = await allOf(asked, asking);
    expect(before.refused).toEqual([]);
    expect(canariesIn(before.text)).toEqual([]);
    const shown = await allOf(asked.slice(0, 20), operator);
    await plant();
    expect((await allOf(asked, asking)).text).toBe(before.text);
    expect((await allOf(asked.slice(0, 20), operator)).text).not.toBe(shown.text);
  });

  it('is in no log, whatever level, of what was sent and of what was refused', async () => {
    expect(world.log).not.toBe('');
    for (const found of [/marked-/i, ADDRESS, LOOKS_SECRET]) expect(world.log.match(found)).toBeNull();
    const canary = 'canary-sent@town.example';
    const headers = { authorization: `Bearer ${canary}`, cookie: `talkoot=${canary}`, referer: `http://x/${canary}` };
    const form = new URLSearchParams({ grant_type: canary, client_id: canary, client_secret: canary });
    for (const path of ['calendars/X.ics', 'reports/X/X?until=X', 'sign-in?invitation=X&return=/X', 'X'])
      await fetch(`${gateway.url}/${path.replaceAll('X', encodeURIComponent(canary))}`, { headers });
    await fetch(`${gateway.url}/oauth/token`, { method: 'POST', body: form });
    await fetch(`${gateway.url}/sign-in`, { method: 'POST', body: form, headers: { origin: gateway.url } });
    await fetch(`${gateway.url}/graphql`, { method: 'POST', body: canary, headers });
    const broken = [
      { query: `{ ${canary} }` },
      { query: `{ pilot(code: "${canary}") { name(x: "${canary}") } }` },
      { query: 'query ($x: ID!) { node(id: $x) { id } }', variables: { x: canary } },
      { query: `mutation { inviteColleague(input: { address: "${canary}", role: "${canary}" }) { errors { code } } }` },
      { query: `mutation { changeMyDetails(input: { name: "${canary}", expectedVersion: 99 }) { errors { code } } }` },
    ];
    for (const asking of [{}, operator, { token: canary }])
      for (const each of broken) await post(gateway.url, JSON.stringify(each), asking);
    await fetch(`${gateway.url}/health/live`);
    expect(gateway.log()).toContain('request.answered');
    expect(gateway.log()).not.toMatch(/canary/);
    expect(canariesIn(gateway.log()).filter((each) => !each.endsWith('.id'))).toEqual([]);
  });

  it('is in no event and no queue but as a name', async () => {
    const { rows } = await client.query<{ data: unknown }>('SELECT data FROM platform.event');
    for (const told of [world.queues, JSON.stringify(rows)]) {
      expect(told).toMatch(/marked-/);
      expect((told.match(/marked-\w+/g) ?? []).filter((each) => !TOLD_BY_EVENTS.includes(each))).toEqual([]);
      expect(told.match(ADDRESS)).toBeNull();
      expect(told.match(LOOKS_SECRET)).toBeNull();
    }
  });

  it('is in no mail to others', () => {
    const mails = world.mails.map(readable);
    expect(mails.length).toBeGreaterThan(100);
    const to = (mail: string): string => /^To: .*?([\w.-]+@[\w.-]+)/m.exec(mail)?.[1] ?? '';
    const others = mails.flatMap((mail) => (mail.match(ADDRESS) ?? []).filter((each) => each !== to(mail)));
    expect([...new Set(others)].filter((each) => !each.endsWith('@talkoot.example'))).toEqual([]);
    const forFew = new RegExp(`marked-(${FOR_FEW.join('|')})\\b`);
    const told = mails.filter((mail) => forFew.test(mail)).map(to);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((each) => !WITH_A_PART.test(each))).toEqual([]);
  });

  it('no secret is in any answer, log, queue or mail', async () => {
    const { databases } = await loadContexts();
    // Those of the platform are its books, by which nobody gets in.
    const contexts = databases.filter(({ schema }) => schema !== 'platform');
    const secrets = await declared(contexts.flatMap((each) => each.secret ?? []));
    const needles: [string, string][] = [];
    for (const { name, type } of secrets.filter((each) => ['bytea', 'text'].includes(each.type))) {
      const [schema, table, column] = name.split('.');
      const { rows } = await client.query<{ value: Buffer | string | null }>(
        `SELECT DISTINCT ${column} AS value FROM ${schema}.${table}`,
      );
      for (const { value } of rows) {
        if (type === 'text' && typeof value === 'string' && value.length >= 16) needles.push([name, value]);
        if (Buffer.isBuffer(value))
          for (const form of ['hex', 'base64', 'base64url'] as const) needles.push([name, value.toString(form)]);
      }
    }
    expect(needles.length).toBeGreaterThan(10);
    const { text } = await allOf(questions(ids), operator);
    const everything = [text, gateway.log(), world.log, world.queues, ...world.mails].join('\n');
    expect(needles.filter(([, needle]) => everything.includes(needle)).map(([name]) => name)).toEqual([]);
  });

  it('is in no export but that of the trail and that of the person', async () => {
    const to = { DATABASE_URL: world.database.url };
    const trail = await runCli(['audit', 'export'], to);
    expect(trail.code).toBe(0);
    const { rows } = await client.query<{ id: string; address: string }>(
      `SELECT p.id, p.address FROM identity.person p JOIN identity.affiliation a ON a.person_id = p.id
       JOIN registry.organisation o ON o.id = a.organisation_id WHERE o.code = 'TEM' AND a.role = 'manager' LIMIT 1`,
    );
    const person = await runCli(['person', 'export', '--person', `person_${suffixOf(rows[0]?.id ?? '')}`], to);
    expect(person.code).toBe(0);
    expect(canariesIn(trail.stdout).filter((each) => !each.endsWith('.id'))).toEqual([
      'platform.audit_entry.address',
      'platform.audit_entry.credential_name',
    ]);
    const place = COLUMNS.indexOf('identity.person.address');
    const addresses = new Set(person.stdout.match(new RegExp(`canary-${place}-\\w+`, 'g')));
    expect([...addresses]).toEqual([rows[0]?.address]);
    expect([trail.stdout, person.stdout].filter((each) => LOOKS_SECRET.test(each))).toEqual([]);
  });
});
