import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Operation } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { requireMayEver } from '../auth/index.js';
import { accompany, type Companion, rows, type Transaction } from '../database/index.js';
import { mutationsDeclared } from '../graphql/index.js';
import { badRequest, RequestRefused } from '../http/index.js';
import { Log } from '../logging/index.js';
import { say } from '../messages/index.js';
import { OperationExecutor, type OperationResult, stringifyResult, type ValidOperation } from '../read-model/index.js';
import { callerOf } from '../read-model/caller.js';
import { IdempotencySecrets } from './idempotency-secrets.js';

/** The header by which a client says that it may send the same again. */
export const IDEMPOTENCY_KEY = 'idempotency-key';
const REPLAYED = 'idempotency-replayed';

/** Hours. */
const KEPT_FOR = 24;
/** Milliseconds that a request waits for another with its key, and between two looks. */
const MOST_WAITING = 3_000;
const BETWEEN_LOOKS = 100;
/** Seconds without a commit after which the process that was at it is taken for dead. If it is not, it may commit nothing more. */
const SILENCE = 15;
/** In characters: a longer answer is not kept, and read again instead. */
const LARGEST_KEPT = 500_000;
const PRUNING_MS = 10 * 60_000;
const COST_OF_REPLAY = 1;

const FIND = `
  SELECT request, changes, answer, ended_at IS NOT NULL AS ended, renewed_at < now() - make_interval(secs => $2) AS silent
  FROM platform.idempotency_key WHERE id = $1 AND begun_at > now() - make_interval(hours => $3)`;
const BEGIN = `
  INSERT INTO platform.idempotency_key (id, request, changes, begun_at, renewed_at)
  VALUES ($1, $2, ARRAY[$3], now(), now())
  ON CONFLICT (id) DO UPDATE SET request = excluded.request, changes = excluded.changes, answer = NULL,
    begun_at = excluded.begun_at, renewed_at = excluded.renewed_at, ended_at = NULL
  WHERE idempotency_key.begun_at <= now() - make_interval(hours => $4)
  RETURNING id`;
const GO_ON = `
  UPDATE platform.idempotency_key SET changes = changes || $2, renewed_at = now()
  WHERE id = $1 AND ended_at IS NULL RETURNING id`;
const END = `
  UPDATE platform.idempotency_key SET answer = $2, ended_at = now() WHERE id = $1 AND ended_at IS NULL`;
const KEEP_REFUSAL = `
  INSERT INTO platform.idempotency_key (id, request, changes, answer, begun_at, renewed_at, ended_at)
  VALUES ($1, $2, '{}', $3, now(), now(), now()) ON CONFLICT (id) DO NOTHING`;
const PRUNE = `DELETE FROM platform.idempotency_key WHERE begun_at <= now() - make_interval(hours => $1)`;

interface Kept {
  readonly request: Buffer;
  /** Which changes are committed, by their keys in the answer. */
  readonly changes: readonly string[];
  readonly answer: Buffer | null;
  readonly ended: boolean;
  readonly silent: boolean;
}

