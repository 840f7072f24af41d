import { platformDatabase, rows } from '@talkoot/platform/database';
import { importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { RegistryImport, registryDatabase } from '@talkoot/registry';
import { DataSource } from 'typeorm';
import { IdentityImport, identityDatabase, IdentityModule } from './index.js';

const ORGANISATIONS = `
- { code: TEM, kind: ministry, country: FI, name: { fi: ministeriö }, provenance: illustrative }
- { code: SEK, kind: joint-authority, country: FI, name: { fi: kuntayhtymä }, provenance: illustrative }
`;
const PEOPLE = `
- email: Officer@tem.example
  name: { fi: Ministeriön virkamies, en: Officer of the ministry }
  language: fi
  provenance: illustrative
  affiliations:
    - { organisation: TEM, role: manager }
    - { organisation: SEK, role: member, from: 2014-01-01 }
`;

describe('IdentityImport', () => {
  let context: TestContext;
  const imported = (people: string) =>
    importFiles(context, [...context.get(RegistryImport).sections, ...context.get(IdentityImport).sections], {
      'organisations.yaml': ORGANISATIONS,
      'people.yaml': people,
    });
  const affiliations = () =>
    rows(
      context.get(DataSource).manager,
      `SELECT o.code, a.role, a.period::text FROM identity.affiliation a
       JOIN registry.organisation o ON o.id = a.organisation_id ORDER BY o.code, a.period`,
    );

  beforeAll(async () => {
    context = await testContext([platformDatabase, registryDatabase, identityDatabase], [IdentityModule]);
  });
  afterAll(() => context.close());

  it('enters people and for whom they act, and nothing the second time', async () => {
    const first = await imported(PEOPLE);
    expect(first.sections).toContainEqual({ section: 'people', added: 1, changed: 0, unchanged: 0 });
    expect(await affiliations()).toEqual([
      { code: 'SEK', role: 'member', period: '[2014-01-01,)' },
      { code: 'TEM', role: 'manager', period: '(,)' },
    ]);
    const second = await imported(PEOPLE);
    expect(second.sections).toContainEqual({ section: 'people', added: 0, changed: 0, unchanged: 1 });
    expect(second.events).toEqual([]);
  });

  it('follows a person to another role and another language, and begins nothing anew that has ended', async () => {
    const promoted = PEOPLE.replace('role: member, from: 2014-01-01', 'role: editor, from: 2015-03-01').replace(
      'language: fi',
      'language: sv',
    );
    const { events } = await imported(promoted);
    expect(events.map(({ name, origin }) => `${name} ${origin}`)).toEqual([
      'person.details-changed.v1 import',
      'affiliation.ended.v1 import',
      'affiliation.begun.v1 import',
    ]);
    const held = [
      { code: 'SEK', role: 'member', period: '[2014-01-01,2015-03-01)' },
      { code: 'SEK', role: 'editor', period: '[2015-03-01,)' },
      { code: 'TEM', role: 'manager', period: '(,)' },
    ];
    expect(await affiliations()).toEqual(held);
    await imported(PEOPLE.replace('language: fi', 'language: sv'));
    expect(await affiliations()).toEqual(held);
  });

  it('knows a person by one form of an internationalised address', async () => {
    const person = (email: string) =>
      `- { email: "${email}", name: { fi: Virkamies }, language: fi, provenance: illustrative, affiliations: [{ organisation: TEM, role: editor }] }\n`;
    const typed = person('Name@HÄMEENLINNA.example ');
    expect((await imported(typed)).sections).toContainEqual({ section: 'people', added: 1, changed: 0, unchanged: 0 });
    expect((await imported(person('name@xn--hmeenlinna-q5a.example'))).events).toEqual([]);
    expect(
      await rows(context.get(DataSource).manager, `SELECT address FROM identity.person WHERE address LIKE 'name@%'`),
    ).toEqual([{ address: 'name@xn--hmeenlinna-q5a.example' }]);
    const { problems } = await imported(`${typed}${person('name@xn--hmeenlinna-q5a.example')}${person('nimi')}`);
    expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
      '2 undefined duplicate-record',
      '3 email not-an-email',
    ]);
  });

  it('tells of somebody who acts twice for one organisation at one time', async () => {
    const twice = PEOPLE.replace(
      'role: manager }',
      'role: manager }\n    - { organisation: TEM, role: member, from: 2020-01-01 }',
    );
    expect((await imported(twice)).problems).toMatchObject([
      { line: 8, field: 'affiliations[1].organisation', code: 'duplicate-entry' },
    ]);
  });

  it('makes somebody an operator, and leaves that alone where nothing is said of it', async () => {
    const roles = () =>
      rows(
        context.get(DataSource).manager,
        `SELECT platform_roles FROM identity.person WHERE address LIKE 'officer@%'`,
      );
    const { events } = await imported(`${PEOPLE}  platformRoles: [operator]\n`);
    expect(events.map(({ name }) => name)).toContain('person.platform-roles-set.v1');
    await imported(PEOPLE);
    expect(await roles()).toEqual([{ platform_roles: ['operator'] }]);
  });

  it('tells of organisations that are nowhere, and of a role without a day that another one stands in the way of', async () => {
    const wrong = PEOPLE.replace('TEM, role: manager', 'TEM, role: member').replace('SEK', 'SEKK');
    const { problems, events } = await imported(wrong);
    expect(problems).toMatchObject([
      { file: 'people.yaml', line: 7, field: 'affiliations[0].role', code: 'rule-broken' },
      { file: 'people.yaml', line: 8, field: 'affiliations[1].organisation', code: 'unknown-reference' },
    ]);
    expect(events).toEqual([]);
  });
});
