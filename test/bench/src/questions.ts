import type { Database } from './database.js';
import type { ServerName } from './servers.js';

/** What a server is asked: the path below its address, and bodies that take turns. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
}

/**
 * What pgbench runs: the bare statement's file, what stands for its $1, $2 …, the variables that are given for the whole run,
 * and lines that set others for each time.
 */
export interface Script {
  readonly statement: string;
  readonly values: readonly string[];
  readonly given?: Readonly<Record<string, string>>;
  readonly set?: string;
}

/** One question, as each of them is asked it. All have to answer the same. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly asked: Readonly<Record<ServerName, Asked>>;
  readonly script: Script;
}

/** Asks one server once. */
export type Ask = (server: ServerName, asked: Asked, milliseconds?: number) => Promise<unknown>;

type Variables = Readonly<Record<string, unknown>>;

const LANGUAGES = { 'content-type': 'application/json', 'accept-language': 'fi' };

export const graphql = (query: string, variables: readonly Variables[] = [{}], headers: Variables = {}): Asked => ({
  path: '/graphql',
  headers: { ...LANGUAGES, ...headers },
  bodies: variables.map((each) => JSON.stringify({ query: query.replaceAll(/\s+/g, ' ').trim(), variables: each })),
});

export const bare = (statement: string, values: readonly (readonly unknown[])[]): Asked => ({
  path: `/${statement}`,
  headers: LANGUAGES,
  bodies: values.map((each) => JSON.stringify(each)),
});

const range = (length: number) => Array.from({ length }, (_, place) => place);

/** Towns are asked for in turn, as are regions; the rest is the same each time. */
const TOWNS = range(1000).map((n) => String(1000 + n));
const REGIONS = range(20).map((n) => String(10 + n));

export function town(today: string): Question {
  return {
    name: 'town',
    title: 'One town by its code',
    asked: {
      talkoot: graphql(
        'query ($code: String!) { municipality(country: FI, code: $code) { id code name(locale: sv) } }',
        TOWNS.map((code) => ({ code })),
      ),
      postgraphile: graphql(
        `
          query ($code: String!) {
            municipality: organisationByCountryAndCode(country: "FI", code: $code) {
              id: rowId
              code
              name: nameSv
            }
          }
        `,
        TOWNS.map((code) => ({ code })),
      ),
      nest: graphql(
        `
          query ($code: String!) {
            municipality(country: "FI", code: $code) {
              id
              code
              name(locale: "sv")
            }
          }
        `,
        TOWNS.map((code) => ({ code })),
      ),
      bare: bare(
        'town',
        TOWNS.map((code) => [code, today]),
      ),
    },
    script: {
      statement: 'town',
      set: '\\set code random(1000, 1999)',
      given: { today },
      values: [':code', ':today'],
    },
  };
}

/** The same, asked by somebody whom Talkoot has to know; the others know nobody. */
export function townSignedIn(today: string, token: string): Question {
  const { asked, ...same } = town(today);
  const { headers, ...rest } = asked.talkoot;
  const talkoot = { ...rest, headers: { ...headers, authorization: `Bearer ${token}` } };
  return { ...same, name: 'town-signed-in', title: 'One town by its code, signed in', asked: { ...asked, talkoot } };
}

const NESTED = 'BENCH-0';
/** Sorts before every code and name. */
const BEFORE_ALL = '!';

