import { ANYBODY, idOf, LOCALES, readText } from '@talkoot/contracts';
import { type GraphQLSchema, isObjectType, parse, validate } from 'graphql';
import { z } from 'zod';
import { Random } from '../support/random.js';
import { BothSides, difference, requestOf } from './both-sides.js';
import type { Question } from './reference.js';
import { OperationMaker } from './operations.js';
import { shrunk } from './shrink.js';

/** `npm run test:read-path -- --operations 20000 --seed 7` for the long run. */
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 1_300);
const SEED = Number(process.env['SEED'] ?? 1);
/** Each document is asked so often, by others and with other values: a plan that was kept must fit them as well. */
const ASKED = 2;
/** After this number of operations, at most this share of the schema’s fields has had no value. */
const [AFTER, MOST_NEVER] = [5_000, 0.08];
/** Each question is put so often: what the process remembers must be as it was read. In some, names change in between. */
const PUT = 2;
const RENAMED = 0.1;

describe('The read path', () => {
  let sides: BothSides;

  beforeAll(async () => {
    sides = await BothSides.open(SEED);
  });

  afterAll(async () => {
    await sides.close();
  });

  it(
    'answers random operations as the plain reference does',
    async () => {
      const random = new Random(SEED);
      const maker = new OperationMaker(random, sides.schema, {
        ...sides.data,
        ids: sides.ids,
        cursors: sides.reference.cursors,
      });
      const figures = { asked: 0, refused: 0, missing: 0, tooCostly: 0, invalid: 0 };
      while (figures.asked < OPERATIONS) {
        const { source, variables } = maker.make();
        const document = parse(source);
        if (validate(sides.schema, document).length > 0) {
          figures.invalid += 1;
          continue;
        }
        for (let time = 0; time < ASKED; time += 1) {
          const { name, viewer } = random.pick(sides.data.viewers);
          const operation = requestOf(viewer, random.pick(LOCALES), random.pick(TODAYS));
          const question: Question = { document, variables: variables(), operation };
          for (let put = 0; put < PUT; put += 1) {
            if (random.next() < RENAMED)
              await sides.rename(`${'Name'.repeat(random.between(1, 3))} "${figures.asked}"`);
            const [told, expected] = await Promise.all([sides.asked(question), sides.expected(question)]);
            const found = difference(told, expected);
            if (found !== undefined) throw new Error(await described(sides, source, question, name, found));
            if (put > 0) continue;
            figures.asked += 1;
            if (told.refused.size > 0) figures.refused += 1;
            if (told.missing.length > 0) figures.missing += 1;
            if (told.givenUp !== undefined) figures.tooCostly += 1;
          }
        }
      }
      const { shortStatements } = sides;
      process.stdout.write(`Read path: seed ${SEED}: ${JSON.stringify({ ...figures, shortStatements })}\n`);
      // Most operations have an answer, and all that can be asked for is asked for, else little is compared.
      expect(figures.refused + figures.tooCostly).toBeLessThan(OPERATIONS / 5);
      expect(shortStatements).toBeGreaterThan(OPERATIONS / 10);
      const all = fieldsOf(sides.schema);
      const never = all.filter((field) => !sides.reference.answered.has(field));
      const most = MOST_NEVER * Math.max(1, AFTER / OPERATIONS);
      if (never.length > most * all.length) process.stdout.write(`Never answered: ${never.join(', ')}\n`);
      expect(never.length / all.length).toBeLessThan(most);
    },
    OPERATIONS * 300,
  );

  it('reads a text in the language asked for, or the nearest, as the rest of the product does', async () => {
    const rows = await sides.sql('SELECT id, name FROM registry.theme');
    const document = parse(
      '{ themes(first: 100) { nodes { id fi: name(locale: fi) sv: name(locale: sv) en: name(locale: en) } } }',
    );
    const { data } = await sides.asked({ document, variables: {}, operation: requestOf(ANYBODY, 'fi', '2014-11-19') });
    const found = themes.parse(JSON.parse(data)).themes.nodes;
    const expected = rows.map(([id, name]) => {
      const text = inLanguages.parse(JSON.parse(name ?? ''));
      return {
        id: idOf('theme', id ?? ''),
        ...Object.fromEntries(LOCALES.map((each) => [each, readText(text, each).text])),
      };
    });
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(found.toSorted(byId)).toEqual(expected.toSorted(byId));
  });
});

const inLanguages = z.partialRecord(z.enum(LOCALES), z.string());
const themes = z.object({ themes: z.object({ nodes: z.array(z.looseObject({ id: z.string() })) }) });

const TODAYS = ['2014-11-19', '2012-01-01', '2013-01-01', '2020-06-30', '2011-05-05'] as const;

/** All that is needed to see it again, with the operation as small as it still fails. */
async function described(
  sides: BothSides,
  source: string,
  question: Question,
  viewer: string,
  found: string,
): Promise<string> {
  const fails = async (document: Question['document']) => {
    const again = { ...question, document };
    return difference(await sides.asked(again), await sides.expected(again)) !== undefined;
  };
  const small = await shrunk(source, sides.schema, fails);
  const again: Question = { ...question, document: parse(small) };
  const [told, expected] = [await sides.asked(again), await sides.expected(again)];
  return [
    `The answers differ in ${difference(told, expected) ?? found}. Seed ${SEED}, viewer ${viewer}, ${question.operation.locale}, ${question.operation.today.toString()}`,
    small,
    JSON.stringify(Object.fromEntries(Object.entries(question.variables).filter(([key]) => small.includes(`$${key}`)))),
    'The read path:',
    written(told),
    'The reference:',
    written(expected),
  ].join('\n');
}

const written = ({ data, refused, missing, faults, givenUp }: Awaited<ReturnType<BothSides['asked']>>): string =>
  JSON.stringify({ data: JSON.parse(data) as unknown, refused: [...refused], missing, faults, givenUp });

const fieldsOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__') && name !== 'MutationError')
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
