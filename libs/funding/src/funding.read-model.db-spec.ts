import { ANYBODY, type Id, LocalDate, Money } from '@talkoot/contracts';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase, RegistryModule } from '@talkoot/registry';
import { actingFor, Given, type GivenPilot } from '../../pilots/src/testing/given.js';
import { FundingService } from './funding.service.js';
import { fundingDatabase, FundingModule } from './index.js';

const day = (text: string) => LocalDate.parse(text);
const euros = (amount: number) => Money.ofMinor(BigInt(amount) * 100n, 'EUR');

describe('what is read of money', () => {
  let context: TestContext;
  let ask: Ask;
  let green: GivenPilot;
  let appropriation: Id<'appropriation'>;
  let grant: Id<'grant'>;

  const ministry = () => testOperation(actingFor(green.owner, 'manager'));
  const read = (query: string, variables: Record<string, unknown> = {}) =>
    ask(testOperation(ANYBODY), query, variables);

  /** A grant of 100.10 out of 1,000.00 euros of 1 February; its conditions change on 1 June. */
  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, pilotsDatabase, fundingDatabase],
      [RegistryModule, PilotsModule, FundingModule, ReadModelModule],
    );
    ask = await asking(context);
    green = await new Given(context).pilot();
    const funding = context.get(FundingService);
    appropriation = await funding.recordAppropriation(ministry(), {
      programme: green.programme,
      code: 'SEED',
      amount: euros(1_000),
      decidedOn: day('2014-01-01'),
      provenance: 'illustrative',
    });
    grant = await funding.decideGrant(ministry(), {
      appropriation,
      pilot: green.pilot,
      code: 'GREEN-1',
      amount: Money.ofMinor(10_010n, 'EUR'),
      purposes: ['start-up', 'coordination'],
      conditions: [{ fi: 'Väliraportti' }, { en: 'A report', fi: 'Raportti' }],
      decidedOn: day('2014-02-01'),
      provenance: 'illustrative',
    });
    await funding.changeConditions(ministry(), {
      grant,
      expectedVersion: await versionOf(context, grant),
      conditions: [],
      on: day('2014-06-01'),
    });
  });
  afterAll(() => context.close());

  it('anAppropriation_saysWhatIsGrantedAndLeft_withAllDecimals', async () => {
    const of = `query Q($id: ID!) { node(id: $id) { ... on Appropriation { granted { amount currency } left { amount } } } }`;
    expect(await read(of, { id: appropriation })).toEqual({
      node: { granted: { amount: '100.10', currency: 'EUR' }, left: { amount: '899.90' } },
    });
  });

  it('aProgramme_hasItsAppropriations', async () => {
    const of = `query Q($id: ID!) {
      node(id: $id) { ... on PilotProgramme { appropriation { id } appropriations { totalCount nodes { id } } } }
    }`;
    expect(await read(of, { id: green.programme })).toEqual({
      node: { appropriation: { id: appropriation }, appropriations: { totalCount: 1, nodes: [{ id: appropriation }] } },
    });
  });

  it('aPilot_hasTheGrantsDecidedByTheDay_withTheConditionsOfTheDay', async () => {
    const of = `query Q($id: ID!) { node(id: $id) { ... on Pilot {
      before: grants(on: "2014-01-31") { totalCount }
      decided: grants(on: "2014-02-01") { nodes { id conditions fi: conditions(locale: fi) holder { id } } }
      later: grants(on: "2014-06-01") { nodes { conditions early: holder(on: "2014-01-31") { id } } }
    } } }`;
    expect(await read(of, { id: green.pilot })).toEqual({
      node: {
        before: { totalCount: 0 },
        decided: {
          nodes: [
            {
              id: grant,
              conditions: ['Väliraportti', 'A report'],
              fi: ['Väliraportti', 'Raportti'],
              holder: { id: green.coordinator },
            },
          ],
        },
        later: { nodes: [{ conditions: [], early: null }] },
      },
    });
  });

  it('grants_areFiltered_byHolderAndPurpose', async () => {
    const of = `query Q($id: ID!, $holder: ID!, $other: ID!) { node(id: $id) { ... on Pilot {
      held: grants(filter: { holder: $holder, purpose: COORDINATION }) { totalCount }
      notHeld: grants(filter: { holder: $other }) { totalCount }
      otherwise: grants(filter: { purpose: IMPLEMENTATION }) { totalCount }
    } } }`;
    expect(await read(of, { id: green.pilot, holder: green.coordinator, other: green.owner })).toEqual({
      node: { held: { totalCount: 1 }, notHeld: { totalCount: 0 }, otherwise: { totalCount: 0 } },
    });
  });
});
