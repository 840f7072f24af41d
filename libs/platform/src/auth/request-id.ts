import { uuidv7 } from 'uuidv7';

export const newRequestId = (): string => uuidv7();
