import { stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** rotating: for 24 hours the secret before the newest one is good too. */
export const KEY_STATUSES = ['active', 'rotating', 'revoked', 'expired'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

const { begin, step } = stepsOf<KeyStatus, { readonly status: KeyStatus }>((status) =>
  refuse(status === 'rotating' ? 'WRONG_STATUS.keyRotates' : 'WRONG_STATUS.keyOver', ['key'], { status }),
);

/** Time does the rest: a key that rotates is active again 24 hours later, and each is expired after its last day. */
export const KEY_FLOW = {
  makeKey: begin('active'),
  rotateKey: step(['active'], 'rotating'),
  revokeKey: step(['active', 'rotating'], 'revoked'),
};
