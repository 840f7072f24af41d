import { type Bench, loadServer, type Round, runPgbench } from './measure.js';
import type { Options } from './options.js';
import { say } from './progress.js';
import { type Ask, type Asked, bare, graphql } from './questions.js';
import type { Server } from './servers.js';

/** How a change is made: by whom, and whether its row of the outbox is written. */
export interface Variant {
  readonly contender: 'talkoot' | 'bare' | 'pgbench';
  readonly withEvent: boolean;
}

export interface MutationResult extends Variant {
  readonly rounds: Round[];
}

/** The number of programmes whose pilots take turns, so that none is changed by two at once. */
const PROGRAMMES = 25;
const CHANGE = `mutation ($input: ChangePilotInput!) { changePilot(input: $input) { errors { code } pilot { version } } }`;

/**
 * The name of a pilot is changed, by somebody who may. Talkoot without outbox rows is the same process with a trigger that drops
 * them: the statement that would insert them is still sent, so what the row costs shows, but not that round trip. The bare
 * change is the opposite: without the row there is no second statement at all, and hardly anything else.
 */
export async function measureMutation(
  bench: Bench,
  servers: { readonly talkoot: Server; readonly bare: Server },
  ask: Ask,
  token: string,
  { contenders, rounds }: Options,
): Promise<MutationResult[]> {
  const { database } = bench;
  await database.rows(`
    CREATE FUNCTION bench.swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    CREATE TRIGGER swallow BEFORE INSERT ON platform.event FOR EACH ROW EXECUTE FUNCTION bench.swallow();
    ALTER TABLE platform.event DISABLE TRIGGER swallow`);
  const pilots = await pilotsToChange(bench, ask);
  const results = (['talkoot', 'bare', 'pgbench'] as const)
    .filter((each) => contenders.includes(each))
    .flatMap((contender) => [true, false].map((withEvent): MutationResult => ({ contender, withEvent, rounds: [] })));

  const once = async ({ contender, withEvent }: Variant, mark: string, share: number): Promise<Round | undefined> => {
    if (contender === 'pgbench') return runPgbench(bench, scripts(pilots.length, withEvent));
    const drops = contender === 'talkoot' && !withEvent;
    await database.rows(`ALTER TABLE platform.event ${drops ? 'ENABLE' : 'DISABLE'} TRIGGER swallow`);
    const before = await database.count('platform.event');
    // A name of its own: a change to what the one before has set already would be none.
    const name = `${mark} ${withEvent ? 'with' : 'without'}`;
    const asked =
      contender === 'talkoot'
        ? ofTalkoot(await versioned(bench, pilots), name, token)
        : ofBare(pilots, name, withEvent);
    const round = await loadServer(bench, servers[contender], asked, share);
    const written = (await database.count('platform.event')) - before;
    const expected = withEvent ? round.requests : 0;
    if (written !== expected) throw new Error(`${contender}: ${written} events of ${expected} changes`);
    await database.rows('ALTER TABLE platform.event DISABLE TRIGGER swallow');
    return round;
  };

  for (const variant of results) if (variant.contender !== 'pgbench') await once(variant, 'warm', 0.5);
  for (let round = 1; round <= rounds; round += 1) {
    for (const variant of results) {
      const measured = await once(variant, String(round), 1);
      if (measured) variant.rounds.push(measured);
    }
    say(`a mutation, round ${round} of ${rounds}`);
  }
  return results.filter((each) => each.rounds.length > 0);
}

interface Changeable {
  /** As Talkoot tells it. */
  readonly id: string;
  readonly uuid: string;
}

async function pilotsToChange({ database }: Bench, ask: Ask): Promise<Changeable[]> {
  const found: Changeable[] = [];
  const kept = await database.rows<{ code: string; uuid: string }>(
    'SELECT code, id AS uuid FROM bench.pilot WHERE n >= 20 AND n < $1',
    [20 + PROGRAMMES * 20],
  );
  const uuids = new Map(kept.map(({ code, uuid }) => [code, uuid]));
  for (let programme = 1; programme <= kept.length / 20; programme += 1) {
    const told = (await ask(
      'talkoot',
      graphql('query ($code: String!) { pilotProgramme(code: $code) { pilots(first: 20) { nodes { id code } } } }', [
        { code: `BENCH-${programme}` },
      ]),
    )) as { pilotProgramme: { pilots: { nodes: { id: string; code: string }[] } } };
    for (const { id, code } of told.pilotProgramme.pilots.nodes) found.push({ id, uuid: uuids.get(code) ?? '' });
  }
  return found;
}

/** New names enough that each change changes something. */
const named = (mark: string, length = 4) => Array.from({ length }, (_, pass) => ({ fi: `Esimerkki ${mark}.${pass}` }));

interface Versioned extends Changeable {
  readonly version: number;
}

async function versioned({ database }: Bench, pilots: readonly Changeable[]): Promise<Versioned[]> {
  const kept = await database.rows<{ uuid: string; version: number }>('SELECT id AS uuid, version FROM pilots.pilot');
  const versions = new Map(kept.map(({ uuid, version }) => [uuid, version]));
  return pilots.map((each) => ({ ...each, version: versions.get(each.uuid) ?? 0 }));
}

/** Enough for a round: none is repeated, since each change gives the version that the one before left. */
const MOST_PASSES = 80;

const ofTalkoot = (pilots: readonly Versioned[], mark: string, token: string): Asked =>
  graphql(
    CHANGE,
    named(mark, MOST_PASSES).flatMap((name, pass) =>
      pilots.map(({ id, version }) => ({ input: { pilot: id, name, expectedVersion: version + pass } })),
    ),
    { authorization: `Bearer ${token}` },
  );

const ofBare = (pilots: readonly Changeable[], mark: string, withEvent: boolean): Asked =>
  bare(
    withEvent ? 'change-with-event' : 'change',
    named(mark).flatMap((name) => pilots.map(({ uuid }) => [uuid, JSON.stringify(name)])),
  );

function scripts(pilots: number, withEvent: boolean) {
  const pilot = '(SELECT id FROM bench.pilot WHERE n = :n)';
  const change = {
    statement: 'change',
    set: `\\set n random(20, ${19 + pilots})\n\\set pass random(1, 1000000000)`,
    values: [pilot, `jsonb_build_object('fi', 'Esimerkki ' || :pass::int)`],
  };
  // The version of an event is unique within its pilot; a number of its own stands for the one that the change returned.
  const event = { statement: 'event', values: [pilot, ':pass'] };
  return withEvent ? [change, event] : [change];
}
