import type { Operation } from '@talkoot/contracts';

/** Who shares what a process can do at once: each person, and of those who are not signed in each address. */
export const callerOf = ({ viewer, address }: Operation): string => viewer.person ?? address ?? 'nobody';
