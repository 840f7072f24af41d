import { type Id, newId, newUuid, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { DataSource, Entity, In, PrimaryColumn } from 'typeorm';
import { OPERATOR, type TestContext, testContext, testOperation } from '../testing/index.js';
import {
  Column,
  Connection,
  type ContextDatabase,
  IdColumn,
  KeyColumn,
  partTable,
  platformDatabase,
  rootTable,
  type Row,
  rows,
  type Transaction,
  UnitOfWork,
} from './index.js';

@Entity({ schema: 'saving', name: 'house' })
class HouseEntity {
  @KeyColumn('organisation', 'house_pkey')
  id: Id<'organisation'>;

  @Column({ type: 'text', nullable: true })
  name: string | undefined;
}

@Entity({ schema: 'saving', name: 'flat' })
class FlatEntity {
  @KeyColumn('body', 'flat_pkey')
  id: Id<'body'>;

  @IdColumn('organisation')
  house: Id<'organisation'>;

  @Column({ type: 'integer' })
  floor: number;
}

@Entity({ schema: 'saving', name: 'room' })
class RoomEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'room_pkey' })
  id: string;

  @IdColumn('body')
  flat: Id<'body'>;
}

/** `said` has each statement that was sent, also one that touched no row, and the event that explains it. */
const SCHEMA = `
  CREATE SCHEMA saving;
  CREATE TABLE saving.house (id uuid CONSTRAINT house_pkey PRIMARY KEY, name text);
  CREATE TABLE saving.flat (id uuid CONSTRAINT flat_pkey PRIMARY KEY, house uuid NOT NULL REFERENCES saving.house,
    floor integer NOT NULL, CONSTRAINT one_flat_a_floor UNIQUE (house, floor));
  CREATE TABLE saving.room (id uuid CONSTRAINT room_pkey PRIMARY KEY, flat uuid NOT NULL REFERENCES saving.flat);
  CREATE TABLE saving.said (place serial, statement text, event text);
  CREATE FUNCTION saving.say() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO saving.said (statement, event)
    VALUES (TG_OP || ' ' || TG_TABLE_NAME, current_setting('talkoot.event_id', true));
    RETURN NULL;
  END $$;
  CREATE TRIGGER say BEFORE INSERT OR DELETE ON saving.house FOR EACH STATEMENT EXECUTE FUNCTION saving.say();
  CREATE TRIGGER say BEFORE INSERT OR DELETE ON saving.flat FOR EACH STATEMENT EXECUTE FUNCTION saving.say();
  CREATE TRIGGER say BEFORE INSERT OR DELETE ON saving.room FOR EACH STATEMENT EXECUTE FUNCTION saving.say();
  GRANT USAGE ON SCHEMA saving TO talkoot_app;
  GRANT ALL ON ALL TABLES IN SCHEMA saving TO talkoot_app;`;

const savingDatabase: ContextDatabase = {
  schema: 'saving',
  entities: [HouseEntity, FlatEntity, RoomEntity],
  migrations: [],
  withoutHistory: {},
};

interface Flat {
  readonly id: Id<'body'>;
  readonly floor: number;
  readonly rooms: readonly string[];
}

class House {
  private readonly events: RecordedEvent[] = [];

  constructor(
    readonly id: Id<'organisation'>,
    public name: string | undefined,
    public flats: readonly Flat[],
  ) {}

  record(version: number): Id<'event'> {
    const { today } = testOperation();
    const event: RecordedEvent = {
      id: newId('event'),
      name: 'organisation.renamed.v1',
      aggregate: this.id,
      version,
      data: { name: { fi: 'Uusi nimi' }, on: today },
      organisations: [this.id],
      restricted: false,
    };
    this.events.push(event);
    return event.id;
  }

  takeEvents(): RecordedEvent[] {
    return this.events.splice(0);
  }
}

const TABLES = [
  rootTable(HouseEntity, ({ id, name }: House): Row<HouseEntity> => ({ id, name })),
  partTable(FlatEntity, 'house', ({ id: house, flats }: House) => flats.map(({ id, floor }) => ({ id, house, floor }))),
  partTable(RoomEntity, 'flat', ({ flats }: House) =>
    flats.flatMap(({ id: flat, rooms: ids }) => ids.map((id) => ({ id, flat }))),
  ),
];

