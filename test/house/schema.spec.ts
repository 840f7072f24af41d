import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.js';

const script = join(import.meta.dirname, '../../scripts/schema-breaking.js');
const fixtures = join(import.meta.dirname, 'fixtures/schema');

describe('a change of the schema', () => {
  it('is refused when it breaks clients and nobody declared it; additions and declared breaks pass', async () => {
    const { code, stderr } = await run(script, ['before.graphql', 'after.graphql', 'declarations.md'], fixtures);

    expect(stderr).toContain('Query.name: ');
    expect(stderr).not.toMatch(/Query\.(code|theme|status): /);
    expect(code).toBe(1);
  });

  it('passes when it breaks nothing', async () => {
    const { code } = await run(script, ['before.graphql', 'before.graphql', 'declarations.md'], fixtures);
    expect(code).toBe(0);
  });
});

/** Changes after which there is nothing to change again, and why. */
const WITHOUT_VERSION: Record<string, string> = {
  markNotificationsRead: 'that something was read is nobody else’s to change',
  markAllNotificationsRead: 'that something was read is nobody else’s to change',
  mergeOrganisations: 'a succession is recorded once',
  splitOrganisation: 'a succession is recorded once',
  reportMeasure: 'another report follows it; it is never changed itself',
  actFor: 'a session is its person’s own',
  endSession: 'a session is its person’s own, and ends once',
  endOtherSessions: 'a session is its person’s own, and ends once',
  requestMyData: 'it reads, and changes nothing',
  requestErasure: 'who is erased is there no more',
  createCalendarAddress: 'a calendar address is made and revoked, never changed',
  revokeCalendarAddress: 'a calendar address is made and revoked, never changed',
};

describe('the payload of a change', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
  const changes = Object.values(schema.getMutationType()?.getFields() ?? {});

  it('gives the changed thing, with the version that the next change is made on', () => {
    const lacking = changes.flatMap(({ name, type }) => {
      const payload = getNamedType(type);
      if (!isObjectType(payload)) return [name];
      const { errors: _, ...given } = payload.getFields();
      const things = Object.values(given)
        .map((field) => getNamedType(field.type))
        .filter(isObjectType);
      return things.some((thing) => 'version' in thing.getFields()) ? [] : [name];
    });
    expect(lacking.toSorted()).toEqual(Object.keys(WITHOUT_VERSION).toSorted());
  });
});
