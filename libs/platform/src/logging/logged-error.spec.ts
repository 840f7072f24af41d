import { QueryFailedError } from 'typeorm';
import { loggedError } from './logged-error.js';

const SECRET = 'officer@town.example';

const failed = (code: string, message: string): Error => {
  const driver = Object.assign(new Error(message), {
    code,
    table: 'person',
    constraint: 'person_address',
    detail: `Key (address)=(${SECRET}) already exists.`,
    where: `COPY person, line 1: "${SECRET}"`,
  });
  return new QueryFailedError(`INSERT INTO person VALUES ('${SECRET}')`, [SECRET], driver);
};

describe('A logged error', () => {
  it.each([
    ['a broken constraint', failed('23505', 'duplicate key value violates unique constraint "person_address"')],
    ['a value that is none', failed('22P02', `invalid input syntax for type uuid: "${SECRET}"`)],
    ['a cause', new Error('The mail was not kept', { cause: failed('23505', 'duplicate key') })],
    ['fields of its own', Object.assign(new Error('No'), { request: SECRET, input: { SECRET } })],
    ['no error at all', SECRET],
  ])('of %s tells no value of a statement or a request', (_, error) => {
    expect(JSON.stringify(loggedError(error))).not.toContain(SECRET);
  });

  it('tells what failed, where, and the constraint', () => {
    const error = failed('23505', 'duplicate key value violates unique constraint "person_address"');
    expect(loggedError(error)).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key value violates unique constraint "person_address"',
      code: '23505',
      constraint: 'person_address',
      table: 'person',
    });
    expect(String(Reflect.get(Object(loggedError(error)), 'stack'))).toContain('logged-error.spec');
  });

  it('ends where errors cause each other', () => {
    const one = new Error('One');
    one.cause = new Error('Other', { cause: one });
    expect(JSON.stringify(loggedError(one)).length).toBeLessThan(20_000);
  });
});
