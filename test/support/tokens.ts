import { randomUUID } from 'node:crypto';
import { type AffiliationRole, idOf, type PlatformRole, type TokenRole } from '@talkoot/contracts';
import { importJWK, type JWK, SignJWT } from 'jose';
import pg from 'pg';
import { bearing } from '../../libs/identity/src/tokens/token-claims.js';
import { type Environment, runCli } from './processes.js';

/**
 * A token of somebody who acts for the organisation. The first one on a database comes from `talkoot token`, as a user gets it; a process
 * for each takes two seconds, so the others are signed here with the key that the first one left.
 */
export async function tokenOf(environment: Environment, organisation: string, role: TokenRole): Promise<string> {
  const client = new pg.Client({ connectionString: environment['DATABASE_URL'] });
  await client.connect();
  try {
    const { rows: keys } = await client.query<{ key: JWK }>('SELECT key FROM identity.signing_key');
    const [first] = keys;
    return first
      ? await sign(first.key, await claimsOf(client, organisation, role))
      : await printed(environment, organisation, role);
  } finally {
    await client.end();
  }
}

async function printed(environment: Environment, organisation: string, role: TokenRole): Promise<string> {
  const { code, stdout, stderr } = await runCli(['token', '--organisation', organisation, '--role', role], environment);
  if (code !== 0) throw new Error(`no token: ${stderr}`);
  return stdout.trim();
}

interface Acting {
  readonly person: string;
  readonly organisation: string;
  readonly role: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

async function claimsOf(client: pg.Client, organisation: string, role: TokenRole) {
  const [, country = 'FI', code = organisation] = /^([A-Z]{2})-(.+)$/.exec(organisation) ?? [];
  const { rows: people } = await client.query<Acting>(
    `SELECT a.person_id AS person, a.organisation_id AS organisation, a.role, p.platform_roles AS "platformRoles"
     FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id
     JOIN registry.organisation o ON o.id = a.organisation_id
     WHERE o.code = $1 AND (o.country = $2 OR o.kind <> 'municipality') AND a.period @> current_date ORDER BY a.id`,
    [code, country],
  );
  const found = bearing(people, role);
  if (!found) throw new Error(`nobody acts for ${organisation} as ${role}`);
  const { bearer, ...roles } = found;
  return { sub: idOf('person', bearer.person), organisation: idOf('organisation', bearer.organisation), ...roles };
}

async function sign(key: JWK, claims: object): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setIssuer('talkoot')
    .setAudience('talkoot')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(key, 'ES256'));
}
