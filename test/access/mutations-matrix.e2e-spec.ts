import { anyId, grouped, idOf, kindOf, newUuid } from '@talkoot/contracts';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { liveThroughEveryMutation, MUTATION_NAMES, type Sent } from '../support/every-mutation-lived.js';
import { startApp } from '../support/processes.js';
import { type Asking, post, signInLocally } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const FILE = new URL('mutations-matrix.txt', import.meta.url);

/** Acts for nothing that the mutations are about. */
const STRANGER = '740';
const AUDITOR = '301';

/**
 * Who tries each change before the one who may makes it; the code in which it is refused, or `done`. The member and the keys are of
 * the ministry, to which most of what is changed belongs; the former was a manager.
 */
const VIEWERS = [
  'anybody',
  'stranger',
  'member',
  'auditor',
  'former',
  'key to read',
  'revoked key',
  'ended session',
] as const;
type Viewer = (typeof VIEWERS)[number];

/** They may, and what they did could not be done again: it is not tried, and stands as `may`. */
const MAY: Readonly<Record<string, readonly Viewer[]>> = {
  cancelReport: ['member'],
  remarkOnMinutes: ['member'],
  acceptMinutes: ['member'],
  // It is the member’s own.
  endAffiliation: ['member'],
  changeMyDetails: ['stranger', 'member', 'auditor'],
  // By the secret of its mail.
  declineColleagueInvitation: ['stranger', 'member'],
  acceptColleagueInvitation: ['stranger', 'member'],
};

const refused = z.array(z.object({ code: z.string() }));

/**
 * Every mutation, tried by those who should not be able to make it. The file beside this has what each is told; it is written by
 * `UPDATE=matrix`, and reviewed by hand: a `done` in it is a decision.
 */
describe('who may make no change', () => {
  const told = new Map<string, Record<Viewer, string>>();
  const leaks: string[] = [];
  const changedAllTheSame: string[] = [];
  let failures: string[] = [];

  beforeAll(async () => {
    const database = await databaseWithData();
    const to = { DATABASE_URL: database.url };
    const gateway = await startApp('gateway', to);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `UPDATE identity.person SET platform_roles = '{auditor}' WHERE id IN (
         SELECT person_id FROM identity.affiliation JOIN registry.organisation o ON o.id = organisation_id
         WHERE o.country = 'FI' AND o.code = $1)`,
      [AUDITOR],
    );
    const { rows: affiliations } = await client.query<{ id: string }>('SELECT id FROM identity.affiliation LIMIT 1');
    const manager = { token: await tokenOf(to, 'TEM', 'manager') };
    const keyOf = async (name: string): Promise<string> => {
      const query = `mutation K($input: MakeKeyInput!) { makeKey(input: $input) { secret errors { code } } }`;
      const found = await post(gateway.url, JSON.stringify({ query: '{ me { organisation { id } } }' }), manager);
      const organisation = z.object({ me: z.object({ organisation: z.object({ id: z.string() }) }) }).parse(found.data);
      const input = { organisation: organisation.me.organisation.id, name, scopes: ['READ'] };
      const { data } = await post(gateway.url, JSON.stringify({ query, variables: { input } }), manager);
      return z.object({ makeKey: z.object({ secret: z.string() }) }).parse(data).makeKey.secret;
    };
    const askedBy: Record<Viewer, Asking> = {
      anybody: {},
      stranger: { token: await tokenOf(to, STRANGER, 'manager') },
      member: { token: await tokenOf(to, 'TEM', 'member') },
      auditor: { token: await tokenOf(to, AUDITOR, 'auditor') },
      former: { token: await tokenOf(to, '743', 'manager') },
      'key to read': { token: await keyOf('To read') },
      'revoked key': { token: await keyOf('To be revoked') },
      'ended session': { cookie: await signInLocally(gateway.url, idOf('affiliation', affiliations[0]?.id ?? '')) },
    };
    await client.query(`UPDATE identity.api_key SET revoked_at = now() WHERE name = 'To be revoked'`);
    await client.query('UPDATE identity.session SET ended_at = now()');
    await client.query(
      `UPDATE identity.affiliation SET period = '[,2020-01-01)' WHERE organisation_id =
         (SELECT id FROM registry.organisation WHERE country = 'FI' AND code = '743')`,
    );
    const events = async () =>
      (await client.query<{ count: string }>('SELECT count(*) FROM platform.event')).rows[0]?.count;
    const send = async ({ mutation, query }: Sent, input: object, by: Viewer) => {
      const { data, errors } = await post(gateway.url, JSON.stringify({ query, variables: { input } }), askedBy[by]);
      const payload: unknown = Reflect.get(Object(data), mutation);
      const refusals: unknown =
        errors.length > 0 ? errors.map(({ extensions }) => extensions) : Reflect.get(Object(payload), 'errors');
      const code = refused.parse(refusals)[0]?.code ?? 'done';
      return { code, whole: JSON.stringify([errors, payload]) };
    };

    failures = await liveThroughEveryMutation(gateway.url, database.url, {
      async before(sent) {
        const { mutation, variables } = sent;
        if (told.has(mutation)) return;
        const before = await events();
        const outcomes: [Viewer, string][] = [];
        for (const viewer of VIEWERS) {
          if (MAY[mutation]?.includes(viewer) === true) {
            outcomes.push([viewer, 'may']);
            continue;
          }
          const { code, whole } = await send(sent, variables.input, viewer);
          outcomes.push([viewer, code]);
          // What is not for somebody is as what does not exist.
          if (viewer === 'stranger' && code === 'NOT_FOUND') {
            const guessed = await send(sent, withGuess(variables.input), viewer);
            if (guessed.whole !== whole) leaks.push(`${mutation}: ${whole} but ${guessed.whole}`);
          }
        }
        told.set(mutation, Object.fromEntries(outcomes) as Record<Viewer, string>);
        if (!outcomes.some(([, code]) => code === 'done') && (await events()) !== before)
          changedAllTheSame.push(mutation);
      },
    });
    await client.end();
    await gateway.stop();
    await database.drop();
    if (process.env['UPDATE'] === 'matrix') await writeFile(FILE, textOf(told));
  });

  it('is told of a world in which every mutation runs all the same', () => {
    expect(failures).toEqual([]);
    expect([...told.keys()].toSorted()).toEqual(MUTATION_NAMES);
  });

  it('is refused as decided, each mutation by each viewer', async () => {
    expect(textOf(told)).toBe(await readFile(FILE, 'utf8'));
  });

  it('changes nothing where it is refused', () => {
    expect(changedAllTheSame).toEqual([]);
  });

  it('tells who may not know of a thing the same as of one that is not there', () => {
    expect(leaks).toEqual([]);
  });
});

/** The same input of a thing that is not there in the place of the first that it names. */
function withGuess(input: object): object {
  const [named] = Object.entries(input).filter(([, value]) => anyId.safeParse(value).success);
  const kind = named && kindOf(anyId.parse(named[1]));
  return named && kind ? { ...input, [named[0]]: idOf(kind, newUuid()) } : input;
}

function textOf(told: ReadonlyMap<string, Record<Viewer, string>>): string {
  const lines = [...told]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([mutation, codes]) => {
      const same = [...grouped(VIEWERS, (viewer) => codes[viewer])];
      return `${mutation}: ${same.map(([code, viewers]) => `${code} ${viewers.join(', ')}`).join('; ')}`;
    });
  return `${lines.join('\n')}\n`;
}
