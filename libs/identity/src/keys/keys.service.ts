import { Injectable } from '@nestjs/common';
import { type Id, type Operation, requireAllowed } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { Key, MOST_KEYS } from './key.js';
import { KeyRepository } from './key.repository.js';
import { KeySecrets } from './key-secrets.service.js';
import type { MakeKey, RevokeKey, RotateKey } from './keys.inputs.js';

/** A key with a secret of it, which is told here and never again. */
export interface TellingKey {
  readonly key: Id<'key'>;
  readonly secret: string;
}

/** Managers make keys for the systems of their organisation, rotate and revoke them. */
@Injectable()
export class KeysService {
  private readonly store: AggregateStore<Id<'key'>, Key>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly keys: KeyRepository,
    private readonly secrets: KeySecrets,
    private readonly audit: AuditTrail,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['key'],
      load: (transaction, id) => keys.load(transaction, id),
      aggregate: (key) => key,
      repository: keys,
    });
  }

  async make(operation: Operation, command: MakeKey): Promise<TellingKey> {
    const { organisation } = command;
    requireAllowed(operation, 'key:manage', operation.viewer.organisation === organisation ? ['self'] : []);
    const prefix = this.secrets.newPrefix();
    const { secret, digest } = await this.secrets.make(prefix);
    return this.unitOfWork.run(operation, async (transaction) => {
      await this.registry.requireExisting(transaction, organisation, operation.today, ['organisation']);
      const names = await this.keys.namesOfGood(transaction, organisation);
      if (names.some((each) => isSameName(each, command.name))) throw refuse('NAME_TAKEN.key', ['name']);
      if (names.length >= MOST_KEYS) throw refuse('TOO_MANY.keys', [], { most: MOST_KEYS });
      const key = Key.make({ ...command, madeBy: operation.viewer.person, prefix }, operation);
      await this.keys.save(transaction, [key]);
      await this.keys.addSecret(transaction, key.id, digest);
      await this.note(transaction, key);
      return { key: key.id, secret };
    });
  }

  async rotate(operation: Operation, { key: id, expectedVersion }: RotateKey): Promise<TellingKey> {
    return this.store.change(operation, { id, expectedVersion, action: 'key:manage' }, async (key, transaction) => {
      const until = key.rotate();
      const { secret, digest } = await this.secrets.make(key.state.prefix);
      await this.keys.endSecrets(transaction, id, until);
      await this.keys.addSecret(transaction, id, digest);
      await this.note(transaction, key);
      return { key: id, secret };
    });
  }

  async revoke(operation: Operation, { key: id, expectedVersion }: RevokeKey): Promise<Id<'key'>> {
    return this.store.change(operation, { id, expectedVersion, action: 'key:manage' }, async (key, transaction) => {
      key.revoke();
      await this.keys.forgetSecrets(transaction, id);
      await this.note(transaction, key);
      return id;
    });
  }

  private note(transaction: Transaction, { id, state }: Key): Promise<void> {
    const detail = { organisation: state.organisation, role: state.role, scopes: state.scopes };
    return this.audit.record(transaction, { outcome: 'done', subject: id, detail });
  }
}

/** Events and the audit trail tell keys apart by their names. */
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