async function load(transaction: Transaction, id: Id<'organisation'>): Promise<House> {
  const [house] = await transaction.find(HouseEntity, { where: { id } });
  const flats = await transaction.find(FlatEntity, { where: { house: id }, order: { floor: 'ASC' } });
  const found = await transaction.find(RoomEntity, { where: { flat: In(flats.map((flat) => flat.id)) } });
  const roomsOf = (of: Id<'body'>) => found.filter(({ flat }) => flat === of).map((room) => room.id);
  return new House(
    id,
    house?.name,
    flats.map((flat) => ({ id: flat.id, floor: flat.floor, rooms: roomsOf(flat.id) })),
  );
}

describe('the tables of an aggregate', () => {
  let context: TestContext;
  const flat = (floor: number): Flat => ({ id: newId('body'), floor, rooms: [newUuid(), newUuid()] });

  beforeAll(async () => {
    context = await testContext([platformDatabase, savingDatabase], []);
    const owner = new Connection({ connectionString: context.databaseUrl });
    await owner.connect();
    await owner.query(SCHEMA);
    await owner.end();
  });
  afterAll(() => context.close());

  const ask = <R>(sql: string) => rows<R>(context.get(DataSource).manager, sql);
  const built = async (): Promise<Id<'organisation'>> => {
    const house = new House(newId('organisation'), 'Talo', [flat(1), flat(2)]);
    await context.get(UnitOfWork).run(testOperation(OPERATOR), (transaction) => transaction.save([house], TABLES));
    await ask('DELETE FROM saving.said');
    return house.id;
  };
  const change = (id: Id<'organisation'>, work: (house: House) => void) =>
    context.get(UnitOfWork).run(testOperation(OPERATOR), async (transaction) => {
      const house = await load(transaction, id);
      work(house);
      await transaction.save([house], TABLES);
    });
  const said = async () =>
    (await ask<{ statement: string }>('SELECT statement FROM saving.said ORDER BY place')).map(
      (each) => each.statement,
    );

  it('save_whenNothingDiffers_sendsNothing', async () => {
    await change(await built(), () => undefined);
    expect(await said()).toEqual([]);
  });

  it('save_sendsOnlyWhatDiffers', async () => {
    const id = await built();
    await change(id, (house) => {
      house.name = 'Koti';
    });
    expect(await said()).toEqual(['INSERT house']);
    expect(await ask(`SELECT name FROM saving.house WHERE id = '${uuidOf(id)}'`)).toEqual([{ name: 'Koti' }]);
  });

  it('save_withoutAValue_keepsNull_andGivesUndefined', async () => {
    const id = await built();
    await change(id, (house) => {
      house.name = undefined;
    });
    expect(await ask(`SELECT name FROM saving.house WHERE id = '${uuidOf(id)}'`)).toEqual([{ name: null }]);
    await change(id, ({ name }) => expect(name).toBeUndefined());
  });

  it('save_deletesPartsThatAreNoMore_withTheirOwn_beforeOthersTakeTheirPlace', async () => {
    const id = await built();
    await change(id, (house) => {
      house.flats = [...house.flats.filter(({ floor }) => floor !== 2), { ...flat(2), rooms: [] }];
    });
    expect(await said()).toEqual(['DELETE room', 'DELETE flat', 'INSERT flat']);
    expect(
      await ask(`SELECT count(*)::int AS rooms FROM saving.room r JOIN saving.flat f ON f.id = r.flat
      WHERE f.house = '${uuidOf(id)}'`),
    ).toEqual([{ rooms: 2 }]);
  });

  it('save_deletesAPart_thatTheSameTransactionMade', async () => {
    const id = await built();
    await context.get(UnitOfWork).run(testOperation(OPERATOR), async (transaction) => {
      const house = await load(transaction, id);
      house.flats = [...house.flats, flat(3)];
      await transaction.save([house], TABLES);
      house.flats = house.flats.filter(({ floor }) => floor !== 3);
      await transaction.save([house], TABLES);
    });
    await change(id, ({ flats }) => expect(flats.map(({ floor }) => floor)).toEqual([1, 2]));
  });

  it('save_recordsTheEvents_beforeAnyRow', async () => {
    const id = await built();
    let event = newId('event');
    await change(id, (house) => {
      event = house.record(1);
      house.name = 'Koti';
      house.flats = house.flats.slice(1);
    });
    const events = await ask<{ event: string }>('SELECT DISTINCT event FROM saving.said');
    expect(events).toEqual([{ event: uuidOf(event) }]);
  });
});
