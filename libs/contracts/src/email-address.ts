import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import { tidyLine } from './text.js';

/** Characters that an e-mail address has at most (RFC 5321, 4.5.3.1.3, without its brackets), and before its @. */
const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;

/** Other letters before the @ need an extension of mail servers (SMTPUTF8, RFC 6531) that many of them lack. */
const LOCAL_PART = /^[a-z0-9_'+-]+(\.[a-z0-9_'+-]+)*$/i;
/** What goes on to the parser of host names, which reads percent signs and numbers of the network as well. */
const LETTERS_AND_DOTS = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{1,58}[a-z0-9]|[a-z]{2,63})$/;

/** Latin letters and others in one label: the domain looks like another one (UTS 39, 5.1). */
const mixesAlphabets = (domain: string): boolean =>
  domain.split('.').some((label) => /\p{Script=Latin}/u.test(label) && /(?!\p{Script=Latin})\p{L}/u.test(label));

type Fault = 'at' | 'local' | 'domain' | 'alphabets';

/** The address in its one form, or what is wrong with it. */
function canonical(text: string): { readonly address: string } | { readonly fault: Fault } {
  const [local = '', domain, ...more] = text.split('@');
  if (domain === undefined || more.length > 0) return { fault: 'at' };
  if (!LOCAL_PART.test(local) || local.length > LONGEST_LOCAL_PART) return { fault: 'local' };
  const ascii = LETTERS_AND_DOTS.test(domain) ? domainToASCII(domain) : '';
  if (!DOMAIN.test(ascii)) return { fault: 'domain' };
  return mixesAlphabets(domainToUnicode(ascii))
    ? { fault: 'alphabets' }
    : { address: `${local.toLowerCase()}@${ascii}` };
}

/**
 * An e-mail address in the one form in which people are known by it here and mails are sent to it: in small letters, an
 * internationalised domain in its ASCII form (`name@hämeenlinna.example` is `name@xn--hmeenlinna-q5a.example`, RFC 5891). What mail
 * programs show is their matter: they write the domain in letters again.
 */
export const emailAddress: z.ZodType<string, string> = z
  .string()
  .meta({ format: 'idn-email' })
  .overwrite(tidyLine)
  .max(LONGEST_EMAIL, { error: `too_long:${LONGEST_EMAIL}` })
  .transform((text, context) => {
    const read = canonical(text);
    if ('address' in read && read.address.length <= LONGEST_EMAIL) return read.address;
    const message = 'fault' in read ? `invalid_email:${read.fault}` : `too_long:${LONGEST_EMAIL}`;
    context.issues.push({ code: 'custom', input: text, message });
    return z.NEVER;
  });
