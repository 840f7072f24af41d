import type { Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** Nobody knows who asks, and this is not for everybody. */
export class NotAuthenticated extends Error {
  readonly text: Translations = say('request.notAuthenticated');
}
