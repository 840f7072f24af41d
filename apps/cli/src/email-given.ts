import { emailAddress } from '@talkoot/contracts';
import { Refused } from './instance.js';

/** An e-mail address as it was typed, as the database has it. */
export function emailGiven(text: string): string {
  const address = emailAddress.safeParse(text);
  if (!address.success) throw new Refused(`${text} is no e-mail address. Write it as name@example.org.`);
  return address.data;
}
