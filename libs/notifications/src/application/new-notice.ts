import { type LocalisedText, newId, type PersonId } from '@talkoot/contracts';
import { messageIdOf } from '../mail/mail.js';
import type { Notice } from '../persistence/notification.repository.js';

/** A notice to a person with its mail; `host` is the one of the sender of mails. */
export function newNotice(person: PersonId, organisationName: LocalisedText, host: string): Notice {
  const mail = newId('mail');
  return { id: newId('notification'), person, organisationName, mail, messageId: messageIdOf(mail, host) };
}