export function nested(today: string): Question {
  return {
    name: 'nested',
    title: 'A programme with its 20 pilots, their themes and coordinators, and the 10 partners of each',
    asked: {
      talkoot: graphql(
        `
          query ($code: String!) {
            pilotProgramme(code: $code) {
              name(locale: en)
              pilots(first: 20) {
                nodes {
                  id
                  code
                  name(locale: en)
                  status
                  themes {
                    name(locale: en)
                  }
                  coordinator {
                    name(locale: en)
                    code
                  }
                  partners(first: 50) {
                    totalCount
                    nodes {
                      status
                      joinedOn
                      organisation {
                        id
                        name(locale: en)
                        code
                      }
                    }
                  }
                }
              }
            }
          }
        `,
        [{ code: NESTED }],
      ),
      postgraphile: graphql(
        `
          query ($code: String!) {
            pilotProgramme: programmeByCode(code: $code) {
              name: nameEn
              pilots(first: 20, orderBy: CODE_ASC) {
                nodes {
                  id: rowId
                  code
                  name: nameEn
                  status
                  themes(orderBy: CODE_ASC) {
                    nodes {
                      name: nameEn
                    }
                  }
                  coordinator {
                    name: nameEn
                    code
                  }
                  partners(first: 50, orderBy: JOINED_ON_ASC) {
                    totalCount
                    nodes {
                      status
                      joinedOn
                      organisation {
                        id: rowId
                        name: nameEn
                        code
                      }
                    }
                  }
                }
              }
            }
          }
        `,
        [{ code: NESTED }],
      ),
      nest: graphql(
        `
          query ($code: String!) {
            pilotProgramme(code: $code) {
              name(locale: "en")
              pilots(take: 20) {
                id
                code
                name(locale: "en")
                status
                themes {
                  name(locale: "en")
                }
                coordinator {
                  name(locale: "en")
                  code
                }
                partners(take: 50) {
                  totalCount
                  nodes {
                    status
                    joinedOn
                    organisation {
                      id
                      name(locale: "en")
                      code
                    }
                  }
                }
              }
            }
          }
        `,
        [{ code: NESTED }],
      ),
      bare: bare('nested', [[NESTED, today]]),
    },
    script: { statement: 'nested', given: { code: NESTED, today }, values: [':code', ':today'] },
  };
}

/** Needs the ids of the regions as Talkoot tells them, and as PostgreSQL has them. */
export async function list(today: string, ask: Ask, database: Database): Promise<Question> {
  const told = (await ask('talkoot', graphql('{ regions(first: 100) { nodes { id code } } }'))) as {
    regions: { nodes: { id: string; code: string }[] };
  };
  const kept = await database.rows<{ id: string; code: string }>('SELECT id, code FROM registry.region');
  const idIn = (rows: readonly { id: string; code: string }[], code: string) =>
    rows.find((row) => row.code === code)?.id;
  return {
    name: 'list',
    title: 'The 50 municipalities of a region, by name, with how many there are',
    asked: {
      talkoot: graphql(
        `
          query ($region: ID!) {
            organisations(filter: { kind: [MUNICIPALITY], region: $region }, orderBy: NAME, first: 50) {
              totalCount
              nodes {
                id
                code
                name(locale: fi)
                region {
                  name(locale: fi)
                }
              }
            }
          }
        `,
        REGIONS.map((code) => ({ region: idIn(told.regions.nodes, code) })),
      ),
      postgraphile: graphql(
        `
          query ($region: UUID!) {
            organisations: allMunicipalities(condition: { regionId: $region }, orderBy: NAME_FI_ASC, first: 50) {
              totalCount
              nodes {
                id: rowId
                code
                name: nameFi
                region {
                  name: nameFi
                }
              }
            }
          }
        `,
        REGIONS.map((code) => ({ region: idIn(kept, code) })),
      ),
      nest: graphql(
        `
          query ($region: String!) {
            organisations: municipalities(region: $region, take: 50) {
              totalCount
              nodes {
                id
                code
                name(locale: "fi")
                region {
                  name(locale: "fi")
                }
              }
            }
          }
        `,
        REGIONS.map((region) => ({ region })),
      ),
      bare: bare(
        'list',
        REGIONS.map((code) => [code, today]),
      ),
    },
    script: {
      statement: 'list',
      set: '\\set region random(10, 29)',
      given: { today },
      values: [':region', ':today'],
    },
  };
}

