import { anyId, idOf, kindOf, newUuid } from '@talkoot/contracts';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { databaseWithData } from '../support/bundled-data.js';
import { liveThroughEveryMutation, MUTATION_NAMES, type Sent } from '../support/every-mutation-lived.js';
import { startApp } from '../support/processes.js';
import { type SentStatement, startRecordingProxy } from '../support/recording-proxy.js';
import { post } from '../support/talkoot.js';
import { lineOf, textOf } from './matrix.js';
import { type Outside, type Viewer, viewersOf } from './viewers.js';

const FILE = new URL('mutations-matrix.txt', import.meta.url);

/**
 * Who tries each change before the one who may makes it; the code in which it is refused, or `done`. The member and the keys are of
 * the ministry, to which most of what is changed belongs; the former was its manager.
 */
const TRYING = [
  'anybody',
  'stranger',
  'member',
  'auditor',
  'former',
  'key to read',
  'revoked key',
  'ended session',
] as const satisfies readonly (Viewer | Outside)[];
type Trying = (typeof TRYING)[number];

/** They may, and what they did could not be done again: it is not tried, and stands as `may`. */
const MAY: Readonly<Record<string, readonly Trying[]>> = {
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

/** Without those that no request causes: what is told to auditors and the publisher, and the keys that are read each minute. */
const statementsIn = (sent: readonly SentStatement[]): readonly string[] =>
  sent
    .map(({ sql }) => sql)
    .filter(
      (sql) => !/audit_waiting|chain_audit|platform\.kept|signing_key|^(START|BEGIN|COMMIT|ROLLBACK|NOTIFY)/.test(sql),
    );

const refused = z.array(z.object({ code: z.string() }));

/**
 * Every mutation, tried by those who should not be able to make it. The file beside this has what each is told; it is written by
 * `UPDATE=matrix`, and reviewed by hand: a `done` in it is a decision.
 */
describe('who may make no change', () => {
  const told = new Map<string, Record<Trying, string>>();
  const leaks: string[] = [];
  const worksMore: string[] = [];
  const changedAllTheSame: string[] = [];
  let failures: string[] = [];

  beforeAll(async () => {
    const database = await databaseWithData();
    const proxy = await startRecordingProxy(database.url);
    const gateway = await startApp('gateway', { DATABASE_URL: proxy.url });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const askedBy = await viewersOf(gateway.url, database.url, client);
    const events = async () =>
      (await client.query<{ count: string }>('SELECT count(*) FROM platform.event')).rows[0]?.count;
    const send = async ({ mutation, query }: Sent, input: object, by: Trying) => {
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
        const outcomes: [Trying, string][] = [];
        for (const viewer of TRYING) {
          if (MAY[mutation]?.includes(viewer) === true) {
            outcomes.push([viewer, 'may']);
            continue;
          }
          proxy.take();
          const { code, whole } = await send(sent, variables.input, viewer);
          const work = statementsIn(proxy.take());
          outcomes.push([viewer, code]);
          // What is not for somebody is as what does not exist, and takes as long.
          if (viewer === 'stranger' && code === 'NOT_FOUND') {
            const guessed = await send(sent, withGuess(variables.input), viewer);
            const ofGuess = statementsIn(proxy.take());
            if (work.join() !== ofGuess.join())
              worksMore.push([mutation, ...work.filter((each) => !ofGuess.includes(each))].join('\n'));
            if (guessed.whole !== whole) leaks.push(`${mutation}: ${whole} but ${guessed.whole}`);
          }
        }
        told.set(mutation, Object.fromEntries(outcomes) as Record<Trying, string>);
        if (!outcomes.some(([, code]) => code === 'done') && (await events()) !== before)
          changedAllTheSame.push(mutation);
      },
    });
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await database.drop();
    if (process.env['UPDATE'] === 'matrix') await writeFile(FILE, textOf(linesOf(told)));
  });

  it('is told of a world in which every mutation runs all the same', () => {
    expect(failures).toEqual([]);
    expect([...told.keys()].toSorted()).toEqual(MUTATION_NAMES);
  });

  it('does the same for what somebody may not know of as for what is not there', () => {
    expect(worksMore).toEqual([]);
  });

  it('is refused as decided, each mutation by each viewer', async () => {
    expect(textOf(linesOf(told))).toBe(await readFile(FILE, 'utf8'));
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

const linesOf = (told: ReadonlyMap<string, Record<Trying, string>>): string[] =>
  [...told].map(([mutation, codes]) => lineOf(mutation, TRYING, (viewer) => codes[viewer]));
