import { DateScalar, LocaleEnum } from '@talkoot/platform/graphql';

/** The day of what is dated. */
export const ON = {
  type: () => DateScalar,
  nullable: true,
  description: 'The day to look at; unless said, that of what is above, or today.',
};

/** The language of a text. */
export const LOCALE = {
  type: () => LocaleEnum,
  nullable: true,
  description: 'The language; the request’s unless said.',
};

/** A code by which people know the thing. */
export const CODE = { type: () => String, description: 'Its code.' };