/** The two pages of a list: its first one, and one whose last row is among the last hundred of all. */
export interface Pages {
  readonly first: Question;
  readonly deep: Question;
}

const cursorOf = (answer: unknown, which: 'startCursor' | 'endCursor'): string =>
  (answer as { list: { pageInfo: Record<typeof which, string> } }).list.pageInfo[which];

/** Pilots in the order of their codes. */
export async function pilots(ask: Ask, database: Database): Promise<Pages> {
  const total = await database.count('pilots.pilot');
  const before = Math.max(0, total - 100);
  const talkoot = cursorOf(
    await ask('talkoot', graphql('{ list: pilots(last: 100) { pageInfo { startCursor } } }'), 60_000),
    'startCursor',
  );
  const postgraphile = cursorOf(
    await ask(
      'postgraphile',
      graphql(
        'query ($offset: Int!) { list: allPilots(first: 1, offset: $offset, orderBy: CODE_ASC) { pageInfo { endCursor } } }',
        [{ offset: before }],
      ),
    ),
    'endCursor',
  );
  const { code } = await database.one<{ code: string }>(
    'SELECT code FROM pilots.pilot ORDER BY code OFFSET $1 LIMIT 1',
    [before],
  );
  const page = (after: { talkoot: string | null; postgraphile: string | null; skip: number; code: string }) => ({
    asked: {
      talkoot: graphql(
        'query ($after: String) { pilots(first: 20, after: $after) { nodes { id code name(locale: en) } } }',
        [{ after: after.talkoot }],
      ),
      postgraphile: graphql(
        `
          query ($after: Cursor) {
            pilots: allPilots(first: 20, after: $after, orderBy: CODE_ASC) {
              nodes {
                id: rowId
                code
                name: nameEn
              }
            }
          }
        `,
        [{ after: after.postgraphile }],
      ),
      nest: graphql('query ($skip: Int!) { pilots(skip: $skip, take: 20) { id code name(locale: "en") } }', [
        { skip: after.skip },
      ]),
      bare: bare('pilots', [[after.code]]),
    },
    script: { statement: 'pilots', given: { code: after.code }, values: [':code'] },
  });
  return {
    first: {
      name: 'pilots-first',
      title: `The first 20 of ${total} pilots, by code`,
      ...page({ talkoot: null, postgraphile: null, skip: 0, code: BEFORE_ALL }),
    },
    deep: {
      name: 'pilots-deep',
      title: `The 20 pilots after number ${before + 1}`,
      ...page({ talkoot, postgraphile, skip: before + 1, code }),
    },
  };
}

/** Organisations in the order of their names, as Finnish sorts them. */
export async function names(today: string, ask: Ask, database: Database): Promise<Pages> {
  const total = await database.count('registry.organisation');
  const before = total - 100;
  const talkoot = cursorOf(
    await ask('talkoot', graphql('{ list: organisations(last: 100) { pageInfo { startCursor } } }'), 60_000),
    'startCursor',
  );
  const postgraphile = cursorOf(
    await ask(
      'postgraphile',
      graphql(
        `
          query ($offset: Int!) {
            list: allOrganisations(first: 1, offset: $offset, orderBy: NAME_FI_ASC) {
              pageInfo {
                endCursor
              }
            }
          }
        `,
        [{ offset: before }],
      ),
    ),
    'endCursor',
  );
  const last = await database.one<{ name: string; country: string; code: string }>(
    `SELECT name_fi AS name, country, code FROM graphile.organisation ORDER BY name_fi, country, code OFFSET $1 LIMIT 1`,
    [before],
  );
  const page = (after: {
    talkoot: string | null;
    postgraphile: string | null;
    skip: number;
    last: readonly [string, string, string];
  }) => ({
    asked: {
      talkoot: graphql(
        'query ($after: String) { organisations(first: 20, after: $after) { nodes { id code name(locale: fi) } } }',
        [{ after: after.talkoot }],
      ),
      postgraphile: graphql(
        `
          query ($after: Cursor) {
            organisations: allOrganisations(first: 20, after: $after, orderBy: NAME_FI_ASC) {
              nodes {
                id: rowId
                code
                name: nameFi
              }
            }
          }
        `,
        [{ after: after.postgraphile }],
      ),
      nest: graphql('query ($skip: Int!) { organisations(skip: $skip, take: 20) { id code name(locale: "fi") } }', [
        { skip: after.skip },
      ]),
      bare: bare('names', [[...after.last, today]]),
    },
    script: {
      statement: 'names',
      given: { name: after.last[0], country: after.last[1], code: after.last[2], today },
      values: [':name', ':country', ':code', ':today'],
    },
  });
  return {
    first: {
      name: 'names-first',
      title: `The first 20 of ${total} organisations, by name`,
      ...page({ talkoot: null, postgraphile: null, skip: 0, last: [BEFORE_ALL, BEFORE_ALL, BEFORE_ALL] }),
    },
    deep: {
      name: 'names-deep',
      title: `The 20 organisations after number ${before + 1}`,
      ...page({ talkoot, postgraphile, skip: before + 1, last: [last.name, last.country, last.code] }),
    },
  };
}

