import { z } from 'zod';

/** Characters that an e-mail address has at most (RFC 5321, 4.5.3.1.3, without its brackets). */
export const LONGEST_EMAIL = 254;

/** An e-mail address as people are known by it here: in small letters. */
export const emailAddress = z
  .email({ error: 'invalid_email' })
  .max(LONGEST_EMAIL, { error: `too_long:${LONGEST_EMAIL}` })
  .toLowerCase();
