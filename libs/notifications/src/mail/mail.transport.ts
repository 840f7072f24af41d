import type { Locale } from '@talkoot/contracts';
import type { Invitation } from '@talkoot/governance';

/** One message to one person, ready to be sent. */
export interface Mail {
  /** The id of the mail in the queue of mails: letters, digits, `_` and `-`. */
  readonly id: string;
  /** Of this mail for ever, whatever happens to it: see `messageIdOf`. */
  readonly messageId: string;
  /** One bare address, `name@host`. */
  readonly to: string;
  /** The sender as in a mail's header, `Talkoot <talkoot@example.org>`. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: Locale;
  /** What it does to the calendar of its reader, if anything. */
  readonly calendar?: Invitation | undefined;
  /** When the mail was written, which is not when it is sent: a repeat is the same message. */
  readonly date: Date;
}

/**
 * What became of an attempt. *Refused* is permanent: the same mail to the same address would be refused again.
 * *Postponed* may go better later, and may also mean that nobody knows whether the mail was taken.
 */
export type Delivery =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'postponed'; readonly reason: string };

/** A way out of the house for mails. */
export abstract class MailTransport {
  abstract send(mail: Mail): Promise<Delivery>;
  /** Removes what it keeps itself of mails; what a server has taken is out of reach. */
  abstract forget(mails: readonly string[]): Promise<void>;
  /** Removes what it keeps itself of mails that were written before, or counts it. */
  abstract forgetBefore(moment: Date, dryRun: boolean): Promise<number>;
  /** Lets go of connections as soon as what is under way has ended. */
  abstract close(): void;
}
