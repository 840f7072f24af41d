import type { Operation } from '@talkoot/contracts';

/** Who shares what a process can do at once: each system with a key, each person, and of those who are not signed in each address. */
export function callerOf({ viewer: { credential, person }, address }: Operation): string {
  return (credential?.kind === 'key' ? credential.id : person) ?? address ?? 'nobody';
}