/** What has happened since a moment, as a system that follows the stream asks again and again: the latest fifty events. */
export async function changes(ask: Ask, events: number): Promise<Question> {
  const position = events - 50;
  const { organisation } = (await ask('talkoot', graphql('{ organisation(country: FI, code: "MIN") { id } }'))) as {
    organisation: { id: string };
  };
  const talkoot = cursorOf(
    await ask(
      'talkoot',
      graphql('query ($id: ID!) { list: events(filter: { aggregate: $id }, first: 1) { pageInfo { endCursor } } }', [
        { id: organisation.id },
      ]),
    ),
    'endCursor',
  );
  const postgraphile = cursorOf(
    await ask(
      'postgraphile',
      graphql('query ($offset: Int!) { list: allEvents(first: 1, offset: $offset) { pageInfo { endCursor } } }', [
        { offset: position - 1 },
      ]),
    ),
    'endCursor',
  );
  return {
    name: 'changes',
    title: `The 50 changes since a moment, of ${events} in the stream`,
    asked: {
      talkoot: graphql(
        `
          query ($after: String!) {
            events(first: 50, after: $after) {
              nodes {
                id
                type
                time
                aggregate
                aggregateVersion
                data
              }
            }
          }
        `,
        [{ after: talkoot }],
      ),
      postgraphile: graphql(
        `
          query ($after: Cursor!) {
            events: allEvents(first: 50, after: $after) {
              nodes {
                id: rowId
                type
                time: occurredAt
                aggregate: aggregateId
                aggregateVersion
                data
              }
            }
          }
        `,
        [{ after: postgraphile }],
      ),
      nest: graphql(
        'query ($after: Int!) { events(after: $after, take: 50) { id type time aggregate aggregateVersion data } }',
        [{ after: position }],
      ),
      bare: bare('changes', [[position]]),
    },
    script: { statement: 'changes', given: { position: String(position) }, values: [':position'] },
  };
}

/**
 * What an answer says, however it is written: without the ids, whose form differs, and the envelopes of lists; texts of
 * enumerations in small letters, moments as milliseconds.
 */
export function facts(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(facts);
  if (answer === null || typeof answer !== 'object') return answer;
  const fields = Object.entries(answer).filter(([name]) => name !== 'id' && name !== 'aggregate');
  const [only] = fields;
  if (only?.[0] === 'nodes' && fields.length === 1) return facts(only[1]);
  return Object.fromEntries(
    fields.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, fact(name, value)]),
  );
}

function fact(name: string, value: unknown): unknown {
  if (name === 'status' && typeof value === 'string') return value.toLowerCase();
  if (name === 'time' && typeof value === 'string') return Date.parse(value);
  return facts(value);
}
