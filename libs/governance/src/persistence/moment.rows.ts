import { Instant } from '@talkoot/contracts';

/** A moment as the driver gives and takes it, to the millisecond. */
export const instantOf = (date: Date): Instant => Instant.ofEpochMilli(date.getTime());
export const dateOf = (moment: Instant): Date => new Date(moment.toEpochMilli());