/** Written by `sealedAnswer`. */
const answered = z.object({
  data: z.record(z.string(), z.unknown()).nullable(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** The key of a request; undefined: it has none. Throws RequestRefused. */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{8,200}$/.test(header)) return header;
  throw badRequest(say('request.idempotencyKey'));
}

/** Another request with the key was first: this one changes nothing. */
class KeyTaken extends RequestRefused {
  constructor() {
    super(409, 'IDEMPOTENCY_KEY_UNDER_WAY', say('request.idempotencyUnderWay'), { 'retry-after': '2' });
  }
}

/** Puts the key into the transactions of the changes, so that there is no change without it. */
class Claim implements Companion {
  isRecorded = false;
  isLost = false;
  private change = '';

  constructor(
    private readonly id: Buffer,
    private readonly request: Buffer,
  ) {}

  turnTo(change: string): void {
    this.change = change;
  }

  /** Waits while another transaction has put the key in and is not committed. */
  async begin(transaction: Transaction): Promise<void> {
    const mine = this.isRecorded
      ? await transaction.rows(GO_ON, [this.id, [this.change]])
      : await transaction.rows(BEGIN, [this.id, this.request, this.change, KEPT_FOR]);
    if (mine.length > 0) return;
    this.isLost = true;
    throw new KeyTaken();
  }

  committed(): void {
    this.isRecorded = true;
  }
}

/**
 * Changes that are sent again with their key are made once. The key is recorded in the transaction of the change; the answer is
 * kept after it. A process that dies in between leaves which changes it made: who asks again is told so, and can read them.
 */
@Injectable()
export class IdempotentChanges implements OnModuleInit, OnApplicationShutdown {
  private pruning: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly executor: OperationExecutor,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.pruning = setInterval(() => void this.prune(), PRUNING_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.pruning);
  }

  /** Makes the changes, or says what was answered when they were made. */
  async execute(given: ValidOperation, key: string, source: string): Promise<OperationResult | undefined> {
    const { operation } = given.context;
    const secrets = new IdempotencySecrets(`${callerOf(operation)} ${operation.viewer.organisation ?? ''}`, key);
    const request = secrets.requestOf(source, given.definition.name?.value ?? null, given.variables);
    try {
      return await this.once(given, secrets, request);
    } catch (error) {
      return this.executor.refuse(error, operation);
    }
  }

  private async once(
    given: ValidOperation,
    secrets: IdempotencySecrets,
    request: Buffer,
  ): Promise<OperationResult | undefined> {
    const { operation } = given.context;
    const { id } = secrets;
    const until = performance.now() + MOST_WAITING;
    /* oxlint-disable no-await-in-loop -- a loop in time: each look follows what another request did */
    for (;;) {
      const kept = await this.find(id);
      if (!kept) {
        const claim = new Claim(id, request);
        accompany(operation, claim);
        const result = await this.executor.execute(given);
        if (claim.isLost) continue;
        if (result) await this.keep(claim, secrets, request, result);
        return result;
      }
      if (!timingSafeEqual(kept.request, request))
        throw new RequestRefused(422, 'IDEMPOTENCY_KEY_REUSED', say('request.idempotencyReused'));
      const refused = this.executor.refusedFirst(given, requireStillMay);
      if (refused) return refused;
      if (kept.answer) return replayed(answered.parse(JSON.parse(secrets.opened(kept.answer))));
      if (kept.ended) return replayed(this.executor.withoutAnswer(given, kept.changes));
      if (kept.silent) await this.end(id, null);
      else if (performance.now() > until) throw new KeyTaken();
      else await pause(BETWEEN_LOOKS);
    }
    /* oxlint-enable no-await-in-loop */
  }

  private async find(id: Buffer): Promise<Kept | undefined> {
    const [kept] = await rows<Kept>(this.source.manager, FIND, [id, SILENCE, KEPT_FOR]);
    return kept;
  }

  /** What could not be kept is told from the changes that are recorded. */
  private async keep(
    { isRecorded }: Claim,
    secrets: IdempotencySecrets,
    request: Buffer,
    { data, errors }: OperationResult,
  ): Promise<void> {
    const isUnknown = errors?.some(({ extensions }) => extensions?.['code'] === 'OUTCOME_UNKNOWN') === true;
    // What changed nothing for another reason than the rules may go through when it is tried again.
    if (!isRecorded && !isUnknown && errors) return;
    const text = stringifyResult({ errors, data });
    const answer = isUnknown || text.length > LARGEST_KEPT ? null : secrets.sealed(text);
    try {
      if (isRecorded || isUnknown) await this.end(secrets.id, answer);
      else if (answer) await rows(this.source.manager, KEEP_REFUSAL, [secrets.id, request, answer]);
    } catch (error) {
      this.log.warn({ event: 'idempotency.not-kept', err: error });
    }
  }

  private async end(id: Buffer, answer: Buffer | null): Promise<void> {
    await rows(this.source.manager, END, [id, answer]);
  }

  private async prune(): Promise<void> {
    await rows(this.source.manager, PRUNE, [KEPT_FOR]).catch((error: unknown) =>
      this.log.warn({ event: 'idempotency.not-pruned', err: error }),
    );
  }
}

/** An answer can hold what is told to a role alone, such as the secret of a key: who has lost the role does not read it again. */
function requireStillMay(mutation: string, { viewer }: Operation): void {
  const declared = mutationsDeclared().get(mutation);
  if (!declared) throw new Error(`${mutation} is not declared`);
  requireMayEver(viewer, declared.may);
}

function replayed({ data, errors }: Pick<OperationResult, 'data' | 'errors'>): OperationResult {
  const headers = { [REPLAYED]: 'true', 'x-query-cost': String(COST_OF_REPLAY) };
  return { data, ...(errors && { errors }), cost: COST_OF_REPLAY, sql: 0, headers };
}
