/**
 * The Message-ID of a mail (RFC 5322, 3.6.4) follows from the mail's id alone, so that anyone who gets the same mail twice,
 * after a crash between the server's acceptance and our note of it, can tell.
 */
export function messageIdOf(mailId: string, host: string): string {
  return `<${mailId}@${host}>`;
}

/** The bare address in a sender as in a mail's header: of `Talkoot <talkoot@example.org>`, what is in the brackets. */
export function addressOf(sender: string): string {
  return /<([^<>\s]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}

/** The domain of the sender's address. */
export const hostOfMails = (sender: string): string => addressOf(sender).split('@')[1] ?? 'localhost';
