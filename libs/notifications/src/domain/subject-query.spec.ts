import { readFile } from 'node:fs/promises';
import { ID_KINDS, newId } from '@talkoot/contracts';
import { buildSchema, parse, validate } from 'graphql';
import { queryOf } from './subject-query.js';

describe('queryOf', () => {
  it.each(ID_KINDS)('asks of a thing (%s) what the API can answer', async (kind) => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
    expect(validate(schema, parse(queryOf(newId(kind))))).toEqual([]);
  });
});
