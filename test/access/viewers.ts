import { idOf } from '@talkoot/contracts';
import type pg from 'pg';
import { z } from 'zod';
import { type Asking, post, signInLocally } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

/** Acts for nothing that the lived world is about. */
const STRANGER = '740';
const AUDITOR = '301';

/**
 * Everybody who looks. Most of what there is belongs to the ministry, of which `own` is the manager.
 */
export const VIEWERS = [
  'anybody',
  'stranger',
  'allied',
  'partner',
  'coordinator',
  'funder',
  'member',
  'own',
  'key to read',
  'auditor',
  'operator',
] as const;
export type Viewer = (typeof VIEWERS)[number];

/** Whose credential is no longer valid. */
export const OUTSIDE = ['former', 'revoked key', 'ended session', 'expired session'] as const;
export type Outside = (typeof OUTSIDE)[number];

const made = z.object({ makeKey: z.object({ secret: z.string() }) });
const found = z.object({ organisation: z.object({ id: z.string() }) });

/** How each of them asks the gateway. */
export async function viewersOf(
  url: string,
  databaseUrl: string,
  client: pg.Client,
): Promise<Record<Viewer | Outside, Asking>> {
  const to = { DATABASE_URL: databaseUrl };
  await client.query(
    `UPDATE identity.person SET platform_roles = '{auditor}' WHERE id IN (
       SELECT person_id FROM identity.affiliation JOIN registry.organisation o ON o.id = organisation_id
       WHERE o.country = 'FI' AND o.code = $1)`,
    [AUDITOR],
  );
  const own = { token: await tokenOf(to, 'TEM', 'manager') };
  const ask = (query: string, variables = {}) => post(url, JSON.stringify({ query, variables }), own);
  const { organisation } = found.parse((await ask('{ organisation(country: FI, code: "TEM") { id } }')).data);
  const keyOf = async (name: string): Promise<string> => {
    const input = { organisation: organisation.id, name, scopes: ['READ'] };
    const { data } = await ask('mutation K($input: MakeKeyInput!) { makeKey(input: $input) { secret } }', { input });
    return made.parse(data).makeKey.secret;
  };
  const { rows: managers } = await client.query<{ id: string }>(
    `SELECT a.id FROM identity.affiliation a JOIN registry.organisation o ON o.id = a.organisation_id
     WHERE o.code = 'TEM' AND a.role = 'manager' AND a.period @> current_date ORDER BY a.id LIMIT 1`,
  );
  const endedBy = async (end: string): Promise<Asking> => {
    const cookie = await signInLocally(url, idOf('affiliation', managers[0]?.id ?? ''));
    await client.query(`UPDATE identity.session SET ${end} WHERE ended_at IS NULL`);
    return { cookie };
  };
  const asking: Record<Viewer | Outside, Asking> = {
    anybody: {},
    stranger: { token: await tokenOf(to, STRANGER, 'manager') },
    allied: { token: await tokenOf(to, '398', 'manager') },
    partner: { token: await tokenOf(to, '297', 'manager') },
    coordinator: { token: await tokenOf(to, '179', 'manager') },
    funder: { token: await tokenOf(to, 'SEK', 'manager') },
    member: { token: await tokenOf(to, 'TEM', 'member') },
    own,
    'key to read': { token: await keyOf('To read') },
    auditor: { token: await tokenOf(to, AUDITOR, 'auditor') },
    operator: { token: await tokenOf(to, 'TEM', 'operator') },
    former: { token: await formerOf(to, client) },
    'revoked key': { token: await keyOf('To be revoked') },
    'ended session': await endedBy('ended_at = now()'),
    'expired session': await endedBy(`idle_ends_at = now() - interval '1 hour'`),
  };
  await client.query(`UPDATE identity.api_key SET revoked_at = now() WHERE name = 'To be revoked'`);
  await client.query('UPDATE platform.kept SET viewers = gen_random_uuid()');
  return asking;
}

/** A token of somebody who acts for a town, and acted as manager for the ministry when it was signed. */
async function formerOf(to: { DATABASE_URL: string }, client: pg.Client): Promise<string> {
  // By this id it is the first whom a token is made for.
  const id = '00000000-0000-7000-8000-000000000001';
  await client.query(
    `INSERT INTO identity.affiliation
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', $1::text, 'organisation_id',
       (SELECT id FROM registry.organisation WHERE country = 'FI' AND code = 'TEM')))).*
     FROM identity.affiliation a JOIN registry.organisation o ON o.id = a.organisation_id
     WHERE o.country = 'FI' AND o.code = '743' LIMIT 1`,
    [id],
  );
  const token = await tokenOf(to, 'TEM', 'manager');
  await client.query(`UPDATE identity.affiliation SET period = '[2019-01-01,2020-01-01)' WHERE id = $1`, [id]);
  return token;
}
