import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory, Int, Query, Resolver } from '@nestjs/graphql';
import {
  ANYBODY,
  clearable,
  exampleId,
  expectedVersion,
  id,
  type Id,
  instant,
  lasting,
  localDate,
  localisedLine,
  money,
  type Operation,
  period,
  plainLine,
  provenance,
  rhythm,
  sentAs,
} from '@talkoot/contracts';
import { isInputObjectType, printType } from 'graphql';
import { z } from 'zod';
import { PeriodType } from './common.types.js';
import { mutations } from './mutations.js';

const plan = id('plan').describe('The plan.');
const changePlan = z
  .strictObject({
    plan,
    title: lasting(localisedLine(300)).describe('Its title.'),
    note: clearable(plainLine(100)).describe('A note.'),
    due: localDate.describe('The day.'),
    at: instant.optional().describe('The moment.'),
    during: period.optional().describe('When it exists.'),
    meets: rhythm.optional().describe('How often.'),
    cost: money.optional().describe('What it costs.'),
    source: provenance.default('reported').describe('Where this comes from.'),
    pilots: z.array(id('pilot')).min(1).max(1000).describe('The pilots.'),
    share: sentAs('float', z.number()).optional().describe('The share.'),
    place: sentAs({ object: 'PlaceInput' }, z.strictObject({ row: z.int().describe('The row.') }).describe('A place.'))
      .optional()
      .describe('Its place.'),
    open: z.boolean().optional().describe('Whether it is open.'),
    expectedVersion,
  })
  .describe('Changes to a plan.');

/** Stands for a read model of plans. */
interface PlanModel {
  readonly type: typeof PeriodType;
  readonly entity?: { id: Id<'plan'> };
}
const Plan = (): PlanModel => ({ type: PeriodType });

class Plans {
  change(_: Operation, { plan: changed }: z.output<typeof changePlan>): Promise<Id<'plan'>> {
    return Promise.resolve(changed);
  }
}

const PlanMutations = mutations(Plans, (change) => ({
  changePlan: change({
    description: 'Change a plan.',
    may: 'plan:submit',
    input: changePlan,
    example: { plan: exampleId('plan'), due: '2026-03-02', pilots: [] },
    gives: { plan: Plan },
    run: (plans, operation, command) => plans.change(operation, command),
  }),
  countPlans: change({
    description: 'Count plans.',
    may: 'plan:submit',
    input: z.strictObject({ plan }).describe('The first of them.'),
    example: { plan: exampleId('plan') },
    gives: { plan: Plan, others: Plan, count: { scalar: Int, description: 'The number of plans.' } },
    run: (_, __, command) => Promise.resolve({ plan: command.plan, others: undefined, count: 3 }),
  }),
}));

@Resolver()
class Root {
  @Query(() => String, { description: 'Needed by every schema.' })
  nothing(): string {
    return '';
  }
}

describe('mutations', () => {
  async function schema() {
    const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
    const made = await builder.get(GraphQLSchemaFactory).create([Root, PlanMutations]);
    await builder.close();
    return (name: string) => {
      const type = made.getType(name);
      if (!type) throw new Error(`no ${name}`);
      return printType(type)
        .replaceAll(/ *"""[^]*?"""\n/g, '')
        .replaceAll('\n\n', '\n');
    };
  }

  it('makes the input type from the schema of the input, and the payload type from what is given back', async () => {
    const printed = await schema();
    expect(printed('ChangePlanInput')).toBe(
      `input ChangePlanInput {
  plan: ID!
  title: LocalisedTextInput
  note: String
  due: Date!
  at: DateTime
  during: PeriodInput
  meets: RhythmInput
  cost: MoneyInput
  source: Provenance
  pilots: [ID!]!
  share: Float
  place: PlaceInput
  open: Boolean
  expectedVersion: Int
}`,
    );
    expect(printed('PlaceInput')).toBe('input PlaceInput {\n  row: Int!\n}');
    expect(printed('Mutation')).toBe(
      'type Mutation {\n  changePlan(\n    input: ChangePlanInput!\n  ): ChangePlanPayload!\n  countPlans(\n    input: CountPlansInput!\n  ): CountPlansPayload!\n}',
    );
    expect(printed('CountPlansPayload')).toBe(
      'type CountPlansPayload {\n  errors: [MutationError!]!\n  plan: Period\n  others: Period\n  count: Int\n}',
    );
  });

  it('says the limits that the schema has', async () => {
    const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
    const made = await builder.get(GraphQLSchemaFactory).create([Root, PlanMutations]);
    await builder.close();
    const fieldsOf = (name: string) => {
      const type = made.getType(name);
      return isInputObjectType(type) ? type.getFields() : {};
    };
    const said = fieldsOf('ChangePlanInput');
    expect(said['title']?.description).toBe('Its title. At most 300 characters in each language.');
    expect(said['note']?.description).toBe('A note. At most 100 characters.');
    expect(said['pilots']?.description).toBe('The pilots. From 1 to 1000 items.');
    expect(said['plan']?.description).toBe('The plan.');
    expect(fieldsOf('RhythmInput')['month']?.description).toBe('The month of a yearly rhythm. From 1 to 12.');
  });

  it('answers with the objects by their ids, and with values as they are', async () => {
    type Run = (command: unknown, operation: unknown) => Promise<unknown>;
    const made = new PlanMutations(new Plans()) as unknown as Record<'changePlan' | 'countPlans', Run>;
    const operation = { viewer: ANYBODY };
    expect(await made.changePlan({ plan: 'plan_1' }, operation)).toEqual({ plan: { id: 'plan_1' } });
    expect(await made.countPlans({ plan: 'plan_1' }, operation)).toEqual({
      plan: { id: 'plan_1' },
      others: undefined,
      count: 3,
    });
  });

  const declaring = (input: z.ZodObject) => () =>
    mutations(Plans, (change) => ({
      bad: change({
        description: 'Bad.',
        may: 'plan:submit',
        input,
        example: {},
        gives: {},
        run: () => Promise.resolve({}),
      }),
    }));

  it.each([
    [
      'a field without a description',
      z.strictObject({ plan: id('plan') }).describe('It.'),
      /BadInput\.plan has no desc/,
    ],
    [
      'a field of a kind that nobody knows',
      z.strictObject({ it: z.custom().describe('It.') }).describe('It.'),
      /BadInput\.it: .* sentAs/,
    ],
  ])('refuses %s', (_, input, message) => {
    expect(declaring(input)).toThrow(message);
  });

  it('is told by the compiler when the id of another kind is given back', () => {
    const wrong = () =>
      mutations(Plans, (change) => ({
        changeWrong: change({
          description: 'OperationExecutor with a pilot.',
          may: 'plan:submit',
          input: changePlan,
          example: { plan: exampleId('plan'), due: '2026-03-02', pilots: [] },
          gives: { plan: Plan },
          // @ts-expect-error -- the id of a pilot where a plan is promised
          run: () => Promise.resolve<Id<'pilot'>>('pilot_1'),
        }),
      }));
    expect(wrong).not.toThrow();
  });
});
