import { type AffiliationRole, LocalDate, newId, type OrganisationId, type PersonId, uuidOf } from '@talkoot/contracts';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase, type Succession } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { identityDatabase, IdentityModule } from '../index.js';
import { AffiliationSuccession } from './affiliations.succession.js';

describe('AffiliationSuccession', () => {
  let context: TestContext;
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    rows<Row>(context.get(DataSource).manager, sql, parameters);

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule]);
  });
  afterAll(() => context.close());

  async function town(): Promise<OrganisationId> {
    const id = newId('organisation');
    await ask(
      `INSERT INTO registry.organisation (id, kind, country, code, languages, provenance, period, version)
       VALUES ($1, 'municipality', 'FI', $2, '{}', 'illustrative', '[,)', 1)`,
      [uuidOf(id), id.slice(-12).toUpperCase()],
    );
    return id;
  }

  async function person(): Promise<PersonId> {
    const id = newId('person');
    await ask(
      `INSERT INTO identity.person (id, version, name, address, locale, platform_roles, provenance)
       VALUES ($1, 1, '{"en": "Officer"}', $2, 'fi', '{}', 'illustrative')`,
      [uuidOf(id), `${id}@town.example`],
    );
    return id;
  }

  const acts = (who: PersonId, forWhom: OrganisationId, role: AffiliationRole, period = '[,)') =>
    ask(
      `INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
       VALUES (gen_random_uuid(), 1, $1, $2, $3, $4, 'illustrative')`,
      [uuidOf(who), uuidOf(forWhom), role, period],
    );

  const merge = (predecessors: OrganisationId[], successor: OrganisationId) => {
    const succession: Succession = {
      id: newId('succession'),
      kind: 'merger',
      on: LocalDate.parse('2020-01-01'),
      event: newId('event'),
      predecessors,
      successors: [successor],
      successorFor: () => successor,
    };
    const operation = testOperation();
    return context
      .get(UnitOfWork)
      .run(operation, (transaction) => context.get(AffiliationSuccession).carryOver(transaction, succession));
  };

  const affiliationsOf = async (who: PersonId, names: Record<OrganisationId, string>) => {
    const found = await ask<{ organisation: string; role: string; period: string }>(
      `SELECT organisation_id AS organisation, role, period::text FROM identity.affiliation
       WHERE person_id = $1 ORDER BY affiliation.period, role`,
      [uuidOf(who)],
    );
    const named = new Map(Object.entries(names).map(([id, name]) => [uuidOf(id as OrganisationId), name]));
    return found.map(({ organisation, role, period }) => `${named.get(organisation) ?? ''} ${role} ${period}`);
  };

  it('carryOver_endsItTheDayBefore_andBeginsTheRestForTheSuccessor', async () => {
    const [old, next, who] = [await town(), await town(), await person()];
    await acts(who, old, 'manager', '[2014-01-01,2022-01-01)');
    await acts(who, old, 'member', '[2010-01-01,2012-01-01)');
    await merge([old], next);
    expect(await affiliationsOf(who, { [old]: 'old', [next]: 'next' })).toEqual([
      'old member [2010-01-01,2012-01-01)',
      'old manager [2014-01-01,2020-01-01)',
      'next manager [2020-01-01,2022-01-01)',
    ]);
    expect(await ask('SELECT name FROM platform.event ORDER BY sequence')).toEqual([
      { name: 'affiliation.ended.v1' },
      { name: 'affiliation.begun.v1' },
    ]);
  });

  it('carryOver_whereThePersonActsForTheSuccessorAlready_leavesTheStrongerRole', async () => {
    const [old, next] = [await town(), await town()];
    const [risen, same] = [await person(), await person()];
    await acts(risen, old, 'manager');
    await acts(risen, next, 'member');
    await acts(same, old, 'editor');
    await acts(same, next, 'manager');
    await merge([old], next);
    const names = { [old]: 'old', [next]: 'next' };
    expect(await affiliationsOf(risen, names)).toEqual([
      'old manager (,2020-01-01)',
      'next member (,2020-01-01)',
      'next manager [2020-01-01,)',
    ]);
    expect(await affiliationsOf(same, names)).toEqual(['old editor (,2020-01-01)', 'next manager (,)']);
  });

  it('carryOver_ofTwoPredecessorsOfOnePerson_begins_once', async () => {
    const [one, other, next, who] = [await town(), await town(), await town(), await person()];
    await acts(who, one, 'member');
    await acts(who, other, 'editor');
    await merge([one, other], next);
    expect(await affiliationsOf(who, { [one]: 'one', [other]: 'other', [next]: 'next' })).toEqual([
      'other editor (,2020-01-01)',
      'one member (,2020-01-01)',
      'next editor [2020-01-01,)',
    ]);
  });

  it('carryOver_ofWhatBeginsLater_isRefused', async () => {
    const [old, next, who] = [await town(), await town(), await person()];
    await acts(who, old, 'member', '[2021-01-01,)');
    await expect(merge([old], next)).rejects.toThrow('SUCCESSION_IMPOSSIBLE');
  });
});
