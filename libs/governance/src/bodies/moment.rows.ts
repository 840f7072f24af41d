import { Instant } from '@talkoot/contracts';

/** A moment as the driver gives it, to the millisecond. */
export const instantOf = (date: Date): Instant => Instant.ofEpochMilli(date.getTime());
