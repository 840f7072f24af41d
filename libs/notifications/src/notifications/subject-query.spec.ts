import { readFile } from 'node:fs/promises';
import { EVENT_NAMES, eventOf, heardBy, ID_KINDS, newId } from '@talkoot/contracts';
import { buildSchema, parse, validate } from 'graphql';
import { queryOf } from './subject-query.js';

const TOLD_OF = [
  ...new Set(
    EVENT_NAMES.filter((name) => heardBy(name).includes('notifications')).map((name) => eventOf(name).aggregate),
  ),
];

describe('queryOf', () => {
  it.each(ID_KINDS)('asks of a thing (%s) what the API can answer', async (kind) => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
    expect(validate(schema, parse(queryOf(newId(kind))))).toEqual([]);
  });

  // They only change who is invited to meetings, and the notification leads to the meeting.
  it.each(TOLD_OF.filter((kind) => kind !== 'affiliation' && kind !== 'person'))(
    'shows the thing itself (%s), not only its events',
    (kind) => {
      expect(queryOf(newId(kind))).toMatch(
        kind === 'invitation' ? /^\{\n {2}me \{/ : /^\{\n {2}node\(.*\.\.\. on [A-Z]/s,
      );
    },
  );
});
