import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder } from '@talkoot/platform/testing/run';
import type pg from 'pg';
import { runCli } from '../support/processes.js';
import { tokenOf } from '../support/tokens.js';

const ORGANISATIONS = `
- { code: TEM, kind: ministry, country: FI, name: { en: Ministry of Economic Affairs }, provenance: illustrative }
`;
const PEOPLE = `
- email: operator@tem.example
  name: { en: Operator of the service }
  language: en
  provenance: illustrative
  platformRoles: [operator]
  affiliations: [{ organisation: TEM, role: manager }]
`;

/** Imports a ministry with one person, who runs the service; answers with that person's token. */
export async function ministry(databaseUrl: string): Promise<string> {
  const folder = await scratchFolder('ministry');
  await writeFile(join(folder, 'organisations.yaml'), ORGANISATIONS);
  await writeFile(join(folder, 'people.yaml'), PEOPLE);
  const environment = { DATABASE_URL: databaseUrl };
  const { code, stderr } = await runCli(['import', folder], environment);
  if (code !== 0) throw new Error(stderr);
  return tokenOf(environment, 'TEM', 'operator');
}

/** Commits an event that concerns every organisation, as a gateway that died right after its commit would have left it; its id. */
export async function somethingHappens(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations,
       visibility, occurred_at, origin, request_id)
     SELECT gen_random_uuid(), 'organisation.renamed.v1', 'organisation', gen_random_uuid(), 1,
       '{"name":{"en":"Another name"},"on":"2020-01-01"}', ARRAY(SELECT id FROM registry.organisation),
       'public', now(), 'request', gen_random_uuid()
     RETURNING id`,
  );
  const [event] = rows;
  if (!event) throw new Error('Nothing happened');
  return event.id;
}
