import { type Currency, type ErrorCode, languageName, type LocalDate, LOCALES } from '@talkoot/contracts';
import { Field, type FieldMiddleware, InputType, ObjectType } from '@nestjs/graphql';
import { CurrencyEnum, MutationErrorCodeEnum } from './enums.js';
import { DateScalar, DecimalScalar } from './scalars.js';

@ObjectType('Period', { description: 'Days from `from` to `to`, both included; an end that is missing is open.' })
export class PeriodType {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day; null: unknown, on or before the first day of the register.',
  })
  from?: LocalDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null: not ended.' })
  to?: LocalDate | undefined;
}

@InputType('PeriodInput', {
  description:
    'Days from `from` to `to`, both included. An end that you leave out is open, also where a day was set before; `{}` is open at both ends.',
})
export class PeriodInput {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: LocalDate;
}

@ObjectType('Money', { description: 'An amount of money.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'The amount with exactly the decimals of its currency.' })
  amount: string;

  @Field(() => CurrencyEnum, { description: 'Its currency.' })
  currency: Currency;
}

@InputType('MoneyInput', { description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => DecimalScalar, { description: 'The amount with at most the decimals of its currency: "180000.00".' })
  amount: string;

  @Field(() => CurrencyEnum, { description: 'Its currency.' })
  currency: Currency;
}

@InputType('LocalisedTextInput', {
  description:
    'A text in one or more languages. It replaces the text that was there as a whole: a language that is left out is removed.',
})
export class LocalisedTextInput {}
for (const locale of LOCALES)
  Field(() => String, { nullable: true, description: `In ${languageName(locale)}.` })(
    LocalisedTextInput.prototype,
    locale,
  );

@ObjectType('MutationError', { description: 'Why a change was refused; nothing was changed.' })
export class MutationErrorType {
  @Field(() => MutationErrorCodeEnum, { description: 'Why, for a program to tell apart.' })
  code: ErrorCode;

  @Field(() => [String], { description: 'The place in the input, outermost first: ["period", "to"].' })
  path: string[];

  @Field(() => String, { description: 'What is wrong and how to mend it, in the language of the request.' })
  message: string;
}

/** A change that was made has no errors: its resolver returns the changed thing alone. */
const emptyUnlessRefused: FieldMiddleware = async (_, next) => {
  const errors: unknown = await next();
  return errors ?? [];
};

/** What every payload has besides the changed thing, which is null when there are errors. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [MutationErrorType], {
    description: 'Empty when the change was made.',
    middleware: [emptyUnlessRefused],
  })
  errors?: MutationErrorType[];
}
