import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Key } from './key.read-model.js';
import { makeKey, revokeKey, rotateKey } from './keys.inputs.js';
import { KeysService } from './keys.service.js';

const secret = {
  scalar: String,
  description: 'The secret for the system. It is told here only: keep it like a password.',
} as const;

export const KeysMutations = mutations(KeysService, (change) => ({
  makeKey: change({
    description: 'Make a key with which a system of your organisation uses this service. At most 20 are good at once.',
    may: 'key:manage',
    input: makeKey,
    example: {
      organisation: exampleId('organisation'),
      name: 'Case management',
      scopes: ['read', 'write_identity'],
      expiresOn: '2027-06-30',
    },
    gives: { key: () => Key, secret },
    run: (keys, operation, command) => keys.make(operation, command),
  }),
  rotateKey: change({
    description:
      'Give a key a new secret. The one before is good for 24 hours more, so that the system can change over.',
    may: 'key:manage',
    input: rotateKey,
    example: { key: exampleId('key'), expectedVersion: 1 },
    gives: { key: () => Key, secret },
    run: (keys, operation, command) => keys.rotate(operation, command),
  }),
  revokeKey: change({
    description: 'Permanently revoke a key: from now on it opens nothing, and no token that was issued for it does.',
    may: 'key:manage',
    input: revokeKey,
    example: { key: exampleId('key'), expectedVersion: 1 },
    gives: { key: () => Key },
    run: (keys, operation, command) => keys.revoke(operation, command),
  }),
}));
