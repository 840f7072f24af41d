import type { Operation } from '@talkoot/contracts';

/** Who shares what a process can do at once: each person, each key, and of those who are not signed in each address. */
export const callerOf = ({ viewer: { person, key }, address }: Operation): string =>
  person ?? key ?? address ?? 'nobody';
