import { randomUUID } from 'node:crypto';
import { type AffiliationRole, idOf, type PlatformRole, type TokenRole } from '@talkoot/contracts';
import { importJWK, type JWK, SignJWT } from 'jose';
import { readConfig } from '@talkoot/platform/config';
import pg from 'pg';
import { SecretKey } from '../../libs/identity/src/tokens/secret-key.service.js';
import { sealedAs } from '../../libs/identity/src/tokens/instance-keys.service.js';
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
    const { rows: keys } = await client.query<SealedKey>(
      'SELECT kid, sealed FROM identity.signing_key WHERE current_since IS NOT NULL AND retired_at IS NULL',
    );
    const [current] = keys;
    return current
      ? await sign(current.kid, await opened(current, environment), await claimsOf(client, organisation, role))
      : await printed(environment, organisation, role);
  } finally {
    await client.end();
  }
}

interface SealedKey {
  readonly kid: string;
  readonly sealed: Buffer;
}

/** The private key, with the secret of the environment in which the apps run. */
async function opened({ kid, sealed }: SealedKey, environment: Environment): Promise<JWK> {
  const secretKey = new SecretKey(readConfig({ ...process.env, ...environment }));
  return JSON.parse((await secretKey.unseal(sealed, sealedAs(kid))).toString()) as JWK;
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

async function sign(kid: string, key: JWK, claims: object): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
    .setIssuer('talkoot')
    .setAudience('talkoot')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(key, 'ES256'));
}
