import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  type Instant,
  type LocalDate,
  newUuid,
  type OrganisationId,
  type Scope,
  uuidOf,
} from '@talkoot/contracts';
import { LOCKS, rootTable, type Row, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource, In } from 'typeorm';
import { Key, type Moment } from './key.js';
import type { KeyRole } from './key-roles.js';
import { KeyEntity, KeySecretEntity } from './key.entity.js';

type KeyId = Id<'key'>;

/** A key that is good now, as far as its use goes. */
export interface GoodKey {
  readonly id: KeyId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: readonly Scope[];
  /** Of the secrets that are good. */
  readonly digests: readonly Buffer[];
}

/** By which a key is looked up: how its secret begins, or its id with that of a token that was issued for it. */
export type KeyReference = { readonly prefix: string } | { readonly id: KeyId; readonly token?: string };

@Injectable()
export class KeyRepository {
  constructor(private readonly source: DataSource) {}

  /** Holds it until the end of the transaction. */
  async load(transaction: Transaction, id: KeyId): Promise<Key | undefined> {
    const [found] = await this.loadAll(transaction, [id]);
    return found;
  }

  /** Those of the organisations that are not revoked and not over before the day. */
  async loadOf(transaction: Transaction, organisations: readonly OrganisationId[], day: LocalDate): Promise<Key[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      'SELECT id FROM identity.api_key WHERE organisation_id = ANY ($1) AND revoked_at IS NULL AND expires_on >= $2',
      [organisations.map(uuidOf), day.toString()],
    );
    return this.loadAll(
      transaction,
      found.map(({ id }) => idOf('key', id)),
    );
  }

  /** What those are called that are good today; nobody else makes one for the organisation meanwhile. */
  async namesOfGood(transaction: Transaction, organisation: OrganisationId): Promise<string[]> {
    await transaction.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.keysOfOrganisation, organisation]);
    const found = await transaction.rows<{ name: string }>(
      `SELECT name FROM identity.api_key
       WHERE organisation_id = $1 AND revoked_at IS NULL AND expires_on >= $2`,
      [uuidOf(organisation), transaction.operation.today.toString()],
    );
    return found.map(({ name }) => name);
  }

  save(transaction: Transaction, keys: readonly Key[]): Promise<void> {
    return transaction.save(keys, TABLES);
  }

  addSecret(transaction: Transaction, key: KeyId, digest: Buffer): Promise<void> {
    return transaction.insert(KeySecretEntity, [{ id: newUuid(), key, digest, goodUntil: undefined }]);
  }

  /** The newest secret is valid until then, those before no longer. */
  async endSecrets(transaction: Transaction, key: KeyId, until: Instant): Promise<void> {
    await transaction.execute('DELETE FROM identity.api_key_secret WHERE key_id = $1 AND good_until IS NOT NULL', [
      uuidOf(key),
    ]);
    await transaction.execute('UPDATE identity.api_key_secret SET good_until = $2 WHERE key_id = $1', [
      uuidOf(key),
      until.toString(),
    ]);
  }

  forgetSecrets(transaction: Transaction, key: KeyId): Promise<void> {
    return transaction.execute('DELETE FROM identity.api_key_secret WHERE key_id = $1', [uuidOf(key)]);
  }

  /** One that is neither revoked nor over. */
  async findGood(by: KeyReference, { now, today }: Moment): Promise<GoodKey | undefined> {
    const { condition, value, token } =
      'prefix' in by
        ? { condition: 'k.prefix', value: by.prefix, token: undefined }
        : { condition: 'k.id', value: uuidOf(by.id), token: by.token };
    const [found] = await rows<FoundKey>(
      this.source.manager,
      `SELECT k.id, k.organisation_id AS organisation, k.name, k.role, k.scopes, ARRAY(
         SELECT s.digest FROM identity.api_key_secret s
         WHERE s.key_id = k.id AND (s.good_until IS NULL OR s.good_until > $2)) AS digests
       FROM identity.api_key k
       WHERE ${condition} = $1 AND k.revoked_at IS NULL AND k.expires_on >= $3
         AND NOT EXISTS (SELECT FROM identity.revoked_token WHERE jti = $4)`,
      [value, now.toString(), today.toString(), token ?? null],
    );
    return found && { ...found, id: idOf('key', found.id), organisation: idOf('organisation', found.organisation) };
  }

  async noteUse(key: KeyId, at: Instant): Promise<void> {
    await rows(
      this.source.manager,
      `INSERT INTO identity.api_key_use AS u (id, last_used_at) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET last_used_at = EXCLUDED.last_used_at
         WHERE u.last_used_at < EXCLUDED.last_used_at - interval '1 minute'`,
      [uuidOf(key), at.toString()],
    );
  }

  private async loadAll(transaction: Transaction, ids: readonly KeyId[]): Promise<Key[]> {
    const found = await transaction.find(KeyEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.map(({ id, version, recordedAt: _, ...state }) => new Key(id, version, state, transaction.operation));
  }
}

interface FoundKey {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: readonly Scope[];
  readonly digests: readonly Buffer[];
}

const toRow = ({ id, version, state }: Key): Row<KeyEntity> => ({
  id,
  version,
  ...state,
  rotatedAt: state.rotatedAt,
  revokedAt: state.revokedAt,
});

const TABLES = [rootTable(KeyEntity, toRow)];
