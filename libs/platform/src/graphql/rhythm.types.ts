import { type Ordinal, RHYTHM_SAYS, type RhythmUnit, type Weekday } from '@talkoot/contracts';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { OrdinalEnum, RhythmUnitEnum, WeekdayEnum } from './enums.js';

@ObjectType('Rhythm', { description: 'How often something takes place, and on which day.' })
export class RhythmType {
  @Field(() => RhythmUnitEnum, { description: RHYTHM_SAYS.unit })
  unit: RhythmUnit;

  @Field(() => Int, {
    nullable: true,
    description: `${RHYTHM_SAYS.every} Null: the source tells no more than that it is regular.`,
  })
  every?: number;

  @Field(() => WeekdayEnum, { nullable: true, description: RHYTHM_SAYS.weekday })
  weekday?: Weekday;

  @Field(() => OrdinalEnum, { nullable: true, description: RHYTHM_SAYS.ordinal })
  ordinal?: Ordinal;

  @Field(() => Int, { nullable: true, description: RHYTHM_SAYS.day })
  day?: number;

  @Field(() => Int, { nullable: true, description: RHYTHM_SAYS.month })
  month?: number;

  @Field(() => String, { description: 'The whole as a phrase, in the reader’s language.' })
  description: string;
}
