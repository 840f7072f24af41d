import { idOf, type TokenRole } from '@talkoot/contracts';
import pg from 'pg';
import { z } from 'zod';
import { tokenOf } from '../support/tokens.js';

/** Somebody who changes things. */
export interface Actor {
  readonly token: string;
  /** The person's id. */
  readonly person: string;
}

export interface WorldPilot {
  readonly id: string;
  /** What its events call it. */
  readonly aggregate: string;
  /** Everybody whom something about the pilot concerns before the storm: owner, coordinator, applicant, partners. */
  readonly parties: ReadonlySet<string>;
}

/** What is there before the storm. */
export interface World {
  readonly pilots: readonly [WorldPilot, ...WorldPilot[]];
  /** The programme of the pilots. */
  readonly programme: string;
  readonly towns: readonly [string, ...string[]];
  /** Who acts for an organisation, by its id. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
  /** A programme with a cycle, and who acts for its owner. */
  readonly cycled: string;
  readonly owner: Actor;
  readonly ministry: Actor;
  readonly operator: Actor;
}

/** Reads it from a database with the bundled data; the tokens come from the command that people use. */
export async function readWorld(databaseUrl: string): Promise<World> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const ask = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;
    const pilots = await ask<{ id: string; programme: string; parties: string[] }>(
      `SELECT p.id, p.programme_id AS programme, ARRAY(
         SELECT o.organisation_id FROM registry.collaboration_owner o
           WHERE o.collaboration_id = p.programme_id AND o.period @> current_date
         UNION SELECT r.organisation_id FROM pilots.responsibility r WHERE r.collaboration_id = p.id AND r.period @> current_date
         UNION SELECT a.organisation_id FROM pilots.partnership a
           WHERE a.pilot_id = p.id AND a.status = 'joined' AND a.period @> current_date) AS parties
       FROM pilots.pilot p WHERE p.status = 'running'`,
    );
    const towns = await ask<{ id: string }>(
      `SELECT id FROM registry.organisation WHERE kind = 'municipality' AND lower_inf(period) AND upper_inf(period)`,
    );
    const people = await ask<{ organisation: string; persons: string[] }>(
      `SELECT organisation_id AS organisation, array_agg(person_id) AS persons
       FROM identity.affiliation WHERE period @> current_date GROUP BY 1`,
    );
    const cycled = await ask<{ id: string }>(`SELECT id FROM registry.collaboration WHERE code = 'STE-NSP-2035'`);
    const [ministry, operator, owner] = await Promise.all([
      actor(databaseUrl, 'TEM', 'manager'),
      actor(databaseUrl, 'TEM', 'operator'),
      actor(databaseUrl, 'SE-1415', 'manager'),
    ]);
    const [some] = atLeastOne(pilots);
    return {
      programme: idOf('pilotprogramme', some.programme),
      pilots: atLeastOne(
        pilots.map(({ id, parties }) => ({
          id: idOf('pilot', id),
          aggregate: `pilot:${id}`,
          parties: new Set(parties.map(organisation)),
        })),
      ),
      towns: atLeastOne(towns.map(({ id }) => organisation(id))),
      people: new Map(
        people.map((each) => [organisation(each.organisation), new Set(each.persons.map((id) => idOf('person', id)))]),
      ),
      cycled: idOf('programme', atLeastOne(cycled)[0].id),
      owner,
      ministry,
      operator,
    };
  } finally {
    await client.end();
  }
}

const organisation = (uuid: string) => idOf('organisation', uuid);

const bearer = z.object({ sub: z.string() });

async function actor(databaseUrl: string, organisation: string, role: TokenRole): Promise<Actor> {
  const token = await tokenOf({ DATABASE_URL: databaseUrl }, organisation, role);
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return { token, person: bearer.parse(JSON.parse(payload)).sub };
}

function atLeastOne<T>([first, ...rest]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('The bundled data lacks what the storm changes');
  return [first, ...rest];
}
