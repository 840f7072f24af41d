import { catalogue } from '@talkoot/contracts';
import type messages from './fi.json';

export const { say } = catalogue<keyof typeof messages>(import.meta.dirname);
