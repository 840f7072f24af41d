import { LocalDate, newId, type OrganisationId, type PublishedEvent, uuidOf } from '@talkoot/contracts';
import { GivenNotifications, type Officer, renamed } from '../testing/builders.js';

describe('notifications of the cycles of programmes', () => {
  let given: GivenNotifications;

  beforeAll(async () => {
    given = await GivenNotifications.begin();
  });
  afterAll(() => given.context.close());

  it('tell_whoOwesIt_thatItsDayComes_andTheOwnerToo_thatItIsOver', async () => {
    const [town, owner] = [await given.town('Kuopio'), await given.town('Lahti')];
    const [debtor, coordinator] = [await given.officer(town, 'en'), await given.officer(owner, 'sv')];
    const programme = newId('programme');
    await given.ask(
      `INSERT INTO registry.collaboration (id, kind, code, name, period, provenance)
       VALUES ($1, 'programme', 'TARGETS', '{"fi": "Tavoitteet"}', '[,)', 'reported')`,
      [uuidOf(programme)],
    );
    const told = async ({ person }: Officer) =>
      (
        await given.ask<{ text: Record<string, string> }>(
          'SELECT text FROM notifications.notification WHERE person_id = $1 ORDER BY id',
          [uuidOf(person)],
        )
      ).map(({ text }) => text);
    const day = (
      name: 'obligation.came-due.v1' | 'obligation.became-late.v1',
      to: OrganisationId[],
    ): PublishedEvent => ({
      ...renamed(town),
      origin: 'job',
      name,
      aggregate: newId('obligation'),
      organisations: to,
      data: { programme, kind: 'follow-up', turn: '2026', owedBy: town, due: LocalDate.parse('2026-11-16') },
    });
    await given.heard(day('obligation.came-due.v1', [town]));
    const due = {
      en: 'Due by 16 November 2026: a follow-up (2026). Programme: “Tavoitteet”. Responsible: Kuopio.',
    };
    expect([await told(debtor), await told(coordinator)]).toMatchObject([[due], []]);
    await given.heard(day('obligation.became-late.v1', [town, owner]));
    await given.heard(day('obligation.became-late.v1', [town, owner]));
    const late = {
      en: 'Late, the last day was 16 November 2026: a follow-up (2026). Programme: “Tavoitteet”. Responsible: Kuopio.',
    };
    expect([await told(debtor), await told(coordinator)]).toMatchObject([
      [due, late, late],
      [late, late],
    ]);
  });
});
