import { catalogue } from '@talkoot/contracts';
import type messages from './fi.json';

/** The keys of what this library says. What is told of an event has the event's name as its key. */
export type Message = keyof typeof messages;

export const { refuse, say, sayIn } = catalogue<Message>(import.meta.dirname);
