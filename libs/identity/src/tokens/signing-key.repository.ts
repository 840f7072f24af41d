import { Injectable } from '@nestjs/common';
import type { Instant } from '@talkoot/contracts';
import { LOCKS, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { SealedSecretEntity, SigningKeyEntity } from './signing-key.entity.js';

/** A key as it is kept: the private part sealed, or not yet. */
export type KeptKey = SigningKeyEntity;

@Injectable()
export class SigningKeyRepository {
  constructor(private readonly source: DataSource) {}

  find(): Promise<KeptKey[]> {
    return this.source.manager.find(SigningKeyEntity, { order: { madeAt: 'ASC' } });
  }

  async findRoot(): Promise<Buffer | undefined> {
    const found = await this.source.manager.findOneBy(SealedSecretEntity, { purpose: 'root' });
    return found?.sealed;
  }

  /** All keys and the root, while nobody else changes them. */
  async hold(transaction: Transaction): Promise<{ keys: KeptKey[]; root: Buffer | undefined }> {
    await transaction.rows('SELECT pg_advisory_xact_lock($1)', [LOCKS.signingKeys]);
    const keys = await transaction.find(SigningKeyEntity, { order: { madeAt: 'ASC' } });
    const [root] = await transaction.find(SealedSecretEntity, { where: { purpose: 'root' } });
    return { keys, root: root?.sealed };
  }

  /** These keys are there, and no others. */
  async replace(transaction: Transaction, keys: readonly KeptKey[]): Promise<void> {
    await transaction.execute('DELETE FROM identity.signing_key', []);
    await transaction.insert(SigningKeyEntity, keys);
  }

  keepRoot(transaction: Transaction, sealed: Buffer): Promise<void> {
    return transaction.insert(SealedSecretEntity, [{ purpose: 'root', sealed }]);
  }
}

@Injectable()
export class RevokedTokenRepository {
  /** For a token that holds once: false where it was used before. */
  async useOnce(transaction: Transaction, jti: string, until: Instant): Promise<boolean> {
    await this.removeOver(transaction);
    const added = await transaction.rows(
      'INSERT INTO identity.revoked_token (jti, until) VALUES ($1, $2) ON CONFLICT (jti) DO NOTHING RETURNING jti',
      [jti, until.toString()],
    );
    return added.length > 0;
  }

  /** Adds it, and removes those that are over anyway. */
  async add(transaction: Transaction, jti: string, until: string): Promise<void> {
    await this.removeOver(transaction);
    await transaction.execute(
      'INSERT INTO identity.revoked_token (jti, until) VALUES ($1, $2) ON CONFLICT (jti) DO NOTHING',
      [jti, until],
    );
  }

  private removeOver(transaction: Transaction): Promise<void> {
    return transaction.execute('DELETE FROM identity.revoked_token WHERE until < $1', [
      transaction.operation.now.toString(),
    ]);
  }
}
