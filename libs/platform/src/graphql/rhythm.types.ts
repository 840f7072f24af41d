import { type Ordinal, ORDINALS, RHYTHM_UNITS, type RhythmUnit, type Weekday, WEEKDAYS } from '@talkoot/contracts';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from './enums.js';

export const RhythmUnitEnum = enumOf<RhythmUnit>('RhythmUnit', 'In what a rhythm counts.', RHYTHM_UNITS, {
  week: 'Every n weeks, on a weekday',
  month: 'Every n months, on a day of the month',
  year: 'Every n years, on a day of a month',
  regular: 'The source says that it is regular, and no more',
});

export const WeekdayEnum = enumOf<Weekday>('Weekday', 'A day of the week.', WEEKDAYS, {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
});

export const OrdinalEnum = enumOf<Ordinal>('Ordinal', 'Which one of a month.', ORDINALS, {
  first: 'The first',
  second: 'The second',
  third: 'The third',
  fourth: 'The fourth',
  last: 'The last',
});

/** What both have, in the words of the API. */
const SAYS = {
  unit: 'In what it counts.',
  every: 'The number n of weeks, months or years.',
  weekday: 'The day of the week.',
  ordinal: 'Which of the month’s such days.',
  day: 'The day of the month; one that is no working day is moved to the next.',
  month: 'The month of a yearly rhythm, from 1 to 12.',
} as const;

@ObjectType('Rhythm', { description: 'How often something takes place, and on which day.' })
export class RhythmType {
  @Field(() => RhythmUnitEnum, { description: SAYS.unit })
  unit: RhythmUnit;

  @Field(() => Int, {
    nullable: true,
    description: `${SAYS.every} Null: the source tells no more than that it is regular.`,
  })
  every?: number;

  @Field(() => WeekdayEnum, { nullable: true, description: SAYS.weekday })
  weekday?: Weekday;

  @Field(() => OrdinalEnum, { nullable: true, description: SAYS.ordinal })
  ordinal?: Ordinal;

  @Field(() => Int, { nullable: true, description: SAYS.day })
  day?: number;

  @Field(() => Int, { nullable: true, description: SAYS.month })
  month?: number;

  @Field(() => String, { description: 'The whole as a phrase, in the reader’s language.' })
  description: string;
}

@InputType('RhythmInput', {
  description:
    'How often something takes place: by weekday (`unit: WEEK`), by a weekday of the month (`ordinal`, `weekday`), by a day of the month (`day`), in one month of a year (`month`), or merely regularly.',
})
export class RhythmInput {
  @Field(() => RhythmUnitEnum, { description: SAYS.unit })
  unit: RhythmUnit;

  @Field(() => Int, { nullable: true, description: `${SAYS.every} Needed unless it is merely regular.` })
  every?: number;

  @Field(() => WeekdayEnum, { nullable: true, description: SAYS.weekday })
  weekday?: Weekday;

  @Field(() => OrdinalEnum, { nullable: true, description: SAYS.ordinal })
  ordinal?: Ordinal;

  @Field(() => Int, { nullable: true, description: SAYS.day })
  day?: number;

  @Field(() => Int, { nullable: true, description: SAYS.month })
  month?: number;
}
