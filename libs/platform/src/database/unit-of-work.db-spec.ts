import { type Id, newId, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { OPERATOR, type TestContext, testContext, testOperation } from '../testing/index.js';
import { makePartOf, platformDatabase, rows, type Transaction, UnitOfWork, violatedConstraint } from './index.js';

const renamed = (organisation: Id<'organisation'>): RecordedEvent => ({
  id: newId('event'),
  name: 'organisation.renamed.v1',
  aggregate: organisation,
  version: 1,
  data: { name: { fi: 'Uusi nimi' }, on: testOperation().today },
  organisations: [organisation],
  restricted: false,
});

describe('UnitOfWork', () => {
  let context: TestContext;

  beforeAll(async () => {
    context = await testContext([platformDatabase], []);
  });
  afterAll(() => context.close());

  const change = (work: (transaction: Transaction) => Promise<void>) =>
    context.get(UnitOfWork).run(testOperation(OPERATOR), work);
  const eventsOf = async (organisation: Id<'organisation'>) =>
    (
      await rows(context.get(DataSource).manager, 'SELECT FROM platform.event WHERE aggregate_id = $1', [
        uuidOf(organisation),
      ])
    ).length;

  it('record_whenTheEventIsRefused_tellsThat_notWhatWasRefusedBehindIt', async () => {
    const organisation = newId('organisation');
    await change((transaction) => transaction.record([renamed(organisation)]));
    const again = change(async (transaction) => {
      await transaction.record([renamed(organisation)]);
      await transaction.rows('SELECT 1');
    });
    await expect(again.catch(violatedConstraint)).resolves.toBe('event_aggregate_version');
    expect(await eventsOf(organisation)).toBe(1);
  });

  it('record_whenNothingFollows_isStillWaitedFor', async () => {
    const organisation = newId('organisation');
    const twice = change((transaction) => transaction.record([renamed(organisation), renamed(organisation)]));
    await expect(twice.catch(violatedConstraint)).resolves.toBe('event_aggregate_version');
    expect(await eventsOf(organisation)).toBe(0);
  });

  it('record_whenTheWorkFailsBehindIt_keepsNothing', async () => {
    const organisation = newId('organisation');
    const failing = change(async (transaction) => {
      await transaction.record([renamed(organisation)]);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await eventsOf(organisation)).toBe(0);
  });

  it('record_namesTheEvent_toWhatFollows', async () => {
    const event = renamed(newId('organisation'));
    await change(async (transaction) => {
      await transaction.record([event]);
      const [told] = await transaction.rows<{ id: string }>(`SELECT current_setting('talkoot.event_id') AS id`);
      expect(told?.id).toBe(uuidOf(event.id));
    });
  });

  it('run_ofAPartOfAnotherTransaction_isKeptWithItOrNotAtAll', async () => {
    const [kept, undone] = [newId('organisation'), newId('organisation')];
    const whole = (organisation: Id<'organisation'>, end: () => void) =>
      change(async (transaction) => {
        const part = { ...testOperation(OPERATOR), requestId: 'a part' };
        makePartOf(transaction, part);
        await context.get(UnitOfWork).run(part, (within) => within.record([renamed(organisation)]));
        expect(await transaction.rows(`SELECT FROM platform.event WHERE request_id = 'a part'`)).toHaveLength(1);
        expect(await eventsOf(organisation)).toBe(0);
        end();
      });
    await expect(
      whole(undone, () => {
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await whole(kept, () => undefined);
    expect([await eventsOf(kept), await eventsOf(undone)]).toEqual([1, 0]);
  });

  it('run_byManyWhoWaitForEachOther_doesTheWorkOfAll', async () => {
    const works = [1, 2, 3, 4, 5, 6].map((first) =>
      change(async (transaction) => {
        for (let step = 0; step < 6; step += 1) {
          const way = first % 2 === 0 ? step : 6 - step;
          await transaction.rows('SELECT pg_advisory_xact_lock($1), pg_sleep(0.01)', [(first + way) % 6]);
        }
      }),
    );
    const done = await Promise.allSettled(works);
    expect(done.map(({ status }) => status)).toEqual(works.map(() => 'fulfilled'));
  });
});
